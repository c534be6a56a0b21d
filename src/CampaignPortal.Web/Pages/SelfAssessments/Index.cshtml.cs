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
public sealed class IndexModel(Access access, WorkCalendar calendar) : PageModel
{
    private const int PageSize = 50;

    /// <param name="DueOn">Last day for what has to be done next; null when nothing has to.</param>
    public sealed record SheetView(int Id, int Year, int Quarter, string UnitName, string CampaignName, SheetState State, DateOnly? DueOn, int? DaysLeft)
    {
        public StatusKind Status => State.Kind();

        /// <summary>Where there is something to do with it, else what became of it.</summary>
        public string Page => State.IsEditable ? "Sheet" : "History";
    }

    /// <param name="Until">Where the unit was given more days for filing; <paramref name="ConfirmUntil"/> alike for confirming.</param>
    internal sealed record ListedSheet(
        int Id, Quarter Quarter, string UnitName, string CampaignName, SheetState State, bool IsOpen, DateOnly SelfDueOn, DateOnly ConfirmDueOn, DateOnly? Until, DateOnly? ConfirmUntil)
    {
        /// <summary>Last day for what has to be done next; null when nothing has to.</summary>
        public DateOnly? DueOn => !IsOpen || State == SheetState.Confirmed ? null
            : State == SheetState.Draft ? (Until > SelfDueOn ? Until : SelfDueOn)
            : ConfirmUntil > ConfirmDueOn ? ConfirmUntil : ConfirmDueOn;
    }

    public IReadOnlyList<SheetView> Sheets { get; private set; } = [];
    public bool MayConfirm { get; private set; }
    public PagesView Pages { get; private set; } = new(1, 1);

    public async Task OnGetAsync(int? p, CancellationToken ct)
    {
        MayConfirm = await access.MayAsync(Permit.ConfirmSelfAssessment, ct);
        var rows = await Listed(access).PageAsync(p, PageSize, ct);
        Pages = PagesView.Of(rows);
        Sheets = [.. rows.Rows.Select(r => new SheetView(
            r.Id, r.Quarter.Year, r.Quarter.Number, r.UnitName, r.CampaignName, r.State, r.DueOn, r.DueOn is { } day ? calendar.WorkingDaysUntil(access.Today, day) : null))];
    }

    internal static IQueryable<ListedSheet> Listed(Access access)
    {
        var db = access.Db;
        return from s in db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment)
               join r in db.Rounds on s.RoundId equals r.Id
               join c in db.Campaigns on s.CampaignId equals c.Id
               from place in r.Participants
               where place.UnitId == s.UnitId
               orderby r.Quarter.Year descending, r.Quarter.Number descending, r.Id descending, place.Order
               select new ListedSheet(
                   s.Id, r.Quarter, place.UnitName, c.Name, s.State, r.State == RoundState.Open, r.Dates.SelfDueOn, r.Dates.ConfirmDueOn,
                   r.Extensions.Where(e => e.UnitId == s.UnitId).Max(e => (DateOnly?)e.UntilOn),
                   r.Extensions.Where(e => e.UnitId == s.UnitId).Max(e => (DateOnly?)e.ConfirmUntilOn));
    }
}
