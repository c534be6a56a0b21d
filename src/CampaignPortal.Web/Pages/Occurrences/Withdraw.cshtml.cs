using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Occurrences;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Occurrences;

/// <summary>The finder takes an occurrence back; it stays on record with his reason.</summary>
[Authorize(Policy = Permit.RecordOccurrences)]
public sealed class WithdrawModel(CampaignDbContext db, Access access, OccurrenceReading reading, Recipients recipients, TimeProvider clock) : PageModel, IRedisplay
{
    private const int ReasonMaxLength = Occurrence.ReasonMaxLength;

    public sealed class Form
    {
        public long Version { get; set; }
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() =>
            RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(ReasonMaxLength).WithErrorCode("Occurrences.Reason.TooLong");
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public OccurrenceShown Shown { get; private set; } = null!;
    public Refusal? WhyNot => Shown.Occurrence.WhyNotWithdraw(access.Self);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await reading.FindAsync(Id, ct) is not { } shown)
        {
            return NotFound();
        }

        (Shown, Input.Version) = (shown, shown.Occurrence.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        var occurrence = await db.Occurrences.VisibleTo(access, Permit.RecordOccurrences).Include(o => o.Subjects).SingleOrDefaultAsync(o => o.Id == Id, ct);
        if (occurrence is null)
        {
            return NotFound();
        }

        var actor = occurrence.RecordingUnitId is { } office ? await access.ActorForAsync(Permit.RecordOccurrences, office, ct) : access.Self;
        if (actor is null)
        {
            return NotFound();
        }

        db.ExpectVersion(occurrence, Input.Version);
        occurrence.Withdraw(Input.Reason, actor, clock.GetUtcNow());
        await recipients.TellUnitsAsync([.. occurrence.Subjects.Select(s => s.UnitId)], "OccurrenceWithdrawn", occurrence.Number, $"/Occurrences/Details/{Id}", ct);
        await db.SaveChangesAsync(ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Occurrences.Withdraw.Done", occurrence.Number);
        return RedirectToPage("Details", new { id = Id });
    }
}
