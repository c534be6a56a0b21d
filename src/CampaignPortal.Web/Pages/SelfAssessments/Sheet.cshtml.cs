using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>One self-assessment as a list of its items: what each says by itself, and where the unit says something else.</summary>
[Authorize(Policy = Permit.FillSelfAssessment)]
public sealed class SheetModel(CampaignDbContext db, Access access, SelfReading reading, SelfWords words, Colleagues colleagues, WorkCalendar calendar) : PageModel
{
    public sealed record GroupView(string? Name, IReadOnlyList<SelfLineView> Lines);

    /// <param name="WhyNot">Why nothing can be filled in; null when it can.</param>
    /// <param name="Others">Who else is at it; empty where nobody is.</param>
    /// <param name="Next">The item to begin or go on with; null when every item is answered, or none has to be.</param>
    public sealed record SheetView(
        int Id, string Quarter, string UnitName, string CampaignName, SheetState State, bool IsExceptionOnly, DateOnly DueOn, int DaysLeft, Refusal? WhyNot, string? WhyNotAbout,
        int FilledCount, int Count, string? Next, IReadOnlyList<string> Reasons, SelfTotalView Total, IReadOnlyList<GroupView> Groups, IReadOnlyList<RecordedLineView> Recorded,
        string Others)
    {
        public StatusKind Status => State.Kind();
    }

    public SheetView Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var now = access.ArrivedAt;
        var read = await reading.ReadAsync(db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment), id, ct);
        if (read is null)
        {
            return NotFound();
        }

        List<SelfLineView> lines = [.. read.Lines.Select(words.Of)];
        var (sheet, round) = (read.Sheet, read.Round);
        var dueOn = sheet.State == SheetState.Draft ? round.SelfDueOnFor(sheet.UnitId) : round.ConfirmDueOnFor(sheet.UnitId);
        Shown = new SheetView(
            id, words.Quarter(round.Quarter), read.Unit.UnitName, read.CampaignName, sheet.State, sheet.Mode == SelfMode.ExceptionOnly,
            dueOn, calendar.WorkingDaysUntil(access.Today, dueOn), read.WhyNotWrite(now), read.Closure?.About,
            lines.Count(l => l.IsFilled), lines.Count, lines.Find(l => l.Reasons.Count > 0)?.Code ?? lines.Find(l => l.IsMissing)?.Code,
            read.Reasons, SelfTotalView.Of(read),
            [.. lines.GroupBy(l => l.Group).Select(g => new GroupView(g.Key, [.. g]))],
            [.. read.Recorded.Select(words.Of)], await colleagues.SayAsync(Colleagues.Of(sheet.Answers), ct));
        return Page();
    }
}
