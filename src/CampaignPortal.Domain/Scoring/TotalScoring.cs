namespace CampaignPortal.Domain.Scoring;

/// <summary>Bonus and deduction block, bounds, coefficients and rounding: from the weighted channels to the total of one subject.</summary>
internal static class TotalScoring
{
    public static ExplanationNode Total(SchemeContent scheme, SubjectFacts facts, ExplanationNode composite, CountedItems counted)
    {
        var code = facts.Subject.Code;
        var deductions = Sum(NodeKind.BlockDeductions, scheme.Block.Items.OfType<DeductItem>(), counted);
        var bonus = Sum(NodeKind.BlockBonus, scheme.Block.Items.OfType<BonusItem>(), counted, scheme.Block.BonusCap);
        IReadOnlyList<ExplanationNode> parts = [composite, deductions, bonus];
        IReadOnlyList<ExplanationNode> asides =
        [
            Sum(NodeKind.AllDeductions, scheme.AllItems.OfType<DeductItem>(), counted) with { State = NodeState.Aside },
            Sum(NodeKind.AllBonus, scheme.AllItems.OfType<BonusItem>(), counted) with { State = NodeState.Aside },
        ];
        if (composite.Value is null)
        {
            return ExplanationNode.Without(NodeKind.Total, code, null, NodeState.Blocked, [.. parts, .. asides]);
        }

        ArithmeticLine bounded = new(Terms(parts), 1, scheme.Scale.Min, scheme.Scale.Max);
        var coefficients = scheme.Coefficients.Where(c => facts.Coefficient(c.Code) is not null).ToList();
        if (coefficients.Count == 0)
        {
            return ExplanationNode.Figure(NodeKind.Total, code, null, bounded with { Rounding = scheme.Rounding.Total }, [.. parts, .. asides]);
        }

        IReadOnlyList<ExplanationNode> children = [ExplanationNode.Figure(NodeKind.Bounded, code, null, bounded, parts), .. asides];
        Term product = new(false, [
            ExplanationNode.ChildOperand(children, 0), .. coefficients.Select(c => new Operand(facts.Coefficient(c.Code)!.Value, OperandKind.Coefficient, c.Code))]);
        return ExplanationNode.Figure(NodeKind.Total, code, null, new ArithmeticLine([product], Rounding: scheme.Rounding.Total), children);
    }

    /// <summary>composite − deductions + bonus; what the block does not hold is not written.</summary>
    private static List<Term> Terms(IReadOnlyList<ExplanationNode> parts)
    {
        List<Term> terms = [new(false, ExplanationNode.ChildOperand(parts, 0))];
        for (var i = 1; i <= 2; i++)
        {
            if (parts[i].Children.Count > 0)
            {
                terms.Add(new Term(parts[i].Kind == NodeKind.BlockDeductions, ExplanationNode.ChildOperand(parts, i)));
            }
        }

        return terms;
    }

    private static ExplanationNode Sum(NodeKind kind, IEnumerable<Item> items, CountedItems counted, decimal? cap = null)
    {
        IReadOnlyList<ExplanationNode> amounts = [.. items.Select(counted.Amount)];
        return ExplanationNode.Figure(kind, "", null, new ArithmeticLine(ExplanationNode.CountedTerms(amounts), High: cap), amounts);
    }
}
