using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>A unit's place in the ranking of its category.</summary>
public sealed record RankedPlace(string Category, string Unit, int Rank, decimal Total);

/// <summary>Two neighbours at an end of a ranking, told apart by little.</summary>
public sealed record CloseRanks(string Category, int Rank, string Ahead, string Behind, decimal Difference);

/// <summary>
/// Finds where a ranking is decided by little, at its ends only: in between it moves nobody. Told to who decides, before he does.
/// </summary>
public sealed class EndsOfRanking(CampaignDbContext db)
{
    /// <summary>Ranks counted from either end.</summary>
    private const int Depth = 3;

    /// <summary>Points that one small deduction would turn round.</summary>
    private const decimal Little = 0.1m;

    public async Task<IReadOnlyList<CloseRanks>> CloseAsync(int resultId, CancellationToken ct) => CloseIn(
        await (from r in db.RoundResults
               where r.Id == resultId
               from s in r.Standings
               where s.Rank != null && s.Total != null
               join round in db.Rounds on r.RoundId equals round.Id
               from p in round.Participants
               where p.UnitId == s.UnitId
               orderby p.Order
               select new RankedPlace(p.CategoryName, s.UnitName, s.Rank!.Value, s.Total!.Value)).ToListAsync(ct));

    public static IReadOnlyList<CloseRanks> CloseIn(IEnumerable<RankedPlace> ranked) => [.. ranked.GroupBy(p => p.Category).SelectMany(OfCategory)];

    private static IEnumerable<CloseRanks> OfCategory(IGrouping<string, RankedPlace> category)
    {
        List<RankedPlace> places = [.. category.OrderBy(p => p.Rank)];
        return from pair in places.Zip(places.Skip(1)).Index()
               let difference = pair.Item.First.Total - pair.Item.Second.Total
               where difference is > 0 and <= Little && (pair.Index < Depth || pair.Index >= places.Count - 1 - Depth)
               select new CloseRanks(category.Key, pair.Item.First.Rank, pair.Item.First.Unit, pair.Item.Second.Unit, difference);
    }
}
