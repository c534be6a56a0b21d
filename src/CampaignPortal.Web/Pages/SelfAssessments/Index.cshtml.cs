using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>The self-assessments of the person's own units, newest quarter first.</summary>
[Authorize(Policy = Permit.FillSelfAssessment)]
public sealed class IndexModel(Access access, PhaseGate gate, WorkCalendar calendar) : PageModel
{
    private const int PageSize = 50;

    /// <param name="DueOn">Last day for what has to be done next; null when nothing has to, or cannot be.</param>
    /// <param name="Closure">The phase that keeps it closed; null where none does, or nothing is to be filled in.</param>
    public sealed record SheetView(int Id, int Year, int Quarter, string UnitName, string CampaignName, SheetState State, DateOnly? DueOn, int? DaysLeft, Closure? Closure)
    {
        public StatusKind Status => Closure is null ? State.Kind() : StatusKind.Blocked;

        /// <summary>Key of its words.</summary>
        public string StateText => Closure?.StateText ?? $"State.Self.{State}";

        /// <summary>Key of the words for what can be done with it: nothing can be filled in behind a closed phase.</summary>
        public string DoText => $"SelfAssessments.Do.{(Closure is null ? State : SheetState.Confirmed)}";

        /// <summary>Where there is something to do with it, else what became of it.</summary>
        public string Page => State.IsEditable ? "Sheet" : "History";
    }

    /// <param name="Until">Where the unit was given more days for filing; <paramref name="ConfirmUntil"/> alike for confirming.</param>
    internal sealed record ListedSheet(
        int Id, int CampaignId, Quarter Quarter, string UnitName, string CampaignName, SheetState State, bool IsOpen, DateOnly SelfDueOn, DateOnly ConfirmDueOn, DateOnly? Until, DateOnly? ConfirmUntil)
    {
        public bool IsToFill => IsOpen && State.IsEditable;

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
        var openings = await gate.OpeningsAsync([.. rows.Rows.Where(r => r.IsToFill).Select(r => r.CampaignId)], ct);
        Sheets = [.. rows.Rows.Select(r => ViewOf(r, r.IsToFill ? PhaseGate.WhyNot(openings[r.CampaignId], CampaignFunction.SelfAssessment) : null))];
    }

    /// <summary>What a phase keeps closed is not to be done now, and has no day.</summary>
    private SheetView ViewOf(ListedSheet sheet, Closure? closure)
    {
        var dueOn = closure is null ? sheet.DueOn : null;
        return new SheetView(
            sheet.Id, sheet.Quarter.Year, sheet.Quarter.Number, sheet.UnitName, sheet.CampaignName, sheet.State, dueOn,
            dueOn is { } day ? calendar.WorkingDaysUntil(access.Today, day) : null, closure);
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
                   s.Id, c.Id, r.Quarter, place.UnitName, c.Name, s.State, r.State == RoundState.Open, r.Dates.SelfDueOn, r.Dates.ConfirmDueOn,
                   r.Extensions.Where(e => e.UnitId == s.UnitId).Max(e => (DateOnly?)e.UntilOn),
                   r.Extensions.Where(e => e.UnitId == s.UnitId).Max(e => (DateOnly?)e.ConfirmUntilOn));
    }
}
