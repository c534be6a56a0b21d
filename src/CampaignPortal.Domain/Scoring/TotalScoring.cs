namespace CampaignPortal.Domain.Scoring;

/// <summary>Weighting, bonus and deduction block, bounds and rounding: from channel scores to the total of one subject.</summary>
internal static class TotalScoring
{
    /// <param name="channels">One node for each channel, in the order of the scheme.</param>
    public static ExplanationNode Total(
        SchemeContent scheme, Subject subject, IReadOnlyList<ExplanationNode> channels, CountedItems counted, Notes notes)
    {
        var composite = Composite(scheme, subject, channels, notes);
        var deductions = Sum(NodeKind.BlockDeductions, scheme.Block.Items.OfType<DeductItem>(), counted);
        var bonus = Sum(NodeKind.BlockBonus, scheme.Block.Items.OfType<BonusItem>(), counted, scheme.Block.BonusCap);
        IReadOnlyList<ExplanationNode> children =
        [
            composite,
            deductions,
            bonus,
            Sum(NodeKind.AllDeductions, scheme.AllItems.OfType<DeductItem>(), counted) with { State = NodeState.Aside },
            Sum(NodeKind.AllBonus, scheme.AllItems.OfType<BonusItem>(), counted) with { State = NodeState.Aside },
        ];
        if (composite.Value is null)
        {
            return ExplanationNode.Without(NodeKind.Total, subject.Code, null, NodeState.Blocked, children);
        }

        var line = new ArithmeticLine(TotalTerms(children), 1, scheme.Scale.Min, scheme.Scale.Max, scheme.Rounding.Total);
        return ExplanationNode.Figure(NodeKind.Total, subject.Code, null, line, children);
    }

    /// <summary>composite − deductions + bonus; what the block does not hold is not written.</summary>
    private static List<Term> TotalTerms(IReadOnlyList<ExplanationNode> children)
    {
        List<Term> terms = [new(false, ExplanationNode.ChildOperand(children, 0))];
        for (var i = 1; i <= 2; i++)
        {
            if (children[i].Children.Count > 0)
            {
                terms.Add(new Term(children[i].Kind == NodeKind.BlockDeductions, ExplanationNode.ChildOperand(children, i)));
            }
        }

        return terms;
    }

    private static ExplanationNode Composite(SchemeContent scheme, Subject subject, IReadOnlyList<ExplanationNode> channels, Notes notes)
    {
        if (channels.Any(c => c.State == NodeState.Blocked))
        {
            return ExplanationNode.Without(NodeKind.Composite, subject.Code, null, NodeState.Blocked, channels);
        }

        List<Term> terms = [];
        var weights = 0m;
        for (var i = 0; i < channels.Count; i++)
        {
            if (channels[i].Value is not null)
            {
                var weight = scheme.Channels[i].Weight;
                terms.Add(new Term(false, new Operand(weight, OperandKind.Weight, channels[i].Code), ExplanationNode.ChildOperand(channels, i)));
                weights += weight;
            }
        }

        if (weights == 0)
        {
            notes.Add(new Note(NoteKind.NothingToWeigh));
            return ExplanationNode.Without(NodeKind.Composite, subject.Code, null, NodeState.Blocked, channels);
        }

        return ExplanationNode.Figure(NodeKind.Composite, subject.Code, null, new ArithmeticLine(terms, weights), channels);
    }

    private static ExplanationNode Sum(NodeKind kind, IEnumerable<Item> items, CountedItems counted, decimal? cap = null)
    {
        IReadOnlyList<ExplanationNode> amounts = [.. items.Select(counted.Amount)];
        return ExplanationNode.Figure(kind, "", null, new ArithmeticLine(ExplanationNode.CountedTerms(amounts), High: cap), amounts);
    }
}
