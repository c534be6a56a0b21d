using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>The score sheets of one's offices and of oneself as a supervisor, newest quarter first.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class IndexModel(Access access, ScoreReading reading, PhaseGate gate, WorkCalendar calendar) : PageModel
{
    private const int PageSize = 50;

    /// <param name="DaysLeft">Working days; null where nothing is due any more.</param>
    public sealed record SheetView(
        int Id, Quarter Quarter, string Campaign, string Channel, string? Office, int UnitCount, int ItemCount, int FilledCount, int CellCount,
        SheetState State, DateOnly DueOn, int? DaysLeft, bool IsWritable);

    internal sealed record ListedSheet
    {
        public required ScoreSheet Sheet { get; init; }
        public required Round Round { get; init; }
        public required string Campaign { get; init; }

        /// <summary>Null for a supervisor's.</summary>
        public string? Office { get; init; }

        public int UnitCount { get; init; }
        public int ItemCount { get; init; }
        public int CellCount { get; init; }
        public int FilledCount { get; init; }
    }

    public IReadOnlyList<SheetView> Sheets { get; private set; } = [];
    public PagesView Pages { get; private set; } = new(1, 1);

    public async Task OnGetAsync(int? p, CancellationToken ct)
    {
        var rows = await Listed(access).AsNoTracking().PageAsync(p, PageSize, ct);
        var channels = await reading.ChannelsAsync([.. rows.Rows.Select(r => r.Round.SchemeVersionId!.Value).Distinct()], ct);
        var openings = await gate.OpeningsAsync([.. rows.Rows.Select(r => r.Sheet.CampaignId)], ct);
        Pages = PagesView.Of(rows);
        Sheets = [.. rows.Rows.Select(r =>
        {
            var isWritable = r.Sheet.WhyNotWrite(r.Round, access.ArrivedAt) is null && openings[r.Sheet.CampaignId].IsOpen(CampaignFunction.Scoring);
            return new SheetView(
                r.Sheet.Id, r.Round.Quarter, r.Campaign, channels[(r.Round.SchemeVersionId!.Value, r.Sheet.ChannelCode)], r.Office,
                r.UnitCount, r.ItemCount, r.FilledCount, r.CellCount, r.Sheet.State, r.Round.Dates.ScoringDueOn,
                r.Sheet.State.IsEditable && r.Round.State == RoundState.Open ? calendar.WorkingDaysUntil(access.Today, r.Round.Dates.ScoringDueOn) : null, isWritable);
        })];
    }

    internal static IQueryable<ListedSheet> Listed(Access access)
    {
        var db = access.Db;
        return from s in db.ScoreSheets.OfRater(access)
               join r in db.Rounds on s.RoundId equals r.Id
               join c in db.Campaigns on s.CampaignId equals c.Id
               orderby r.Quarter.Year descending, r.Quarter.Number descending, s.Id
               select new ListedSheet
               {
                   Sheet = s, Round = r, Campaign = c.Name,
                   Office = db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault(),
                   UnitCount = s.Marks.Select(m => m.UnitId).Distinct().Count(),
                   ItemCount = s.Marks.Select(m => m.ItemCode).Distinct().Count(),
                   CellCount = s.Marks.Count,
                   FilledCount = s.Marks.AsQueryable().Count(ScoreReading.IsFilled),
               };
    }
}
