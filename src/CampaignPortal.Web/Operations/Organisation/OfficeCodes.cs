using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Organisation;

/// <summary>
/// Which unit answers for a code: a scheme names its responsible offices by code, and goes on doing so after an office was
/// merged or split.
/// </summary>
public static class OfficeCodes
{
    /// <returns>The unit of each code in its normalised form; of a closed one, who carries on (the first of several).</returns>
    public static async Task<IReadOnlyDictionary<string, int>> OfficesByCodeAsync(this CampaignDbContext db, CancellationToken ct)
    {
        var units = await db.Units.Select(u => new { u.Id, u.NormalisedCode, Heir = u.Successions.OrderBy(s => s.Id).Select(s => (int?)s.SuccessorId).FirstOrDefault() }).ToListAsync(ct);
        var heirs = LastOf(units.Where(u => u.Heir is not null).ToDictionary(u => u.Id, u => u.Heir!.Value));
        return units.ToDictionary(u => u.NormalisedCode, u => heirs.GetValueOrDefault(u.Id, u.Id));
    }

    /// <returns>Of each unit that was merged or split, who carries on today: the last of a chain, and the first of several.</returns>
    public static async Task<IReadOnlyDictionary<int, int>> HeirsAsync(this CampaignDbContext db, CancellationToken ct) =>
        LastOf(await db.Units.Where(u => u.Successions.Any())
            .Select(u => new { u.Id, Heir = u.Successions.OrderBy(s => s.Id).Select(s => s.SuccessorId).First() }).ToDictionaryAsync(u => u.Id, u => u.Heir, ct));

    private static Dictionary<int, int> LastOf(Dictionary<int, int> next)
    {
        return next.ToDictionary(n => n.Key, n => Last(n.Value));

        int Last(int id)
        {
            for (var steps = 0; next.TryGetValue(id, out var following) && steps < next.Count; steps++)
            {
                id = following;
            }

            return id;
        }
    }

    /// <summary>Of units that carried on the place of exactly one other, that one; of several predecessors none is the one to look back at.</summary>
    public static async Task<IReadOnlyDictionary<int, int>> OnlyPredecessorsAsync(this CampaignDbContext db, CancellationToken ct) =>
        (await db.CarriedPlaces().ToListAsync(ct)).Distinct().GroupBy(p => p.SuccessorId).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().UnitId);

    /// <summary>Units that carried on the place of another one in the campaigns, each with its predecessor.</summary>
    public static IQueryable<CarriedPlace> CarriedPlaces(this CampaignDbContext db) =>
        from r in db.Reorganisations
        where r.State == ReorganisationState.CarriedOut && r.Course == CampaignCourse.CarryOn
        from u in r.Units
        from s in r.Successors
        where s.UnitId != null
        select new CarriedPlace(u.UnitId, s.UnitId!.Value);
}

public sealed record CarriedPlace(int UnitId, int SuccessorId);
