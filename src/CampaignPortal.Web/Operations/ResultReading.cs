using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations;

/// <summary>What stands over every page about a result: whose, which quarter, which number, who computed and who decided.</summary>
public sealed record ResultHead(
    int Id, int RoundId, int CampaignId, int OrganiserUnitId, string CampaignName, Quarter Quarter, CampaignSettings Settings, int Number,
    ResultState State, long Version, int SchemeVersionId, string Hash, int? CorrectsNumber, string? CorrectionReason, DateTimeOffset ComputedAt,
    string? ComputedBy, ResultDecision? Decision, DateTimeOffset? DecidedAt, string? DecidedBy, string? PrintedException, EvidenceLink? Scan, bool IsOrganiser,
    Decider? OpenedWith, RoundState RoundState)
{
    public Decider Decider => Decider.InForce(OpenedWith, Settings.Decider);
}

/// <summary>One unit in a result, with its place in lists.</summary>
public sealed record StandingRow(
    int UnitId, string UnitCode, string UnitName, string CategoryCode, string CategoryName, int Order, bool IsRanked, decimal? Total, int? Rank,
    StandingNotes Notes, bool IsOwn);

/// <summary>A result as one reader finds it.</summary>
/// <param name="Rows">All units, in list order; what of them may be shown says <paramref name="Sight"/>.</param>
public sealed record OpenedResult(ResultHead Head, IReadOnlyList<StandingRow> Rows, ResultSight Sight)
{
    public StandingRow? Of(int unitId) => Rows.FirstOrDefault(r => r.UnitId == unitId);

    public bool SeesFigures(StandingRow row) => Sight.SeesFigures(row.UnitId, row.CategoryCode);
}

/// <param name="CorrectedSince">Number of the earlier quarter's result where that was corrected after this one was computed; else null.</param>
public sealed record EarlierRanks(IReadOnlyDictionary<int, int> Ranks, int? CorrectedSince)
{
    /// <summary>Places gained since the quarter before, negative when lost; null where either rank is missing.</summary>
    public int? MovementOf(StandingRow row) => row.Rank is { } rank && Ranks.TryGetValue(row.UnitId, out var before) ? before - rank : null;
}

/// <summary>Opens results for reading. Every page about results starts here, so that all draw the same line.</summary>
public sealed class ResultReading(Access access)
{
    /// <summary>Roles whose units count as one's own; a supervisor rates units, they are not his.</summary>
    public static readonly Role[] OfUnits = [Role.OfficeStaff, Role.OfficeHead, Role.Leader];

    /// <returns>Null where the result does not exist for this person.</returns>
    public async Task<OpenedResult?> OpenAsync(int id, string permit, CancellationToken ct)
    {
        var head = await Heads(access.Db.RoundResults.VisibleTo(access, permit).Where(r => r.Id == id), permit).SingleOrDefaultAsync(ct);
        if (head is null)
        {
            return null;
        }

        var rows = await RowsAsync(head, permit, ct);
        var own = rows.Where(r => r.IsOwn).ToList();
        var sight = new ResultSight(
            head.IsOrganiser, head.State, head.Settings.AudienceLevel,
            own.Select(r => r.UnitId).ToHashSet(), own.Select(r => r.CategoryCode).ToHashSet(StringComparer.Ordinal));
        return sight.Exists ? new OpenedResult(head, rows, sight) : null;
    }

    public IQueryable<ResultHead> Heads(IQueryable<RoundResult> results, string permit)
    {
        var (db, organised) = (access.Db, access.Db.Campaigns.Organised(access, permit));
        return from r in results
               join round in db.Rounds on r.RoundId equals round.Id
               join c in db.Campaigns on r.CampaignId equals c.Id
               select new ResultHead(
                   r.Id, r.RoundId, r.CampaignId, c.OrganiserUnitId, c.Name, round.Quarter, c.Settings, r.Number, r.State, r.Version, r.SchemeVersionId,
                   r.Hash, r.CorrectsNumber, r.CorrectionReason, r.ComputedAt,
                   db.People.Where(p => p.Id == r.ComputedBy.PersonId).Select(p => p.Name).FirstOrDefault(),
                   r.Decision, r.DecidedAt,
                   db.People.Where(p => p.Id == r.DecidedBy!.PersonId).Select(p => p.Name).FirstOrDefault(),
                   r.PrintedException,
                   db.Evidence.Where(e => r.Decision != null && e.Id == r.Decision.ScanEvidenceId).SelectMany(e => e.Versions)
                       .Select(v => new EvidenceLink(v.Id, v.FileName, v.Size)).FirstOrDefault(),
                   organised.Any(o => o.Id == c.Id), round.OpenedWith, round.State);
    }

    /// <summary>Ranks in force of the quarter before, by unit; a rank in another category is none.</summary>
    public async Task<EarlierRanks> EarlierRanksAsync(OpenedResult opened, CancellationToken ct)
    {
        var (db, before, campaignId) = (access.Db, opened.Head.Quarter.Previous, opened.Head.CampaignId);
        var rows = await (from round in db.Rounds
                          where round.CampaignId == campaignId && round.Quarter.Year == before.Year && round.Quarter.Number == before.Number
                          join r in db.RoundResults on round.Id equals r.RoundId
                          where ResultStates.InForce.Contains(r.State)
                          from s in r.Standings
                          select new { s.UnitId, s.CategoryCode, s.Rank, r.Number, r.DecidedAt }).ToListAsync(ct);
        var category = opened.Rows.ToDictionary(r => r.UnitId, r => r.CategoryCode);
        var ranks = rows.Where(r => r.Rank is not null && category.GetValueOrDefault(r.UnitId) == r.CategoryCode).ToDictionary(r => r.UnitId, r => r.Rank!.Value);
        var isNewer = rows.Count > 0 && rows[0].Number > 1 && rows[0].DecidedAt > opened.Head.ComputedAt;
        return new EarlierRanks(ranks, isNewer ? rows[0].Number : null);
    }

    private async Task<List<StandingRow>> RowsAsync(ResultHead head, string permit, CancellationToken ct)
    {
        var (db, own) = (access.Db, access.Units(permit, OfUnits));
        var rows = from r in db.RoundResults
                   where r.Id == head.Id
                   from s in r.Standings
                   from round in db.Rounds
                   where round.Id == head.RoundId
                   from p in round.Participants
                   where p.UnitId == s.UnitId
                   orderby p.Order, p.UnitId
                   select new StandingRow(
                       s.UnitId, p.UnitCode, s.UnitName, s.CategoryCode, p.CategoryName, p.Order, p.IsRanked, s.Total, s.Rank, s.Notes,
                       own.Any(u => u.Id == s.UnitId));
        return await rows.ToListAsync(ct);
    }
}
