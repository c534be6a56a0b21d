using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Rounds with a result, newest first; what is superseded is reached from what took its place.</summary>
[Authorize(Policy = Permit.SeeResults)]
public sealed class IndexModel(Access access) : PageModel
{
    private const int PageSize = 20;

    /// <summary>Who reaches more finds each in the ranking.</summary>
    private const int MostOwn = 10;

    public sealed record OwnView(int UnitId, string UnitName, decimal? Total, int? Rank);

    public sealed record ResultView(int Id, string Campaign, Quarter Quarter, int Number, ResultState State, DateTimeOffset? DecidedAt, bool ShowsOwn, IReadOnlyList<OwnView> Own);

    public sealed record WaitingView(int RoundId, string Campaign, Quarter Quarter);

    public IReadOnlyList<ResultView> Results { get; private set; } = [];

    /// <summary>Closed rounds that nobody has computed yet; for those who compute.</summary>
    public IReadOnlyList<WaitingView> Waiting { get; private set; } = [];

    public PagesView Pages { get; private set; } = new(1, 1);

    public async Task OnGetAsync(int? p, CancellationToken ct)
    {
        var (db, own) = (access.Db, await access.UnitsAsync(Permit.SeeResults, Roles.OfUnit, ct));
        // Who leads a bureau has all of its units before him in the ranking.
        var staffed = await access.UnitsAsync(Permit.SeeResults, Roles.OfOffice, ct);
        var reached = await staffed.Select(u => u.Id).Take(MostOwn + 1).ToListAsync(ct);
        int[] named = reached.Count > MostOwn ? [] : [.. reached];
        var found = Found(access, own);
        var rows = await (from r in found
                          join round in db.Rounds on r.RoundId equals round.Id
                          join c in db.Campaigns on r.CampaignId equals c.Id
                          orderby round.Quarter.Year descending, round.Quarter.Number descending, c.Id descending, r.Number descending
                          select new
                          {
                              r.Id, c.Name, round.Quarter, r.Number, r.State, r.DecidedAt, AudienceLevel = r.Audience ?? c.Settings.AudienceLevel,
                              Own = r.Standings.Where(s => named.Contains(s.UnitId)).OrderBy(s => s.UnitId)
                                  .Select(s => new OwnView(s.UnitId, s.UnitName, s.Total, s.Rank)).ToList(),
                          })
            .PageAsync(p, PageSize, ct);
        Pages = PagesView.Of(rows);
        Results = [.. rows.Rows.Select(r => new ResultView(
            r.Id, r.Name, r.Quarter, r.Number, r.State, r.DecidedAt, r.State.IsDecided && r.AudienceLevel != AudienceLevel.OwnLines, r.Own))];
        Waiting = await WaitingAsync(ct);
    }

    /// <summary>Without what is superseded; before the decision only for who runs the campaign or stands in it.</summary>
    /// <param name="own">The units to which the person belongs.</param>
    internal static IQueryable<RoundResult> Found(Access access, IQueryable<Unit> own)
    {
        var organised = access.Db.Campaigns.Organised(access, Permit.SeeResults);
        return access.Db.RoundResults.VisibleTo(access, Permit.SeeResults)
            .Where(r => r.State != ResultState.Superseded)
            .Where(r => r.State != ResultState.Previewed || organised.Any(c => c.Id == r.CampaignId) || r.Standings.Any(s => own.Any(u => u.Id == s.UnitId)));
    }

    private async Task<IReadOnlyList<WaitingView>> WaitingAsync(CancellationToken ct)
    {
        var db = access.Db;
        return await (from round in db.Rounds.Organised(access, Permit.RunRounds)
                      where round.State == RoundState.Closed && !db.RoundResults.Any(r => r.RoundId == round.Id)
                      join c in db.Campaigns on round.CampaignId equals c.Id
                      orderby round.Quarter.Year descending, round.Quarter.Number descending, round.Id
                      select new WaitingView(round.Id, c.Name, round.Quarter)).Take(PageSize).ToListAsync(ct);
    }
}
