namespace CampaignPortal.Domain.Scoring;

/// <param name="Total">Null when a period is missing and the scheme then gives no total.</param>
/// <param name="Rank">Within the category, 1-2-2-4; equal totals share. Null without a total, and for who served too little.</param>
/// <param name="Missing">Numbers of the periods served without a total.</param>
/// <param name="Explanation">The calculation.</param>
public sealed record PeriodStanding(
    string Subject, string Category, decimal? Total, int? Rank, IReadOnlyList<int> Missing, ExplanationNode Explanation);

/// <summary>From the totals of short periods to those of the longer one (四季度 → 年度).</summary>
public static class PeriodReduction
{
    /// <inheritdoc cref="Reduce(Scheme, string, PeriodFacts)"/>
    public static IReadOnlyList<PeriodStanding> Reduce(Scheme scheme, string kind, IReadOnlyList<PeriodTotal> totals) => Reduce(scheme, kind, new PeriodFacts(totals));

    /// <param name="kind">Kind of the short periods, as the scheme names it.</param>
    /// <exception cref="FactsException">The scheme reduces no such periods, or the facts do not fit it.</exception>
    public static IReadOnlyList<PeriodStanding> Reduce(Scheme scheme, string kind, PeriodFacts facts)
    {
        var period = scheme.Content.Periods.FirstOrDefault(p => p.Kind == kind && p.Parent is not null)
            ?? throw new FactsException([new Problem("kind", ProblemCode.UnknownPeriod, kind)]);
        var problems = facts.CheckAgainst(period);
        if (problems.Count > 0)
        {
            throw new FactsException(problems);
        }

        PeriodScoring scoring = new(period, scheme.Content.Rounding.Total, facts);
        List<PeriodStanding> standings = [.. facts.Totals.Select(t => t.Subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(scoring.Stand)];
        List<PeriodStanding> ranked = [.. standings.Where(s => s.Total is not null && scoring.Served(s.Subject) >= period.MinServed)];
        var places = PlacesOf(ranked);
        problems = [.. standings.Where(s => !Shared.Points.IsStorable(s.Total ?? 0)).Select(s => new Problem("totals", ProblemCode.NumberOutOfRange, s.Subject))];
        return problems.Count == 0 ? [.. standings.Select(s => s with { Rank = places.TryGetValue(s.Subject, out var place) ? place : null })] : throw new FactsException(problems);
    }

    /// <summary>Within each category, 1-2-2-4.</summary>
    private static Dictionary<string, int> PlacesOf(IReadOnlyList<PeriodStanding> ranked)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        foreach (var category in ranked.GroupBy(s => s.Category, StringComparer.Ordinal))
        {
            var (place, before) = (0, (decimal?)null);
            foreach (var (index, standing) in category.OrderByDescending(s => s.Total).Index())
            {
                place = standing.Total == before ? place : index + 1;
                before = standing.Total;
                places.Add(standing.Subject, place);
            }
        }

        return places;
    }
}

/// <summary>The calculation of one longer period.</summary>
internal sealed class PeriodScoring(Period period, Rounding rounding, PeriodFacts facts)
{
    private readonly ILookup<string, PeriodTotal> _totals = facts.Totals.ToLookup(t => t.Subject, StringComparer.Ordinal);
    private readonly ILookup<(string, string), GivenExtra> _extras = facts.Extras.ToLookup(g => (g.Subject, g.Extra));
    private readonly ILookup<(string, string), GivenAdjustment> _adjustments = facts.Adjustments.ToLookup(g => (g.Subject, g.Adjustment));
    private readonly Dictionary<string, ServedPeriods> _served = facts.Served.ToDictionary(s => s.Subject, StringComparer.Ordinal);

    /// <summary>In how many of the periods somebody was there to be assessed.</summary>
    public int Served(string subject) => NumbersOf(subject).Count();

    public PeriodStanding Stand(string subject)
    {
        List<PeriodTotal> totals = [.. _totals[subject].OrderBy(t => t.Number)];
        List<int> missing = [.. NumbersOf(subject).Except(totals.Select(t => t.Number))];
        var node = Total(subject, missing.Count > 0 && period.Missing == MissingPeriod.Block ? null : Reduced(subject, totals));
        return new PeriodStanding(subject, totals[0].Category, node.Value, null, missing, node);
    }

