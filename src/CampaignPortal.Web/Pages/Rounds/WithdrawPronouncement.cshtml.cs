using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Takes a pronouncement back, with a reason; it stays on record. What was confirmed is taken back by somebody other than who recorded it.</summary>
[Authorize(Policy = Permit.DecideOccurrences)]
public sealed class WithdrawPronouncementModel(PronouncementReading reading, RoundGates gates) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(Pronouncement.ReasonMaxLength);
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public OpenedPronouncement Opened { get; private set; } = null!;
    public Round Round => Opened.Round;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await reading.FindAsync(Id, ct) is not { } opened)
        {
            return NotFound();
        }

        (Opened, Input.Version) = (opened, opened.Pronouncement.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await gates.WithdrawAsync(Id, version, Input.Reason, Opened.Actor, ct);
        TempData["Notice"] = "Pronounce.Withdraw.Done";
        return RedirectToPage("Gates", new { id = Round.Id });
    }
}
