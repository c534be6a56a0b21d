namespace CampaignPortal.Domain.Scoring;

/// <summary>Rater reduction: several values, one for each rater, become one.</summary>
internal static class Reducing
{
    /// <summary>The nodes with the highest and lowest marked as dropped, where the reduction asks for it.</summary>
    /// <param name="nodes">In canonical order; those that do not count keep their state.</param>
    public static IReadOnlyList<ExplanationNode> Trim(Reduction reduction, IReadOnlyList<ExplanationNode> nodes)
    {
        var counted = nodes.Index().Where(n => n.Item is { State: NodeState.Counted, Value: not null }).ToList();
        if (reduction.By != ReduceBy.TrimmedMean || counted.Count <= reduction.Above)
        {
            return nodes;
        }

        // A stable sort: of equal values the one that comes first in canonical order counts as the lower.
        var ordered = counted.OrderBy(n => n.Item.Value).Select(n => n.Index).ToList();
        HashSet<int> dropped = [.. ordered.Take(reduction.Drop), .. ordered.TakeLast(reduction.Drop)];
        return [.. nodes.Select((node, i) => dropped.Contains(i) ? node with { State = NodeState.Dropped } : node)];
    }

    /// <summary>The calculation over what counts; null when nothing does.</summary>
    public static ArithmeticLine? Line(Reduction reduction, IReadOnlyList<ExplanationNode> nodes, Rounding? rounding)
    {
        var terms = ExplanationNode.CountedTerms(nodes);
        if (terms.Count == 0)
        {
            return null;
        }

        var divisor = reduction.By == ReduceBy.Sum ? 1 : terms.Count;
        return new ArithmeticLine(terms, divisor, Rounding: rounding);
    }
}