    private IEnumerable<int> NumbersOf(string subject) =>
        _served.TryGetValue(subject, out var served) ? Enumerable.Range(served.From, served.To - served.From + 1) : Enumerable.Range(1, period.Count);

    /// <summary>What the short periods come to, then what the longer one adds; the former alone where nothing is added.</summary>
    private ExplanationNode Total(string subject, ArithmeticLine? reduced)
    {
        if (reduced is null)
        {
            return ExplanationNode.Without(NodeKind.PeriodTotal, subject, null, NodeState.Blocked);
        }

        List<ExplanationNode> children = [ExplanationNode.Figure(NodeKind.PeriodReduced, subject, null, reduced), .. Extras(subject), .. Adjustments(subject)];
        if (children.Count == 1 && period is { Share: 1, Max: null, Min: null })
        {
            return ExplanationNode.Figure(NodeKind.PeriodTotal, subject, null, reduced with { Rounding = rounding });
        }

        Term share = period.Share == 1
            ? new(false, ExplanationNode.ChildOperand(children, 0))
            : new(false, new Operand(period.Share, OperandKind.Weight, period.Kind), ExplanationNode.ChildOperand(children, 0));
        Term[] terms = [share, .. Enumerable.Range(1, children.Count - 1).Select(i => new Term(false, ExplanationNode.ChildOperand(children, i)))];
        return ExplanationNode.Figure(NodeKind.PeriodTotal, subject, null, new ArithmeticLine(terms, 1, period.Min, period.Max, rounding), children);
    }

    /// <summary>Null when the periods present have no weight.</summary>
    private ArithmeticLine? Reduced(string subject, List<PeriodTotal> totals) => period.By switch
    {
        PeriodOperator.Weighted => Weighted(totals),
        PeriodOperator.Last => new([TermOf(totals[^1])]),
        PeriodOperator.BestMean => MeanOf([.. totals.OrderByDescending(t => t.Total).Take(period.Best).OrderBy(t => t.Number)]),
        PeriodOperator.Sum when period.ShortService == ShortService.Scale && Served(subject) < period.Count => Scaled(subject, totals),
        PeriodOperator.Sum => new([.. totals.Select(TermOf)]),
        _ => MeanOf(totals),
    };

    private static ArithmeticLine MeanOf(List<PeriodTotal> totals) => new([.. totals.Select(TermOf)], totals.Count);

    private ArithmeticLine Scaled(string subject, List<PeriodTotal> totals) =>
        new([.. totals.Select(t => new Term(false, Operand(t), new Operand(period.Count, OperandKind.Count, period.Kind)))], Served(subject));

    private ArithmeticLine? Weighted(List<PeriodTotal> totals)
    {
        var weights = totals.Sum(t => period.Weights[t.Number - 1]);
        return weights == 0
            ? null
            : new ArithmeticLine([.. totals.Select(t => new Term(false, new Operand(period.Weights[t.Number - 1], OperandKind.Weight, $"{t.Number}"), Operand(t)))], weights);
    }

    private IEnumerable<ExplanationNode> Extras(string subject) =>
        from extra in period.Extras
        from given in _extras[(subject, extra.Code)]
        select ExplanationNode.Figure(NodeKind.PeriodExtra, extra.Code, extra.Name, new ArithmeticLine([new Term(false, new Operand(given.Points, OperandKind.Mark, extra.Code))]));

    private IEnumerable<ExplanationNode> Adjustments(string subject) =>
        from adjustment in period.Adjustments
        let given = _adjustments[(subject, adjustment.Code)].OrderBy(g => g.Basis, StringComparer.Ordinal).ThenBy(g => g.Points).ToList()
        where given.Count > 0
        select ExplanationNode.Figure(
            NodeKind.PeriodAdjustment, adjustment.Code, adjustment.Name,
            new ArithmeticLine([.. given.Select(g => new Term(g.Points < 0, new Operand(Math.Abs(g.Points), OperandKind.Mark, adjustment.Code)))], 1, -adjustment.Cap, adjustment.Cap)) with
        {
            Sources = [.. given.Select(g => new Source(SourceKind.Document, g.Basis))],
        };

    private static Term TermOf(PeriodTotal total) => new(false, Operand(total));

    private static Operand Operand(PeriodTotal total) => new(total.Total, OperandKind.PeriodTotal, $"{total.Number}");
}
