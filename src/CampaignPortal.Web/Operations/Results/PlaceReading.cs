using CampaignPortal.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>What there is to say of a unit's place.</summary>
public enum PlaceKind
{
    NoTotal,

    /// <summary>It has a total; a gate or an undecided tie keeps it from a rank.</summary>
    NotRanked,

    /// <summary>Assessed outside the ranking.</summary>
    OutsideRanking,

    /// <summary>Nobody else of its category has a rank.</summary>
    Alone,
    First,
    Behind,
}

/// <summary>A unit beside another one in the ranking.</summary>
/// <param name="Others">Names of those who share its rank.</param>
/// <param name="Place">What keeps the later of the two from the place of the earlier one; null where a decision ordered them.</param>
/// <param name="Facts">Those of the later one, to which the changes apply.</param>
public sealed record Neighbour(string Unit, int Rank, decimal Total, IReadOnlyList<string> Others, PlaceAbove? Place, Facts Facts);

/// <summary>Where a unit stands, between whom, and how firmly.</summary>
/// <param name="Beside">Names of those who share its rank.</param>
/// <param name="Count">Units of the category that have a rank.</param>
/// <param name="Blocking">Why there is no total; empty where there is one.</param>
public sealed record ExplainedPlace(
    PlaceKind Kind, Scheme Scheme, int Count, IReadOnlyList<string> Beside, Neighbour? Ahead, Neighbour? Behind, IReadOnlyList<Note> Blocking)
{
    /// <summary>Whether the category lends its units figures, which stay as they are here.</summary>
    public bool LeansOnCategory { get; init; }
}

/// <summary>Finds who stands next to a unit and what it would take to change places, from the excerpts of these units alone.</summary>
public sealed class PlaceReading(ResultReading results, Schemes schemes)
{
    private sealed record Ranked(int UnitId, string UnitName, int Rank, decimal Total);

    /// <exception cref="DocumentException">Somebody changed a stored excerpt by hand.</exception>
    public async Task<ExplainedPlace> OfAsync(ResultHead head, StandingRow unit, CancellationToken ct)
    {
        var scheme = await schemes.OfVersionAsync(head.SchemeVersionId, ct);
        if (unit.Rank is not { } rank)
        {
            var kind = !unit.IsRanked ? PlaceKind.OutsideRanking : unit.Total is null ? PlaceKind.NoTotal : PlaceKind.NotRanked;
            return new ExplainedPlace(kind, scheme, 0, [], null, null, kind == PlaceKind.NoTotal ? await BlockingAsync(head, unit, scheme, ct) : []);
        }

        var ranked = results.Standings(head).Where(s => s.CategoryCode == unit.CategoryCode && s.Rank != null);
        var ranks = await ranked.GroupBy(s => s.Rank!.Value).Select(g => new { Rank = g.Key, Count = g.Count() }).OrderBy(r => r.Rank).ToListAsync(ct);
        int? above = ranks.LastOrDefault(r => r.Rank < rank)?.Rank, below = ranks.FirstOrDefault(r => r.Rank > rank)?.Rank;
        var near = await NearAsync(head, ranked.Where(s => s.Rank == rank || s.Rank == above || s.Rank == below), ct);
        var (ahead, behind) = (near[above ?? 0].FirstOrDefault(), near[below ?? 0].FirstOrDefault());
        var excerpts = await ExcerptsAsync(head, [.. new[] { unit.UnitId, ahead?.UnitId, behind?.UnitId }.OfType<int>()], ct);
        var count = ranks.Sum(r => r.Count);
        return new ExplainedPlace(
            count == 1 ? PlaceKind.Alone : ahead is null ? PlaceKind.First : PlaceKind.Behind, scheme, count,
            [.. near[rank].Where(r => r.UnitId != unit.UnitId).Select(r => r.UnitName)],
            ahead is null ? null : NeighbourOf(ahead, near, scheme, excerpts[unit.UnitId], excerpts[ahead.UnitId]),
            behind is null ? null : NeighbourOf(behind, near, scheme, excerpts[behind.UnitId], excerpts[unit.UnitId]), [])
        {
            LeansOnCategory = excerpts[unit.UnitId].CategoryFigures.Count > 0,
        };
    }

    private static Neighbour NeighbourOf(Ranked unit, ILookup<int, Ranked> near, Scheme scheme, BundleExcerpt later, BundleExcerpt earlier) => new(
        unit.UnitName, unit.Rank, unit.Total, [.. near[unit.Rank].Where(r => r.UnitId != unit.UnitId).Select(r => r.UnitName)],
        PlaceAbove.Between(scheme, later, earlier), later.Facts);

    /// <returns>In list order.</returns>
    private async Task<ILookup<int, Ranked>> NearAsync(ResultHead head, IQueryable<Domain.Assessments.Standing> standings, CancellationToken ct) =>
        (await results.Placed(head, standings).OrderBy(p => p.Place.Order).ThenBy(p => p.Place.UnitId)
            .Select(p => new Ranked(p.Standing.UnitId, p.Standing.UnitName, p.Standing.Rank!.Value, p.Standing.Total!.Value)).ToListAsync(ct)).ToLookup(r => r.Rank);

    private async Task<Dictionary<int, BundleExcerpt>> ExcerptsAsync(ResultHead head, int[] units, CancellationToken ct)
    {
        var texts = await results.Standings(head).Where(s => units.Contains(s.UnitId)).Select(s => new { s.UnitId, s.Excerpt.Text }).ToListAsync(ct);
        return texts.ToDictionary(t => t.UnitId, t => BundleExcerpt.Parse(t.Text));
    }

    private async Task<IReadOnlyList<Note>> BlockingAsync(ResultHead head, StandingRow unit, Scheme scheme, CancellationToken ct) =>
        [.. Evaluation.Evaluate(scheme, (await ExcerptsAsync(head, [unit.UnitId], ct))[unit.UnitId].Facts).Subjects.Single().Notes.Where(n => n.IsBlocking)];
}
