using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>Units of one category that are ranked.</summary>
public sealed record RankedCategory(string Code, string Name, int Count);

/// <summary>What is tried, on which category, with an eye on which first places.</summary>
/// <param name="About">On what it is tried, in words for the record.</param>
/// <param name="Tried">What is tried, in words for the record.</param>
public sealed record SimulationOrder(string Category, int Places, SchemeVariant Variant, string About, string Tried);

public sealed record SimulatedUnit(int UnitId, string Name, SimulatedPlace Place)
{
    public bool IsChanged => Place.RankBefore != Place.RankAfter;

    /// <summary>Places gained, negative when lost; null where a rank is missing.</summary>
    public int? Movement => Place.RankBefore - Place.RankAfter;
}

/// <param name="Units">All of the category, in list order.</param>
public sealed record SimulationOutcome(IReadOnlyList<SimulatedUnit> Units, RaterSpread Spread);

/// <summary>Tries other rules on a result (模拟测算). What was tried goes on record; nothing else is stored.</summary>
public sealed class ResultSimulating(Access access, ResultReading results, Schemes schemes, TimeProvider clock)
{
    /// <summary>Categories in list order.</summary>
    public async Task<IReadOnlyList<RankedCategory>> CategoriesAsync(ResultHead head, CancellationToken ct) =>
        await (from p in results.Placed(head, results.Standings(head).Where(s => s.Rank != null))
               group p.Place.Order by new { p.Place.CategoryCode, p.Place.CategoryName } into places
               orderby places.Min()
               select new RankedCategory(places.Key.CategoryCode, places.Key.CategoryName, places.Count())).ToListAsync(ct);

    /// <exception cref="SchemeException">Another rule needs a channel that is to be left out.</exception>
    /// <exception cref="FactsException">Somebody changed a stored excerpt by hand.</exception>
    public async Task<SimulationOutcome> TryAsync(ResultHead head, SimulationOrder order, Actor actor, CancellationToken ct)
    {
        var units = await results.Placed(head, results.Standings(head).Where(s => s.CategoryCode == order.Category)).Where(p => p.Place.IsRanked)
            .OrderBy(p => p.Place.Order).ThenBy(p => p.Place.UnitId)
            .Select(p => new { p.Standing.UnitId, p.Standing.UnitName, p.Standing.Excerpt.Text }).ToListAsync(ct);
        var simulation = new Simulation(
            await schemes.OfVersionAsync(head.SchemeVersionId, ct), [.. units.Select(u => BundleExcerpt.Parse(u.Text).Facts)], order.Variant);
        var outcome = new SimulationOutcome([.. units.Zip(simulation.Places, (u, p) => new SimulatedUnit(u.UnitId, u.UnitName, p))], simulation.Spread(order.Places));
        var deed = new Deed("RoundResult.Simulate", actor, clock.GetUtcNow(), order.About) { CampaignId = head.CampaignId, After = order.Tried };
        access.Db.AuditEntries.Add(new AuditEntry(deed, nameof(RoundResult), head.Id, access.Db.Origin?.Address, access.Db.Origin?.RequestId));
        await access.Db.SaveChangesAsync(ct);
        return outcome;
    }
}
