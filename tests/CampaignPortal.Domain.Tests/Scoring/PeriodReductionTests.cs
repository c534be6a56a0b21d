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

    [Fact]
    public void Who_served_a_part_of_the_year_is_scaled_and_ranked_from_the_least_on()
    {
        // Three of four quarters: 90 + 91 + 92 = 273, × 4 ÷ 3 = 364. One quarter is too little for a rank.
        var scheme = Year(""" "by":"sum","count":4,"shortService":"scale","minServed":2 """, "block");
        PeriodTotal[] totals = [new("a", "w", 2, 90), new("a", "w", 3, 91), new("a", "w", 4, 92), new("b", "w", 4, 99), .. Four.Select(t => t with { Subject = "c", Category = "w" })];
        var years = PeriodReduction.Reduce(scheme, "quarter", new PeriodFacts(totals) { Served = [new("a", 2, 4), new("b", 4, 4)] });
        Assert.Equal([364m, 396m, 361.51m], years.Select(y => y.Total!.Value));
        Assert.Equal([1, null, 2], years.Select(y => y.Rank));
        Assert.All(years, y => Assert.Empty(y.Missing));
    }

    [Fact]
    public void A_quarter_served_without_a_total_is_missing() => Assert.Equal(
        [3], PeriodReduction.Reduce(Year(""" "by":"mean","count":4 """), "quarter", new PeriodFacts([Total(2, 90), Total(4, 92)]) { Served = [new("w1", 2, 4)] }).Single().Missing);

    [Theory]
    [InlineData("served 3 to 2", ProblemCode.Contradiction)]
    [InlineData("served without", ProblemCode.Contradiction)]
    [InlineData("extra too high", ProblemCode.ValueNotAllowed)]
    [InlineData("extra twice", ProblemCode.DuplicateFact)]
    [InlineData("extra unknown", ProblemCode.UnknownRule)]
    [InlineData("extra of a stranger", ProblemCode.UnknownSubject)]
    [InlineData("sanction without a document", ProblemCode.BasisMissing)]
    [InlineData("sanction too heavy", ProblemCode.ValueNotAllowed)]
    public void Facts_of_a_year_that_do_not_fit_are_refused(string what, ProblemCode expected)
    {
        PeriodFacts facts = new(Four);
        GivenExtra extra = new("w1", "leaders", 3);
        GivenAdjustment sanction = new("w1", "sanction", -3, "督〔2026〕3 号");
        facts = what switch
        {
            "served 3 to 2" => facts with { Served = [new("w1", 3, 2)] },
            "served without" => facts with { Served = [new("w1", 2, 4)] },
            "extra too high" => facts with { Extras = [extra with { Points = 5.5m }] },
            "extra twice" => facts with { Extras = [extra, extra] },
            "extra unknown" => facts with { Extras = [extra with { Extra = "weather" }] },
            "extra of a stranger" => facts with { Extras = [extra with { Subject = "nobody" }] },
            "sanction without a document" => facts with { Adjustments = [sanction with { Basis = " " }] },
            _ => facts with { Adjustments = [sanction with { Points = -6 }] },
        };
        var refused = Assert.Throws<FactsException>(() => PeriodReduction.Reduce(WithExtras().Parse(), "quarter", facts));
        Assert.Contains(refused.Problems, p => p.Code == expected);
    }

    [Fact]
    public void Months_make_quarters_and_quarters_a_year()
    {
        // Quarter: sum of three months; year: 0.6 and 0.4 of its halves. 30+30+30 = 90 and 31+31+31 = 93: 0.6×90 + 0.4×93 = 91.2
        var scheme = Given.PointsScheme().With("periods", """
            [{"kind":"month","parent":"half","by":"sum","count":3,"missing":"block"},
             {"kind":"half","parent":"year","by":"weighted","weights":[{"weight":0.6},{"weight":0.4}],"missing":"block"},{"kind":"year"}]
            """).Parse();
        var halves = Enumerable.Range(1, 2).SelectMany(half => PeriodReduction.Reduce(scheme, "month", [.. Enumerable.Range(1, 3).Select(m => Total(m, 29 + half))])
            .Select(s => new PeriodTotal(s.Subject, s.Category, half, s.Total!.Value))).ToList();
        Assert.Equal(91.2m, Assert.Single(PeriodReduction.Reduce(scheme, "half", halves)).Total);
    }

    [Theory]
    [InlineData("""[{"kind":"a","parent":"b","by":"last","count":2,"missing":"block"},{"kind":"b","parent":"a","by":"last","count":2,"missing":"block"}]""", "periods[0].parent", ProblemCode.GroupInItself)]
    [InlineData("""[{"kind":"a","parent":"a","by":"last","count":2,"missing":"block"}]""", "periods[0].parent", ProblemCode.GroupInItself)]
    [InlineData("""[{"kind":"a","parent":"y","by":"bestMean","best":3,"count":2,"missing":"block"},{"kind":"y"}]""", "periods[0]", ProblemCode.RangeReversed)]
    [InlineData("""[{"kind":"a","parent":"y","by":"mean","count":2,"missing":"block","extras":[{"code":"e","name":{"zh":"甲"},"from":2,"to":1}]},{"kind":"y"}]""", "periods[0].extras[0].to", ProblemCode.RangeReversed)]
    [InlineData("""[{"kind":"a","parent":"y","by":"mean","count":2,"missing":"block","best":1},{"kind":"y"}]""", "periods[0].best", ProblemCode.UnknownKey)]
    public void Periods_that_make_no_sense_are_refused(string periods, string at, ProblemCode code) =>
        Assert.Contains(Scheme.Check(Given.PointsScheme().With("periods", periods).ToJsonString()), p => p.Path == at && p.Code == code);

    [Fact]
    public void A_scheme_with_everything_a_year_can_add_comes_back_from_its_content()
    {
        var scheme = WithExtras().With("periods.0.shortService", null).With("periods.0.minServed", "2").With("periods.0.min", "-10").Parse();
        Assert.Equal(scheme.CanonicalText, Scheme.Parse(SchemeWriter.Write(scheme.Content)).CanonicalText);
    }

    internal static System.Text.Json.Nodes.JsonObject WithExtras() => Given.PointsScheme().With("periods", """
        [{"kind":"quarter","parent":"year","by":"mean","count":4,"missing":"block","share":0.95,"max":100,
          "extras":[{"code":"leaders","name":{"zh":"领导小组评分"},"from":1,"to":5}],
          "adjustments":[{"code":"sanction","name":{"zh":"责任追究"},"from":-5,"to":-3,"cap":8}]},{"kind":"year"}]
        """);

    private static PeriodTotal Total(int number, decimal total) => new("w1", "window", number, total);

    private static Scheme Year(string by, string missing = "exclude") => Given.PointsScheme()
        .With("periods", $$"""[{"kind":"quarter","parent":"year","missing":"{{missing}}",{{by}}},{"kind":"year"}]""").Parse();
}
