namespace CampaignPortal.Domain.Scoring;

/// <summary>The total of one subject in one short period.</summary>
/// <param name="Number">Which of the short periods, from 1.</param>
/// <param name="Total">As published: rounded.</param>
public sealed record PeriodTotal(string Subject, string Category, int Number, decimal Total);

/// <param name="Extra">Code of the scheme.</param>
public sealed record GivenExtra(string Subject, string Extra, decimal Points);

/// <param name="Adjustment">Code of the scheme.</param>
/// <param name="Basis">The document that decides it (文号); never blank.</param>
public sealed record GivenAdjustment(string Subject, string Adjustment, decimal Points, string Basis);

/// <summary>Which of the short periods somebody served, both inclusive; others were neither missed nor owed.</summary>
public sealed record ServedPeriods(string Subject, int From, int To);

/// <summary>Everything that totals of a longer period are made of besides the scheme.</summary>
public sealed record PeriodFacts(IReadOnlyList<PeriodTotal> Totals)
{
    public IReadOnlyList<GivenExtra> Extras { get; init; } = [];
    public IReadOnlyList<GivenAdjustment> Adjustments { get; init; } = [];

    /// <summary>Of those who served only some; whoever is not named served all.</summary>
    public IReadOnlyList<ServedPeriods> Served { get; init; } = [];

    /// <summary>What does not fit the scheme; empty when the totals can be made.</summary>
    internal IReadOnlyList<Problem> CheckAgainst(Period period)
    {
        var numbers = Totals.ToLookup(t => t.Subject, t => t.Number, StringComparer.Ordinal);
        return [
            .. Totals.Select(t => (t.Subject, t.Number)).Duplicates().Select(t => new Problem("totals", ProblemCode.DuplicateFact, $"{t}")),
            .. Totals.Where(t => t.Number < 1 || t.Number > period.Count || !Shared.Points.IsStorable(t.Total)).Select(t => new Problem("totals", ProblemCode.NumberOutOfRange, t.Subject)),
            .. Totals.GroupBy(t => t.Subject, StringComparer.Ordinal).Where(g => g.DistinctBy(t => t.Category, StringComparer.Ordinal).Skip(1).Any())
                .Select(g => new Problem("totals", ProblemCode.Contradiction, g.Key)),
            .. Strangers("extras", Extras.Select(e => e.Subject)), .. Strangers("adjustments", Adjustments.Select(a => a.Subject)), .. Strangers("served", Served.Select(s => s.Subject)),
            .. Extras.Select(e => (e.Subject, e.Extra)).Duplicates().Select(e => new Problem("extras", ProblemCode.DuplicateFact, $"{e}")),
            .. Extras.SelectMany(e => Fits("extras", e.Extra, e.Points, period.Extras.Where(x => x.Code == e.Extra).Select(x => (x.From, x.To)))),
            .. Adjustments.SelectMany(a => Fits("adjustments", a.Adjustment, a.Points, period.Adjustments.Where(x => x.Code == a.Adjustment).Select(x => (x.From, x.To)))),
            .. Adjustments.Where(a => string.IsNullOrWhiteSpace(a.Basis)).Select(a => new Problem("adjustments", ProblemCode.BasisMissing, a.Subject)),
            .. Served.Select(s => s.Subject).Duplicates().Select(s => new Problem("served", ProblemCode.DuplicateFact, s)),
            .. Served.Where(s => s.From < 1 || s.To > period.Count || s.From > s.To || numbers[s.Subject].Any(n => n < s.From || n > s.To))
                .Select(s => new Problem("served", ProblemCode.Contradiction, s.Subject)),
        ];
    }

    private IEnumerable<Problem> Strangers(string list, IEnumerable<string> subjects) =>
        subjects.Except(Totals.Select(t => t.Subject), StringComparer.Ordinal).Select(s => new Problem(list, ProblemCode.UnknownSubject, s));

    private static IEnumerable<Problem> Fits(string list, string code, decimal points, IEnumerable<(decimal From, decimal To)> known)
    {
        List<(decimal From, decimal To)> rule = [.. known];
        return rule.Count == 0 ? [new Problem(list, ProblemCode.UnknownRule, code)]
            : points < rule[0].From || points > rule[0].To || !Shared.Points.IsStorable(points) ? [new Problem(list, ProblemCode.ValueNotAllowed, code)]
            : [];
    }
}
