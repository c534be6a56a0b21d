namespace CampaignPortal.Domain.Scoring;

/// <summary>What one item adds to the total of one subject, weight and base taken in; negative where it is taken off.</summary>
/// <param name="Channel">Code of the channel; empty for an item of the block.</param>
public sealed record Contribution(string Channel, string Item, decimal Points);

/// <summary>Follows a calculation from its total down to the items: what each of them comes to in the total.</summary>
internal static class Contributions
{
    /// <returns>Each item once per channel. They add up to the total but for limits, roundings and sheets counted as zero.</returns>
    public static IReadOnlyList<Contribution> Of(ExplanationNode total) =>
        [.. Walk(total, "", 1).GroupBy(c => (c.Channel, c.Item)).Select(g => new Contribution(g.Key.Channel, g.Key.Item, g.Sum(c => c.Points)))];

    private static IEnumerable<Contribution> Walk(ExplanationNode node, string channel, decimal factor)
    {
        if (node.Line is not { } line)
        {
            return [];
        }

        channel = node.Kind == NodeKind.Channel ? node.Code : channel;
        return node.Kind == NodeKind.Item
            ? [new Contribution(channel, node.Code, factor * line.Value)]
            : line.Terms.SelectMany(term => Below(node, term, channel, factor / line.Divisor));
    }

    private static IEnumerable<Contribution> Below(ExplanationNode node, Term term, string channel, decimal factor)
    {
        var child = term.Factors.Select(f => f.Child).FirstOrDefault(c => c is not null);
        var others = term.Factors.Where(f => f.Child is null).Aggregate(term.IsSubtracted ? -factor : factor, (product, f) => product * f.Value);
        return child is { } index ? Walk(node.Children[index], channel, others) : [];
    }
}
