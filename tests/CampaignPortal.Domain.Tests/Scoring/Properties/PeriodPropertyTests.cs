using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Tests.Scoring.SecondVerifier;

namespace CampaignPortal.Domain.Tests.Scoring.Properties;

/// <summary>
/// A longer period is what its months make of it, however often and in whatever order it is calculated. Excluded: to
/// leave out a level in between, because each is made from published, rounded totals of the one below.
/// </summary>
public sealed class PeriodPropertyTests
{
    private static readonly string[] Subjects = ["甲", "a", "B"];

    [Fact]
    public void A_year_step_by_step_is_the_year_in_one_go() => AnyCase.ForAll(chance =>
    {
        var (scheme, months) = (AnyPeriods(chance), AnyMonths(chance));
        var quarters = Enumerable.Range(1, 4).SelectMany(q => QuarterOf(scheme, months, q)).ToList();
        var year = Reduce(scheme, "quarter", chance.Shuffled(quarters));
        foreach (var subject in Subjects.Where(s => quarters.Exists(q => q.Subject == s)))
        {
            Assert.Equal(YearOf(scheme.Content.Periods, subject, months), year.Single(y => y.Subject == subject).Total);
        }

        Assert.All(year, y => ExplanationTests.AssertRecalculates(y.Explanation));
    });

    [Fact]
    public void A_changed_month_followed_upwards_gives_what_everything_anew_gives() => AnyCase.ForAll(chance =>
    {
        var (scheme, months) = (AnyPeriods(chance), AnyMonths(chance));
        var quarters = Enumerable.Range(1, 4).SelectMany(q => QuarterOf(scheme, months, q)).ToList();
        var changed = chance.Of(months);
        List<PeriodTotal> after = [.. months.Select(m => m == changed ? m with { Total = chance.Number(0, 110) } : m)];
        var quarter = ((changed.Number - 1) / 3) + 1;
        List<PeriodTotal> followed = [.. quarters.Where(q => q.Number != quarter), .. QuarterOf(scheme, after, quarter)];
        var anew = Enumerable.Range(1, 4).SelectMany(q => QuarterOf(scheme, after, q)).ToList();
        Assert.Equal(Figures(Reduce(scheme, "quarter", anew)), Figures(Reduce(scheme, "quarter", followed)));
    });

    [Fact]
    public void A_year_made_of_months_misses_what_is_lost_in_the_published_quarters()
    {
        // Each quarter is 0.01 ÷ 3 = 0.00333… → 0, and so is the year; the months themselves hold 0.04 ÷ 3 = 0.0133… → 0.01.
        var scheme = PeriodsOf(""" "by":"mean","count":3,"missing":"block" """, """ "by":"sum","count":4,"missing":"block" """);
        var months = Enumerable.Range(1, 12).Select(m => new PeriodTotal("a", "w", m, m % 3 == 1 ? 0.01m : 0)).ToList();
        Assert.Equal(0m, Reduce(scheme, "quarter", [.. Enumerable.Range(1, 4).SelectMany(q => QuarterOf(scheme, months, q))]).Single().Total);
        Assert.Equal(0.01m, Rounding.Default.Apply(months.Sum(m => m.Total) / 3));
    }

    private static Scheme AnyPeriods(Chance chance) => PeriodsOf(AnyStep(chance, 3), AnyStep(chance, 4) + chance.Of("", ",\"share\":0.95", ",\"max\":90,\"min\":20", ",\"share\":0.3333,\"max\":100"));

    private static string AnyStep(Chance chance, int count)
    {
        var by = chance.Of("mean", "sum", "last", "bestMean", "weighted");
        var rest = by switch
        {
            "weighted" => count == 3 ? "\"weights\":[{\"weight\":0.5},{\"weight\":0.3333},{\"weight\":0.1667}]" : "\"weights\":[{\"weight\":0.1},{\"weight\":0.2},{\"weight\":0.3},{\"weight\":0.4}]",
            "bestMean" => $"\"count\":{count},\"best\":2",
            _ => $"\"count\":{count}",
        };
        return $"\"by\":\"{by}\",{rest},\"missing\":\"{chance.Of("block", "exclude", "exclude")}\"";
    }

    private static Scheme PeriodsOf(string month, string quarter) => Given.PointsScheme()
        .With("periods", $$"""[{"kind":"month","parent":"quarter",{{month}}},{"kind":"quarter","parent":"year",{{quarter}}},{"kind":"year"}]""").Parse();

    /// <summary>Some months are missing.</summary>
    private static List<PeriodTotal> AnyMonths(Chance chance)
    {
        List<PeriodTotal> months = [.. from s in Subjects from m in Enumerable.Range(1, 12) where !chance.OneIn(9) select new PeriodTotal(s, "w", m, chance.Number(0, 110))];
        return months.Count > 0 ? months : [new PeriodTotal(Subjects[0], "w", 1, 90)];
    }

    private static IReadOnlyList<PeriodStanding> Reduce(Scheme scheme, string kind, IReadOnlyList<PeriodTotal> totals) => PeriodReduction.Reduce(scheme, kind, totals);

    /// <summary>The published totals of one quarter.</summary>
    private static IEnumerable<PeriodTotal> QuarterOf(Scheme scheme, IEnumerable<PeriodTotal> months, int quarter) =>
        Reduce(scheme, "month", [.. months.Where(m => (m.Number - 1) / 3 == quarter - 1).Select(m => m with { Number = ((m.Number - 1) % 3) + 1 })])
            .Where(s => s.Total is not null).Select(s => new PeriodTotal(s.Subject, s.Category, quarter, s.Total!.Value));

    /// <summary>By other code, from the months alone.</summary>
    private static decimal? YearOf(IReadOnlyList<Period> periods, string subject, IReadOnlyList<PeriodTotal> months)
    {
        var own = months.Where(m => m.Subject == subject).ToDictionary(m => m.Number, m => m.Total);
        decimal?[] quarters = [.. Enumerable.Range(0, 4).Select(q => StepOf(periods[0], [.. Enumerable.Range(1, 3).Select(m => own.TryGetValue((3 * q) + m, out var total) ? total : (decimal?)null)]))];
        return StepOf(periods[1], quarters);
    }

    private static decimal? StepOf(Period period, decimal?[] totals)
    {
        List<decimal> present = [.. totals.OfType<decimal>()];
        if (present.Count == 0 || (period.Missing == MissingPeriod.Block && present.Count < totals.Length))
        {
            return null;
        }

        var reduced = period.By switch
        {
            PeriodOperator.Sum => present.Sum(),
            PeriodOperator.Last => present[^1],
            PeriodOperator.BestMean => present.OrderDescending().Take(2).Average(),
            PeriodOperator.Weighted => totals.Zip(period.Weights).Sum(t => (t.First ?? 0) * t.Second) / totals.Zip(period.Weights).Sum(t => t.First is null ? 0 : t.Second),
            _ => present.Average(),
        };
        reduced = Math.Max(Math.Min(reduced * period.Share, period.Max ?? decimal.MaxValue), period.Min ?? decimal.MinValue);
        return decimal.Round(decimal.Round(reduced, 16, MidpointRounding.AwayFromZero), 2, MidpointRounding.AwayFromZero);
    }

    private static IEnumerable<(string, decimal?, int?)> Figures(IReadOnlyList<PeriodStanding> standings) => standings.Select(s => (s.Subject, s.Total, s.Rank));
}
