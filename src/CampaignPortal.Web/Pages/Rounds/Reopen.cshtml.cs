using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Opens a closed round again, with a reason and before its result is decided.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class ReopenModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(RoundExtension.ReasonMaxLength);
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Round Round { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } round)
        {
            return NotFound();
        }

        (Round, Input.Version) = (round, round.Version);
        WhyNot = round.WhyNotReopen(await IsDecidedAsync(ct));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await FindAsync(ct) is not { } round)
        {
            return NotFound();
        }

        db.ExpectVersion(round, Input.Version);
        round.Reopen(await IsDecidedAsync(ct), Input.Reason, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Rounds.Reopen.Done";
        return RedirectToPage("Details", new { Id });
    }

    private Task<bool> IsDecidedAsync(CancellationToken ct) =>
        db.RoundResults.AnyAsync(r => r.RoundId == Id && r.State != ResultState.Previewed, ct);

    private Task<Round?> FindAsync(CancellationToken ct) =>
        db.Rounds.Organised(access, Permit.RunRounds).SingleOrDefaultAsync(r => r.Id == Id, ct);
}
