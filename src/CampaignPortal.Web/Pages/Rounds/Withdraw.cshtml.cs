using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Takes a round back that was planned or opened by mistake, as long as nobody has filled in anything.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class WithdrawModel(CampaignDbContext db, Access access, RoundWithdrawing withdrawing) : PageModel, IRedisplay
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
    public string Campaign { get; private set; } = "";
    public RoundTraces Traces { get; private set; } = null!;
    public Refusal? WhyNot => Round.WhyNotWithdraw(Traces.IsUsed);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var round = await db.Rounds.Organised(access, Permit.RunRounds).AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, ct);
        if (round is null)
        {
            return NotFound();
        }

        (Round, Input.Version) = (round, round.Version);
        Campaign = await db.Campaigns.Where(c => c.Id == round.CampaignId).Select(c => c.Name).SingleAsync(ct);
        Traces = await withdrawing.TracesAsync(round, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (!await db.Rounds.Organised(access, Permit.RunRounds).AnyAsync(r => r.Id == Id, ct))
        {
            return NotFound();
        }

        await withdrawing.WithdrawAsync(Id, Input.Version, Input.Reason, access.Self, ct);
        TempData["Notice"] = "Rounds.Withdraw.Done";
        return RedirectToPage("Index");
    }
}
