namespace CampaignPortal.Domain.Scoring;

/// <summary>One subject's calculation in one period.</summary>
public sealed record Reckoning(Scheme Scheme, ExplanationNode Tree)
{
    /// <exception cref="DocumentException">The facts do not fit the scheme, or do not know the subject.</exception>
    public static Reckoning Of(Scheme scheme, BundleExcerpt excerpt, string subject) =>
        new(scheme, Explanation.For(scheme, excerpt, subject));
}

/// <summary>
/// Why a total is not what it was the period before: which items moved it and by how much. What is listed and the rest
/// add up to the difference exactly, however few are listed.
/// </summary>
/// <param name="Difference">Total now less the total before.</param>
/// <param name="Largest">The items that moved it most, the largest first.</param>
/// <param name="Rest">Everything else: smaller items, limits, roundings, and what cannot be compared.</param>
/// <param name="HasOtherRules">Whether the scheme changed in between, so that some items are not comparable.</param>
public sealed record ChangeOfTotal(decimal Difference, IReadOnlyList<Contribution> Largest, decimal Rest, bool HasOtherRules)
{
    /// <param name="most">How many items are listed at most.</param>
    /// <param name="decimals">To how many decimals each is rounded; the rest takes what that leaves.</param>
    /// <returns>Null where either period has no total.</returns>
    public static ChangeOfTotal? Between(Reckoning before, Reckoning now, int most, int decimals = 2)
    {
        if (before.Tree.Value is not { } totalBefore || now.Tree.Value is not { } totalNow)
        {
            return null;
        }

        var difference = totalNow - totalBefore;
        var largest = Changes(before, now)
            .Select(c => c with { Points = Math.Round(c.Points, decimals, MidpointRounding.AwayFromZero) })
            .Where(c => c.Points != 0)
            .OrderByDescending(c => Math.Abs(c.Points)).ThenBy(c => c.Channel, StringComparer.Ordinal).ThenBy(c => c.Item, StringComparer.Ordinal)
            .Take(most).ToList();
        return new ChangeOfTotal(difference, largest, difference - largest.Sum(c => c.Points), before.Scheme.Hash != now.Scheme.Hash);
    }

    private static IEnumerable<Contribution> Changes(Reckoning before, Reckoning now)
    {
        var earlier = Contributions.Of(before.Tree).ToDictionary(c => (c.Channel, c.Item), c => c.Points);
        var later = Contributions.Of(now.Tree).ToDictionary(c => (c.Channel, c.Item), c => c.Points);
        return from key in earlier.Keys.Union(later.Keys)
               where IsComparable(before.Scheme, now.Scheme, key.Channel, key.Item)
               select new Contribution(key.Channel, key.Item, later.GetValueOrDefault(key) - earlier.GetValueOrDefault(key));
    }

    /// <summary>Whether the item is the same kind of item, worth as much, under the same weight in both schemes.</summary>
    private static bool IsComparable(Scheme before, Scheme now, string channel, string item) =>
        before.Hash == now.Hash
        || (before.FindItem(item) is { } earlier && now.FindItem(item) is { } later
            && earlier.GetType() == later.GetType() && earlier.Points == later.Points
            && WeightOf(before, channel) == WeightOf(now, channel));

    private static decimal? WeightOf(Scheme scheme, string channel) => scheme.Content.Channels.FirstOrDefault(c => c.Code == channel)?.Weight;
}
