using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>One page of a ranking.</summary>
/// <param name="Count">Units on all pages.</param>
/// <param name="ToldApart">Units with the same total as another one, where the chain of the scheme decided who comes first.</param>
public sealed record RankingPage(int Count, IReadOnlyList<StandingRow> Rows, EarlierRanks Earlier, IReadOnlySet<int> ToldApart)
{
    public static RankingPage Empty { get; } = new(0, [], new EarlierRanks(new Dictionary<int, int>(), null), new HashSet<int>());
}

/// <summary>Reads the ranking of a result page by page, category by category, as far as the reader sees figures.</summary>
public sealed class RankingReading(ResultReading reading)
{
    public async Task<RankingPage> PageAsync(OpenedResult opened, int skip, int take, CancellationToken ct)
    {
        var shown = opened.Sight.WithFigures(reading.Standings(opened.Head));
        var count = opened.Sight.SeesAllFigures ? opened.Head.UnitCount : await shown.CountAsync(ct);
        if (count == 0)
        {
            return RankingPage.Empty;
        }

        var placed = reading.Placed(opened.Head, shown);
        var categories = from p in placed group p.Place.Order by p.Place.CategoryCode into places select new { Code = places.Key, First = places.Min() };
        var ranked = from p in placed
                     join c in categories on p.Place.CategoryCode equals c.Code
                     orderby c.First, p.Standing.Rank ?? int.MaxValue, p.Place.Order, p.Place.UnitId
                     select p;
        var rows = await ResultReading.Rows(ranked.Skip(skip).Take(take)).ToListAsync(ct);
        return new RankingPage(count, rows, await reading.EarlierRanksAsync(opened.Head, rows, ct), await ToldApartAsync(shown, rows, ct));
    }

    /// <summary>By what units with equal totals were told apart.</summary>
    /// <returns>By unit, the place of the comparator in the scheme's chain, from 1; without those where nothing did.</returns>
    /// <exception cref="DocumentException">Somebody changed the database by hand.</exception>
    public async Task<IReadOnlyDictionary<int, int>> TieStepsAsync(OpenedResult opened, IReadOnlySet<int> units, CancellationToken ct)
    {
        if (units.Count == 0)
        {
            return new Dictionary<int, int>();
        }

        int[] ids = [.. units];
        var excerpts = await reading.Standings(opened.Head).Where(s => ids.Contains(s.UnitId)).Select(s => new { s.UnitId, s.Excerpt.Text }).ToListAsync(ct);
        return (from e in excerpts let step = BundleExcerpt.Parse(e.Text).Tie?.Step where step is not null select (e.UnitId, step.Value)).ToDictionary(e => e.UnitId, e => e.Value);
    }

    /// <summary>Equal totals stand one below the other, so only the page's first and last may have their like on another page.</summary>
    private static async Task<HashSet<int>> ToldApartAsync(IQueryable<Standing> shown, IReadOnlyList<StandingRow> rows, CancellationToken ct)
    {
        List<StandingRow> ranked = [.. rows.Where(r => r.Rank is not null)];
        decimal?[] edges = [.. ranked.Take(1).Concat(ranked.TakeLast(1)).Select(r => r.Total).Distinct()];
        var beyond = await shown.Where(s => s.Rank != null && edges.Contains(s.Total)).Select(s => new { s.CategoryCode, s.Total, s.Rank }).ToListAsync(ct);
        var ranks = ranked.Select(r => new { r.CategoryCode, r.Total, r.Rank }).Concat(beyond).ToLookup(r => (r.CategoryCode, r.Total), r => r.Rank);
        return [.. ranked.Where(r => ranks[(r.CategoryCode, r.Total)].Any(rank => rank != r.Rank)).Select(r => r.UnitId)];
    }
}
