using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>The self-assessments of the person's own units, newest quarter first.</summary>
[Authorize(Policy = Permit.FillSelfAssessment)]
public sealed class IndexModel(CampaignDbContext db, Access access, WorkCalendar calendar) : PageModel
{
    private const int PageSize = 50;

    /// <param name="DueOn">Last day for what has to be done next; null when nothing has to.</param>
    public sealed record SheetView(int Id, int Year, int Quarter, string UnitName, string CampaignName, SheetState State, DateOnly? DueOn, int? DaysLeft)
    {
        public StatusKind Status => State.Kind();

        /// <summary>Where there is something to do with it, else what became of it.</summary>
        public string Page => State.IsEditable ? "Sheet" : "History";
    }

    public IReadOnlyList<SheetView> Sheets { get; private set; } = [];
    public bool MayConfirm { get; private set; }
    public PagesView Pages { get; private set; } = new(1, 1);

    public async Task OnGetAsync(int? p, CancellationToken ct)
    {
        MayConfirm = await access.MayAsync(Permit.ConfirmSelfAssessment, ct);
        var mine = db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment);
        var rows = await (from s in mine
                          join r in db.Rounds on s.RoundId equals r.Id
                          join c in db.Campaigns on s.CampaignId equals c.Id
                          from place in r.Participants
                          where place.UnitId == s.UnitId
                          orderby r.Quarter.Year descending, r.Quarter.Number descending, r.Id descending, place.Order
                          select new
                          {
                              s.Id, r.Quarter.Year, r.Quarter.Number, place.UnitName, c.Name, s.State, IsOpen = r.State == RoundState.Open, r.Dates.SelfDueOn, r.Dates.ConfirmDueOn,
                              Until = r.Extensions.Where(e => e.UnitId == s.UnitId).Max(e => (DateOnly?)e.UntilOn),
                              ConfirmUntil = r.Extensions.Where(e => e.UnitId == s.UnitId).Max(e => (DateOnly?)e.ConfirmUntilOn),
                          }).PageAsync(p, PageSize, ct);
        Pages = PagesView.Of(rows);
        Sheets = [.. from r in rows.Rows
                     let confirm = r.ConfirmUntil > r.ConfirmDueOn ? r.ConfirmUntil : r.ConfirmDueOn
                     let due = !r.IsOpen || r.State == SheetState.Confirmed ? null : r.State == SheetState.Draft ? (r.Until > r.SelfDueOn ? r.Until : r.SelfDueOn) : confirm
                     select new SheetView(
                         r.Id, r.Year, r.Number, r.UnitName, r.Name, r.State, due, due is { } day ? calendar.WorkingDaysUntil(access.Today, day) : null)];
    }
}
