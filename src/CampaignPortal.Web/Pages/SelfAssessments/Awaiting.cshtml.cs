using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>Submitted self-assessments that wait for the head or the deputy in charge, the most urgent first; without those that he had a hand in, which somebody else confirms.</summary>
[Authorize(Policy = Permit.ConfirmSelfAssessment)]
public sealed class AwaitingModel(CampaignDbContext db, Access access, WorkCalendar calendar) : PageModel
{
    private const int PageSize = 50;

    public sealed record SheetView(int Id, int Year, int Quarter, string UnitName, string CampaignName, bool IsLate, DateOnly DueOn, int DaysLeft);

    public IReadOnlyList<SheetView> Sheets { get; private set; } = [];
    public PagesView Pages { get; private set; } = new(1, 1);

    public async Task OnGetAsync(int? p, CancellationToken ct)
    {
        var me = access.PersonId;
        var waiting = from s in db.SelfAssessments.VisibleTo(access, Permit.ConfirmSelfAssessment)
                      where s.State == SheetState.Submitted
                          && !s.Submissions.Any(x => x.SubmittedBy.PersonId == me || x.SubmittedBy.ForPersonId == me)
                          && !s.Contributors.Any(x => x.By.PersonId == me || x.By.ForPersonId == me)
                      join r in db.Rounds on s.RoundId equals r.Id
                      where r.State == RoundState.Open
                      join c in db.Campaigns on s.CampaignId equals c.Id
                      from place in r.Participants
                      where place.UnitId == s.UnitId
                      select new
                      {
                          s.Id, r.Quarter.Year, r.Quarter.Number, place.UnitName, place.Order, c.Name, r.Dates.ConfirmDueOn, IsLate = s.Submissions.Any(x => x.IsLate),
                          Until = r.Extensions.Where(e => e.UnitId == s.UnitId).Max(e => (DateOnly?)e.ConfirmUntilOn),
                      };
        var rows = await waiting.OrderBy(r => r.ConfirmDueOn).ThenBy(r => r.Order).ThenBy(r => r.Id).PageAsync(p, PageSize, ct);
        Pages = PagesView.Of(rows);
        Sheets = [.. from r in rows.Rows
                     let due = r.Until > r.ConfirmDueOn ? r.Until.Value : r.ConfirmDueOn
                     select new SheetView(r.Id, r.Year, r.Number, r.UnitName, r.Name, r.IsLate, due, calendar.WorkingDaysUntil(access.Today, due))];
    }
}
