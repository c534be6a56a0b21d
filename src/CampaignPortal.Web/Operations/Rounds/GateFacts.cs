using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>What gates and consequences read: confirmed pronouncements, and the quarters before where the scheme asks for them.</summary>
internal static class GateFacts
{
    /// <param name="codes">Of the units of the round, by id.</param>
    public static async Task<Facts> WithGatesAsync(
        this Facts facts, CampaignDbContext db, Round round, Scheme scheme, IReadOnlyDictionary<int, string> codes, CancellationToken ct)
    {
        var rules = scheme.Content.Standing;
        return facts with
        {
            GateRecords = await RecordsAsync(db, round.Id, scheme, codes, ct),
            History = rules.PeriodsBack > 0 ? await PastQuarters.OfAsync(db, round, rules.PeriodsBack, codes, ct) : [],
        };
    }

    /// <summary>Gates that are pronounced and confirmed.</summary>
    public static async Task<IReadOnlyList<GateRecord>> RecordsAsync(CampaignDbContext db, int roundId, Scheme scheme, IReadOnlyDictionary<int, string> codes, CancellationToken ct)
    {
        if (!scheme.Content.Standing.Gates.Any(g => g.IsRecorded))
        {
            return [];
        }

        var confirmed = await db.Pronouncements.AsNoTracking().Where(p => p.RoundId == roundId && p.State == PronouncementState.Confirmed).ToListAsync(ct);
        return [.. confirmed.Select(p => new GateRecord($"P{p.Id}", p.GateCode, codes[p.UnitId], p.Grounds.Basis, p.Grounds.Authority, p.Grounds.Decision))];
    }
}
