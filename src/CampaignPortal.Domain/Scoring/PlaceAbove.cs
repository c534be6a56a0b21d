namespace CampaignPortal.Domain.Scoring;

/// <summary>What tells a subject from one that stands before it: the compared totals, or the first step of the chain that differs.</summary>
/// <param name="Step">Place of the step in the chain, from 1; null where the totals decide.</param>
/// <param name="Behind">The subject's figure; null where it has none to compare.</param>
/// <param name="Ahead">The figure of the one before it.</param>
public sealed record RankGap(int? Step, decimal? Behind, decimal? Ahead)
{
    /// <summary>Null where either has no figure.</summary>
    public decimal? Points => Ahead is { } ahead && Behind is { } behind ? Math.Abs(ahead - behind) : null;
}

/// <summary>A figure that raters or counts decide.</summary>
/// <param name="Channel">Null for what counts decide: that is one figure, wherever it counts.</param>
public sealed record ItemFigure(string? Channel, string Item);

/// <summary>
/// Why a subject does not stand where another one does, and what single change would put it level with that one or
/// past it. Each change is found by evaluating the subject anew, so that rounding, trimming, caps and floors are in it.
/// </summary>
/// <param name="Changes">Those that would do, the smallest first.</param>
/// <param name="OutOfReach">Items on which not even the most that can be given would do.</param>
/// <param name="TooLight">Deductions whose absence alone would not do.</param>
public sealed record PlaceAbove(RankGap Gap, IReadOnlyList<SingleChange> Changes, IReadOnlyList<ItemFigure> OutOfReach, IReadOnlyList<WithoutOccurrence> TooLight)
{
    /// <param name="behind">What was kept of the one subject.</param>
    /// <param name="ahead">What was kept of the one before it. What their category lent both stays as it was.</param>
    /// <returns>Null where nothing compared puts the first behind the second: either has no total, they share a rank, or a decision ordered them.</returns>
    /// <exception cref="FactsException">The facts do not fit the scheme.</exception>
    public static PlaceAbove? Between(Scheme scheme, BundleExcerpt behind, BundleExcerpt ahead)
    {
        var pair = new RivalPair(scheme, behind, ahead);
        if (pair.Gap is not { } gap)
        {
            return null;
        }

        List<SingleChange> changes = [];
        List<ItemFigure> outOfReach = [];
        List<WithoutOccurrence> tooLight = [];
        foreach (var occurrence in pair.Deductions())
        {
            AddTo(changes, tooLight, pair.Verified(occurrence), occurrence);
        }

        foreach (var (place, search) in pair.Searches())
        {
            AddTo(changes, outOfReach, search(), place);
        }

        return new PlaceAbove(gap, [.. changes.OrderBy(c => c.Size)], outOfReach, tooLight);
    }

    private static void AddTo<T>(List<SingleChange> found, List<T> others, SingleChange? change, T other)
    {
        if (change is null)
        {
            others.Add(other);
        }
        else
        {
            found.Add(change);
        }
    }
}
