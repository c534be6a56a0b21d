using CampaignPortal.Domain.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class PeriodReductionTests
{
    private static readonly PeriodTotal[] Four = [Total(1, 90.01m), Total(2, 91), Total(3, 88.5m), Total(4, 92)];

    [Theory]
    [InlineData(""" "by":"mean","count":4 """, "90.38")]
    [InlineData(""" "by":"sum","count":4 """, "361.51")]
    [InlineData(""" "by":"weighted","weights":[{"weight":0.2},{"weight":0.2},{"weight":0.2},{"weight":0.4}] """, "90.70")]
    public void Four_quarters_make_a_year(string by, string expected)
    {
        var year = Assert.Single(PeriodReduction.Reduce(Year(by), "quarter", Four));
        Assert.Equal(expected, year.Total!.Value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(year.Total, year.Explanation.Value);
    }

    [Fact]
    public void A_missing_quarter_blocks_or_is_named()
    {
        PeriodTotal[] three = [.. Four.Take(3)];
        var blocked = Assert.Single(PeriodReduction.Reduce(Year(""" "by":"mean","count":4 """, "block"), "quarter", three));
        Assert.Null(blocked.Total);
        Assert.Null(blocked.Rank);
        var counted = Assert.Single(PeriodReduction.Reduce(Year(""" "by":"mean","count":4 """), "quarter", three));
        Assert.Equal(89.84m, counted.Total);
        Assert.Equal([4], counted.Missing);
    }

    [Fact]
    public void A_missing_weight_is_shared_by_the_others() =>
        Assert.Equal(90m, Assert.Single(PeriodReduction.Reduce(
            Year(""" "by":"weighted","weights":[{"weight":0.5},{"weight":0.25},{"weight":0.25}] """), "quarter", [Total(1, 91), Total(2, 88)])).Total);

    [Fact]
    public void Years_are_ranked_within_the_category_and_equals_share()
    {
        PeriodTotal[] totals = [new("a", "w", 1, 90), new("b", "w", 1, 95), new("c", "w", 1, 90), new("d", "s", 1, 50)];
        Assert.Equal([2, 1, 2, 1], PeriodReduction.Reduce(Year(""" "by":"mean","count":1 """), "quarter", totals).Select(y => y.Rank));
    }

    [Theory]
    [InlineData("month", 1)]
    [InlineData("year", 1)]
    [InlineData("quarter", 5)]
    [InlineData("quarter", 0)]
    public void What_the_scheme_does_not_reduce_is_refused(string kind, int number) =>
        Assert.Throws<FactsException>(() => PeriodReduction.Reduce(Year(""" "by":"mean","count":4 """), kind, [Total(number, 90)]));

    [Fact]
    public void One_quarter_twice_is_refused() =>
        Assert.Throws<FactsException>(() => PeriodReduction.Reduce(Year(""" "by":"mean","count":4 """), "quarter", [Total(1, 90), Total(1, 91)]));

    [Fact]
    public void The_mean_is_what_anyone_calculates_from_the_published_totals()
    {
        var scheme = Year(""" "by":"mean","count":4 """);
        Prop.ForAll(ArbMap.Default.ArbFor<int>().Array().Filter(cents => cents.Length is > 0 and <= 4), cents =>
        {
            PeriodTotal[] totals = [.. cents.Select((c, i) => Total(i + 1, c % 100_000 / 100m))];
            var expected = decimal.Round(totals.Sum(t => t.Total) / totals.Length, 2, MidpointRounding.AwayFromZero);
            return PeriodReduction.Reduce(scheme, "quarter", totals).Single().Total == expected;
        }).QuickCheckThrowOnFailure();
    }

    private static PeriodTotal Total(int number, decimal total) => new("w1", "window", number, total);

    private static Scheme Year(string by, string missing = "exclude") => Given.PointsScheme()
        .With("periods", $$"""[{"kind":"quarter","parent":"year","missing":"{{missing}}",{{by}}},{"kind":"year"}]""").Parse();
}
