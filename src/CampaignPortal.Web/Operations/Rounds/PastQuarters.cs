using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>What earlier quarters of a campaign came to for each unit, as rules that look back ask: out of the results in force.</summary>
internal static class PastQuarters
{
    private sealed record Past(
        string Quarter, int UnitId, string Category, int? Rank, string? Grade, GradeBy? GradedBy, IReadOnlyList<string> Gates, IReadOnlyList<string> Awards);

    /// <param name="back">How many quarters to look back.</param>
    /// <param name="codes">Of the units of the round, by id; who carried on the place of exactly one other unit has what that one had.</param>
    public static async Task<IReadOnlyList<PastPeriod>> OfAsync(CampaignDbContext db, Round round, int back, IReadOnlyDictionary<int, string> codes, CancellationToken ct)
    {
        var quarters = Enumerable.Range(1, back).ToDictionary(b => round.Quarter.Before(b).ToString());
        var found = await ReadAsync(db, round.CampaignId, [.. quarters.Keys], ct);
        var predecessors = await db.OnlyPredecessorsAsync(ct);
        return [.. found.GroupBy(p => p.Quarter).SelectMany(q => Of(quarters[q.Key], [.. q], codes, predecessors))];
    }

    /// <summary>Quarters among those looked back on that the campaign assessed and of which no result is in force: nothing is known of them.</summary>
    public static async Task<IReadOnlyList<Quarter>> UndecidedAsync(CampaignDbContext db, int campaignId, Quarter quarter, int back, CancellationToken ct)
    {
        string[] quarters = [.. Enumerable.Range(1, back).Select(b => quarter.Before(b).ToString())];
        return await db.Rounds.Where(r => r.CampaignId == campaignId && quarters.Contains(r.QuarterCode) && r.State != RoundState.Planned)
            .Where(r => !db.RoundResults.Any(x => x.RoundId == r.Id && ResultStates.InForce.Contains(x.State)))
            .OrderBy(r => r.QuarterCode).Select(r => r.Quarter).ToListAsync(ct);
    }

    private static async Task<IReadOnlyList<Past>> ReadAsync(CampaignDbContext db, int campaignId, string[] quarters, CancellationToken ct) =>
        await (from r in db.Rounds.AsSingleQuery()
               where r.CampaignId == campaignId && quarters.Contains(r.QuarterCode)
               join result in db.RoundResults on r.Id equals result.RoundId
               where ResultStates.InForce.Contains(result.State)
               from s in result.Standings
               select new Past(
                   r.QuarterCode, s.UnitId, s.CategoryCode, s.Rank, s.GradeCode, s.GradedBy,
                   s.Gates.Where(g => g.Since == null).OrderBy(g => g.Id).Select(g => g.GateCode).ToList(),
                   s.Awards.Where(a => a.State == AwardState.Listed).OrderBy(a => a.Id).Select(a => a.ListCode).ToList())).ToListAsync(ct);

    private static IEnumerable<PastPeriod> Of(int back, IReadOnlyList<Past> quarter, IReadOnlyDictionary<int, string> codes, IReadOnlyDictionary<int, int> predecessors)
    {
        var places = quarter.GroupBy(p => p.Category).ToDictionary(g => g.Key, g => PlacesFromBottom.Of(g.Select(p => p.Rank).OfType<int>()));
        var known = quarter.ToDictionary(p => p.UnitId);
        return from unit in codes
               let then = known.GetValueOrDefault(unit.Key) ?? (predecessors.TryGetValue(unit.Key, out var only) ? known.GetValueOrDefault(only) : null)
               where then is not null
               select new PastPeriod(
                   unit.Value, back, then.Gates, then.GradedBy == GradeBy.Open ? null : then.Grade,
                   then.Rank is { } rank ? places[then.Category][rank] : null, then.Awards);
    }
}
