namespace CampaignPortal.Domain.Scoring;

public enum CategoryFigureKind
{
    Mean,

    /// <summary>The highest score of the channel.</summary>
    Best,
}

/// <summary>A figure that the subjects of a category lend each other, at 4 decimals.</summary>
/// <param name="Item">Null for a figure of the whole channel.</param>
public sealed record CategoryFigure(string Category, string Channel, string? Item, CategoryFigureKind Of, decimal Value);

/// <summary>What a scheme needs to know of a whole category before it can score one subject of it; empty for most.</summary>
internal sealed class CategoryFigures(IReadOnlyList<CategoryFigure> all)
{
    public static CategoryFigures None { get; } = new([]);

    /// <summary>In the order of category, channel, item (the channel itself first) and kind.</summary>
    public IReadOnlyList<CategoryFigure> All { get; } =
    [
        .. all.OrderBy(f => f.Category, StringComparer.Ordinal).ThenBy(f => f.Channel, StringComparer.Ordinal).ThenBy(f => f.Item, StringComparer.Ordinal).ThenBy(f => f.Of),
    ];

    private readonly Dictionary<(string, string, string?, CategoryFigureKind), decimal> _values = all.ToDictionary(f => (f.Category, f.Channel, f.Item, f.Of), f => f.Value);

    public decimal? Find(string category, string channel, string? item, CategoryFigureKind of) =>
        _values.TryGetValue((category, channel, item, of), out var value) ? value : null;

    /// <summary>Stage by stage: means of items, with them means of channels, with both the best of each channel.</summary>
    /// <param name="score">Scores all subjects with the figures known so far.</param>
    public static CategoryFigures Of(SchemeContent scheme, Func<CategoryFigures, IReadOnlyList<RankedSubject>> score)
    {
        var figures = None;
        foreach (var stage in Stages(scheme))
        {
            figures = new CategoryFigures([.. figures.All, .. score(figures).GroupBy(s => s.Subject.Category, StringComparer.Ordinal).SelectMany(stage)]);
        }

        return figures;
    }

    private static IEnumerable<Func<IGrouping<string, RankedSubject>, IEnumerable<CategoryFigure>>> Stages(SchemeContent scheme)
    {
        List<Item> items = [.. scheme.TreeItems.Where(i => i.Head.NotApplicable == NotApplicablePolicy.CategoryMean)];
        if (items.Count > 0)
        {
            yield return category => items.SelectMany(i => ItemMeans(category, i));
        }

        List<Channel> means = [.. scheme.Channels.Where(c => c.Missing.Empty == EmptyChannel.CategoryMean)];
        if (means.Count > 0)
        {
            yield return category => means.SelectMany(c => Figure(category, c.Code, null, CategoryFigureKind.Mean, ScoresOf(category, c.Code)));
        }

        List<Channel> measured = [.. scheme.Channels.Where(c => c.Normalise == ChannelNormalise.Best)];
        if (measured.Count > 0)
        {
            yield return category => measured.SelectMany(c => Figure(category, c.Code, null, CategoryFigureKind.Best, ScoresOf(category, c.Code)));
        }
    }

    private static IEnumerable<CategoryFigure> ItemMeans(IGrouping<string, RankedSubject> category, Item item) =>
        item.JudgedIn.Concat(item.CountedIn.Take(1)).SelectMany(channel => Figure(category, channel, item.Code, CategoryFigureKind.Mean, [
            .. category.SelectMany(s => s.Channels).Where(c => c.Channel == channel).SelectMany(c => c.Items).Where(i => i.Item == item.Code).Select(i => i.Score).OfType<decimal>()]));

    private static List<decimal> ScoresOf(IGrouping<string, RankedSubject> category, string channel) =>
        [.. category.SelectMany(s => s.Channels).Where(c => c.Channel == channel).Select(c => c.Score).OfType<decimal>()];

    private static IEnumerable<CategoryFigure> Figure(IGrouping<string, RankedSubject> category, string channel, string? item, CategoryFigureKind of, List<decimal> values) =>
        values.Exists(v => !Shared.Points.IsStorable(v)) ? throw new FactsException([new Problem("subjects", ProblemCode.NumberOutOfRange, category.Key)])
            : values.Count == 0 ? []
            : [new CategoryFigure(category.Key, channel, item, of, of == CategoryFigureKind.Best ? values.Max() : Rounding.Stored.Apply(values.Sum() / values.Count))];
}
