namespace CampaignPortal.Domain.Scoring;

/// <summary>Points from figures that were calculated elsewhere.</summary>
internal static class FigureScoring
{
    /// <summary>points × reduced figure ÷ what is worth all points, from 0 to the points.</summary>
    /// <param name="figures">At least one; in canonical order.</param>
    /// <returns>Null when there is nothing to weigh by.</returns>
    public static ExplanationNode? Derived(DerivedItem item, IReadOnlyList<Figure> figures, Rounding? rounding)
    {
        var weights = figures.Sum(f => f.Weight);
        if (item.By == FigureReduction.WeightedMean && weights == 0)
        {
            return null;
        }

        var reduced = ExplanationNode.Figure(NodeKind.Figures, item.Code, null, Reduced(item.By, figures, weights)) with { Sources = Sources(figures) };
        IReadOnlyList<ExplanationNode> children = [reduced];
        Term term = new(false, new Operand(item.Points, OperandKind.Points, item.Code), ExplanationNode.ChildOperand(children, 0));
        return ExplanationNode.Figure(NodeKind.Item, item.Code, item.Name, new ArithmeticLine([term], item.OutOf, 0, item.Points, rounding), children);
    }

    /// <summary>Points of the first row of the table that the place falls into.</summary>
    public static ExplanationNode Rank(RankItem item, Figure place, Rounding? rounding)
    {
        var row = item.Table.FirstOrDefault(r => place.Value <= r.To);
        Operand points = new(row?.Points ?? item.Otherwise, OperandKind.RankPoints, CanonicalJson.Number(place.Value));
        return ExplanationNode.Figure(NodeKind.Item, item.Code, item.Name, new ArithmeticLine([new Term(false, points)], Rounding: rounding)) with { Sources = Sources([place]) };
    }

    private static ArithmeticLine Reduced(FigureReduction by, IReadOnlyList<Figure> figures, decimal weights) => by switch
    {
        FigureReduction.Sum => new(Terms(figures)),
        FigureReduction.Min => new([TermOf(figures.MinBy(f => f.Value)!)]),
        FigureReduction.Max => new([TermOf(figures.MaxBy(f => f.Value)!)]),
        FigureReduction.WeightedMean => new([.. figures.Select(f => new Term(false, new Operand(f.Weight, OperandKind.Weight, f.Source), Value(f)))], weights),
        _ => new(Terms(figures), figures.Count),
    };

    private static Term[] Terms(IReadOnlyList<Figure> figures) => [.. figures.Select(TermOf)];

    private static Term TermOf(Figure figure) => new(false, Value(figure));

    private static Operand Value(Figure figure) => new(figure.Value, OperandKind.Figure, figure.Source);

    private static Source[] Sources(IReadOnlyList<Figure> figures) => [.. figures.Select(f => new Source(SourceKind.Figure, $"{f.Subject}/{f.Item}/{f.Source}"))];
}
