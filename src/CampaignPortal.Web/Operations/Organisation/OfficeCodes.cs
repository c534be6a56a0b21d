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
        var units = await db.Units.Select(u => new { u.Id, u.NormalisedCode, Next = u.Successions.OrderBy(s => s.Id).Select(s => (int?)s.SuccessorId).FirstOrDefault() }).ToListAsync(ct);
        var next = units.ToDictionary(u => u.Id, u => u.Next);
        return units.ToDictionary(u => u.NormalisedCode, u => Last(u.Id));

        int Last(int id)
        {
            for (var steps = 0; next.GetValueOrDefault(id) is { } following && steps < next.Count; steps++)
            {
                id = following;
            }

            return id;
        }
    }

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
