namespace CampaignPortal.Domain.Scoring;

/// <summary>The total of one subject in one short period.</summary>
/// <param name="Number">Which of the short periods, from 1.</param>
/// <param name="Total">As published: rounded.</param>
public sealed record PeriodTotal(string Subject, string Category, int Number, decimal Total);

/// <param name="Total">Null when a period is missing and the scheme then gives no total.</param>
/// <param name="Rank">Within the category, 1-2-2-4; equal totals share. Null exactly when the total is.</param>
/// <param name="Missing">Numbers of the periods without a total.</param>
/// <param name="Explanation">The calculation.</param>
public sealed record PeriodStanding(
    string Subject, string Category, decimal? Total, int? Rank, IReadOnlyList<int> Missing, ExplanationNode Explanation);

/// <summary>From the totals of short periods to those of the longer one (四季度 → 年度).</summary>
public static class PeriodReduction
{
    /// <param name="kind">Kind of the short periods, as the scheme names it.</param>
    /// <exception cref="FactsException">The scheme reduces no such periods, or a total is given twice or out of range.</exception>
    public static IReadOnlyList<PeriodStanding> Reduce(Scheme scheme, string kind, IReadOnlyList<PeriodTotal> totals)
    {
        var period = scheme.Content.Periods.FirstOrDefault(p => p.Kind == kind && p.Parent is not null)
            ?? throw new FactsException([new Problem("kind", ProblemCode.UnknownPeriod, kind)]);
        Check(period, totals);
        List<PeriodStanding> standings =
        [
            .. totals.GroupBy(t => t.Subject, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Stand(period, scheme.Content.Rounding.Total, [.. g.OrderBy(t => t.Number)])),
        ];
        return [.. standings.Select(s => s with { Rank = RankOf(s, standings) })];
    }

    private static void Check(Period period, IReadOnlyList<PeriodTotal> totals)
    {
        List<Problem> problems =
        [
            .. totals.Select(t => (t.Subject, t.Number)).Duplicates().Select(t => new Problem("totals", ProblemCode.DuplicateFact, $"{t}")),
            .. totals.Where(t => t.Number < 1 || t.Number > period.Count || !Shared.Points.IsStorable(t.Total))
                .Select(t => new Problem("totals", ProblemCode.NumberOutOfRange, t.Subject)),
            .. totals.GroupBy(t => t.Subject, StringComparer.Ordinal).Where(g => g.DistinctBy(t => t.Category, StringComparer.Ordinal).Skip(1).Any())
                .Select(g => new Problem("totals", ProblemCode.Contradiction, g.Key)),
        ];
        if (problems.Count > 0)
        {
            throw new FactsException(problems);
        }
    }

    private static PeriodStanding Stand(Period period, Rounding rounding, IReadOnlyList<PeriodTotal> totals)
    {
        var (subject, category) = (totals[0].Subject, totals[0].Category);
        List<int> missing = [.. Enumerable.Range(1, period.Count).Except(totals.Select(t => t.Number))];
        var line = missing.Count > 0 && period.Missing == MissingPeriod.Block ? null : Line(period, rounding, totals);
        var node = line is null
            ? ExplanationNode.Without(NodeKind.PeriodTotal, subject, null, NodeState.Blocked)
            : ExplanationNode.Figure(NodeKind.PeriodTotal, subject, null, line);
        return new PeriodStanding(subject, category, node.Value, null, missing, node);
    }

    /// <summary>Null when the periods present have no weight.</summary>
    private static ArithmeticLine? Line(Period period, Rounding rounding, IReadOnlyList<PeriodTotal> totals)
    {
        if (period.By != PeriodOperator.Weighted)
        {
            var divisor = period.By == PeriodOperator.Mean ? totals.Count : 1;
            return new ArithmeticLine([.. totals.Select(t => new Term(false, Total(t)))], divisor, Rounding: rounding);
        }

        var weights = totals.Sum(t => period.Weights[t.Number - 1]);
        Term[] terms = [.. totals.Select(t => new Term(false, new Operand(period.Weights[t.Number - 1], OperandKind.Weight, $"{t.Number}"), Total(t)))];
        return weights == 0 ? null : new ArithmeticLine(terms, weights, Rounding: rounding);
    }

    private static Operand Total(PeriodTotal total) => new(total.Total, OperandKind.PeriodTotal, $"{total.Number}");

    private static int? RankOf(PeriodStanding standing, List<PeriodStanding> all) =>
        standing.Total is null ? null : 1 + all.Count(other => other.Category == standing.Category && other.Total > standing.Total);
}
