namespace CampaignPortal.Domain.Scoring;

/// <summary>A longer period made of shorter ones (季度 → 半年 → 年).</summary>
/// <param name="Of">The shorter ones, and how they make it.</param>
/// <param name="Number">Which of its kind, from 1.</param>
public sealed record LongerPeriod(Period Of, int Number, IReadOnlyList<PeriodStanding> Standings)
{
    public string Kind => Of.Parent!;
}

/// <summary>What one longer period has besides the totals below it.</summary>
/// <param name="Kind">Of the shorter periods: where the scheme says what may be given.</param>
/// <param name="Number">Which of the longer ones, from 1.</param>
public sealed record OwnPoints(string Kind, int Number, IReadOnlyList<GivenExtra> Extras, IReadOnlyList<GivenAdjustment> Adjustments);

/// <summary>Follows totals up to the longest period, each made from the published totals of the one below.</summary>
public static class PeriodLadder
{
    /// <summary>As schemes call the beat of the assessments.</summary>
    public const string Quarter = "quarter";

    /// <summary>The kinds that lead up from one, in their order, and of how many periods of the first kind each longer one is made.</summary>
    public static IEnumerable<(Period Of, int Length)> From(SchemeContent scheme, string kind)
    {
        var length = 1;
        for (var period = Find(scheme, kind); period is { Parent: { } longer }; period = Find(scheme, longer))
        {
            yield return (period, length *= period.Count);
        }
    }

    /// <param name="kind">Kind of the shortest periods, as the scheme names it.</param>
    /// <param name="facts">Totals and service, numbered through the longest period.</param>
    /// <param name="own">Of subjects without any total in that period nothing is taken.</param>
    /// <returns>From the shortest up, in order; empty where the scheme reduces no such periods.</returns>
    /// <exception cref="FactsException">The facts do not fit the scheme.</exception>
    public static IReadOnlyList<LongerPeriod> Climb(Scheme scheme, string kind, PeriodFacts facts, IReadOnlyList<OwnPoints> own)
    {
        List<LongerPeriod> all = [];
        foreach (var (period, _) in From(scheme.Content, kind))
        {
            List<LongerPeriod> made = [.. facts.Totals.GroupBy(t => Above(t.Number, period)).OrderBy(g => g.Key)
                .Select(g => new LongerPeriod(period, g.Key, PeriodReduction.Reduce(scheme, period.Kind, Within(period, g.Key, facts, own))))];
            all.AddRange(made);
            facts = Published(made, facts);
        }

        return all;
    }

    private static Period? Find(SchemeContent scheme, string kind) => scheme.Periods.FirstOrDefault(p => p.Kind == kind);

    private static int Above(int number, Period period) => ((number - 1) / period.Count) + 1;

    /// <summary>What belongs to one longer period, numbered from its beginning.</summary>
    private static PeriodFacts Within(Period period, int number, PeriodFacts facts, IReadOnlyList<OwnPoints> own)
    {
        var before = (number - 1) * period.Count;
        List<PeriodTotal> totals = [.. facts.Totals.Where(t => Above(t.Number, period) == number).Select(t => t with { Number = t.Number - before })];
        var present = totals.Select(t => t.Subject).ToHashSet(StringComparer.Ordinal);
        List<OwnPoints> given = [.. own.Where(o => o.Kind == period.Kind && o.Number == number)];
        return new PeriodFacts(totals)
        {
            Extras = [.. given.SelectMany(o => o.Extras).Where(e => present.Contains(e.Subject))],
            Adjustments = [.. given.SelectMany(o => o.Adjustments).Where(a => present.Contains(a.Subject))],
            Served = [.. facts.Served.Where(s => present.Contains(s.Subject)).Select(s => s with { From = Math.Max(1, s.From - before), To = Math.Min(period.Count, s.To - before) })],
        };
    }

    private static PeriodFacts Published(List<LongerPeriod> made, PeriodFacts below) =>
        new([.. from longer in made from s in longer.Standings where s.Total is not null select new PeriodTotal(s.Subject, s.Category, longer.Number, s.Total!.Value)])
        {
            Served = made.Count == 0 ? [] : [.. below.Served.Select(s => s with { From = Above(s.From, made[0].Of), To = Above(s.To, made[0].Of) })],
        };
}
