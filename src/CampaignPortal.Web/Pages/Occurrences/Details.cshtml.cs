using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Occurrences;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Occurrences;

/// <summary>One occurrence: what is said, on which ground, how the figure comes about, who did what, and what the reader may do.</summary>
[Authorize(Policy = Permit.SeeOccurrences)]
public sealed class DetailsModel(OccurrenceReading reading, Access access, WorkCalendar calendar, TimeProvider clock) : PageModel
{
    public OccurrenceShown Shown { get; private set; } = null!;
    public Occurrence Occurrence => Shown.Occurrence;
    public bool IsAnswerer => Shown.Subjects.Any(s => s.IsMine) && Occurrence.State != OccurrenceState.Claimed;
    public bool IsFinder => Occurrence.RecordedBy.IsSameAs(access.Self);
    public Refusal? WhyNotAcknowledge => Mine(s => Occurrence.WhyNotAcknowledge(s.UnitId));
    public Refusal? WhyNotStateCase => Mine(s => Occurrence.WhyNotStateCase(s.UnitId, clock.GetUtcNow()));
    public Refusal? WhyNotDecide => Occurrence.WhyNotDecide(Shown.Decider!, Shown.Homes, clock.GetUtcNow());
    public Refusal? WhyNotWithdraw => Occurrence.WhyNotWithdraw(access.Self);

    /// <summary>Null once nobody may state his case any more.</summary>
    public int? DaysLeft => Occurrence.State.IsAnswerable ? calendar.WorkingDaysUntil(access.Today, Occurrence.StatementDueOn) : null;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await reading.FindAsync(id, ct) is not { } shown)
        {
            return NotFound();
        }

        Shown = shown;
        return Page();
    }

    /// <summary>Null where at least one of the reader's units may.</summary>
    private Refusal? Mine(Func<SubjectShown, Refusal?> ask)
    {
        var answers = Shown.Subjects.Where(s => s.IsMine).Select(ask).ToList();
        return answers.Exists(a => a is null) ? null : answers.FirstOrDefault() ?? Refusal.NotEntitled;
    }
}
