namespace CampaignPortal.Domain.Scoring;

/// <summary>Rater reduction: several values, one for each rater, become one.</summary>
internal static class Reducing
{
    /// <summary>The nodes with the highest and lowest marked as dropped, where the reduction asks for it.</summary>
    /// <param name="nodes">In canonical order; those that do not count keep their state.</param>
    public static IReadOnlyList<ExplanationNode> Trim(Reduction reduction, IReadOnlyList<ExplanationNode> nodes)
    {
        var dropped = Dropped(reduction, [.. nodes.Select(n => n.State == NodeState.Counted ? n.Value : null)]);
        return dropped.Count == 0 ? nodes : [.. nodes.Select((node, i) => dropped.Contains(i) ? node with { State = NodeState.Dropped } : node)];
    }

    /// <summary>The figure of the values that count, as <see cref="Line"/> has it, without saying which these are; null when none does.</summary>
    /// <param name="values">Of those that count; put in order where it matters.</param>
    public static ArithmeticLine? Sum(Reduction reduction, List<decimal> values, Rounding? rounding)
    {
        var (first, count) = (0, values.Count);
        if (Trims(reduction, count))
        {
            values.Sort();
            (first, count) = (reduction.Drop, count - (2 * reduction.Drop));
        }

        var sum = 0m;
        for (var i = first; i < first + count; i++)
        {
            sum += values[i];
        }

        return count == 0 ? null : new ArithmeticLine([new Term(false, new Operand(sum, OperandKind.Mark))], DivisorOf(reduction, count), Rounding: rounding);
    }

    /// <summary>Where the highest and lowest stand that do not count.</summary>
    private static List<int> Dropped(Reduction reduction, decimal?[] values)
    {
        List<int> ordered = new(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not null)
            {
                ordered.Add(i);
            }
        }

        if (!Trims(reduction, ordered.Count))
        {
            return [];
        }

        // Of equal values the one that comes first in canonical order counts as the lower.
        ordered.Sort((a, b) => values[a] == values[b] ? a - b : decimal.Compare(values[a]!.Value, values[b]!.Value));
        return [.. ordered[..reduction.Drop], .. ordered[^reduction.Drop..]];
    }

    /// <summary>The calculation over what counts; null when nothing does.</summary>
    public static ArithmeticLine? Line(Reduction reduction, IReadOnlyList<ExplanationNode> nodes, Rounding? rounding)
    {
        var terms = ExplanationNode.CountedTerms(nodes);
        if (terms.Count == 0)
        {
            return null;
        }

        return new ArithmeticLine(terms, DivisorOf(reduction, terms.Count), Rounding: rounding);
    }

    private static bool Trims(Reduction reduction, int count) => reduction.By == ReduceBy.TrimmedMean && count > reduction.Above;

    private static int DivisorOf(Reduction reduction, int count) => reduction.By == ReduceBy.Sum ? 1 : count;
}
