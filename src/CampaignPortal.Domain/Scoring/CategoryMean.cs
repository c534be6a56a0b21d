namespace CampaignPortal.Domain.Scoring;

/// <summary>The mean over the subjects of one category that have the figure.</summary>
/// <param name="Channel">Null for the mean of the totals.</param>
/// <param name="Item">Null for the mean of the totals.</param>
/// <param name="Count">How many subjects it is the mean of.</param>
public sealed record CategoryMean(string Category, string? Channel, string? Item, decimal Mean, int Count)
{
    /// <summary>Of the totals and of every item that has a score; a subject of a category without others too.</summary>
    public static IReadOnlyList<CategoryMean> AllOf(Result result) =>
        [.. from category in result.Subjects.GroupBy(s => s.Category, StringComparer.Ordinal)
            from mean in OfTotals(category).Concat(OfItems(category))
            select mean];

    private static IEnumerable<CategoryMean> OfTotals(IGrouping<string, SubjectResult> category)
    {
        List<decimal> totals = [.. category.Select(s => s.Total).OfType<decimal>()];
        return totals.Count == 0 ? [] : [new CategoryMean(category.Key, null, null, MeanOf(totals), totals.Count)];
    }

    private static IEnumerable<CategoryMean> OfItems(IGrouping<string, SubjectResult> category) =>
        from subject in category
        from channel in subject.Channels
        from item in channel.Items
        where item.Score is not null
        group item.Score!.Value by (channel.Channel, item.Item) into scores
        select new CategoryMean(category.Key, scores.Key.Channel, scores.Key.Item, MeanOf([.. scores]), scores.Count());

    private static decimal MeanOf(List<decimal> values) => Rounding.Stored.Apply(values.Sum() / values.Count);
}
