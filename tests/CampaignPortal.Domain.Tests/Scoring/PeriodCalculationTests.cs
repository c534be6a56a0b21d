using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>The calculation of a longer period as it is shown, and what bounds it.</summary>
public sealed class PeriodCalculationTests
{
    [Fact]
    public void A_plain_year_is_one_line_over_its_quarters()
    {
        var year = Year(""" "by":"mean","count":2 """, Totals(90, 91));
        Assert.Equal("(90 + 91) ÷ 2 = 90.5", year.Line!.ToLine());
        Assert.Empty(year.Children);
        Assert.Equal(["1", "2"], year.Line!.Terms.Select(t => t.Factors[0].Code));
    }

    [Fact]
    public void Weights_are_named_by_their_period()
    {
        var year = Year(""" "by":"weighted","weights":[{"weight":0.4},{"weight":0.6}] """, Totals(90, 95));
        Assert.Equal("0.4×90 + 0.6×95 = 93", year.Line!.ToLine());
        Assert.Equal(["1", "2"], year.Line!.Terms.Select(t => t.Factors[0].Code));
    }

    /// <summary>The best two of three are the third and the first; they stand in the order of the year.</summary>
    [Fact]
    public void The_best_few_stand_in_the_order_of_their_periods() =>
        Assert.Equal("(91 + 95) ÷ 2 = 93", Year(""" "by":"bestMean","count":3,"best":2 """, Totals(91, 80, 95)).Line!.ToLine());

    [Fact]
    public void Who_served_the_whole_year_is_not_scaled() =>
        Assert.Equal("90 + 91 = 181", Year(""" "by":"sum","count":2,"shortService":"scale" """, Totals(90, 91)).Line!.ToLine());

    [Fact]
    public void Without_scaling_a_part_of_the_year_is_its_sum()
    {
        PeriodFacts facts = Totals(90, 91) with { Served = [new("w1", 1, 2)] };
        Assert.Equal("90 + 91 = 181", Year(""" "by":"sum","count":4,"shortService":"asIs" """, facts).Line!.ToLine());
    }

    [Fact]
    public void Periods_without_any_weight_give_no_total() =>
        Assert.Null(Year(""" "by":"weighted","weights":[{"weight":0},{"weight":1}] """, Totals(90)).Value);

    [Theory]
    [InlineData(""" "max":100 """, 98, "98 + 5 → 100", 100)]
    [InlineData(""" "min":20 """, 10, "10 + 5 → 20", 20)]
    public void Bounds_hold_for_what_the_year_adds_too(string bound, int mean, string line, int expected)
    {
        var year = Year($$""" "by":"mean","count":1,{{bound}},"extras":[{"code":"leaders","name":{"zh":"领导评分"},"from":0,"to":5}] """,
            Totals(mean) with { Extras = [new("w1", "leaders", 5)] });
        Assert.Equal(expected, year.Value);
        Assert.StartsWith(line[..line.IndexOf(" →", StringComparison.Ordinal)], year.Line!.ToLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void Additions_are_listed_by_document_and_those_of_one_document_by_points()
    {
        const string Sanctions = """ "by":"mean","count":1,"adjustments":[{"code":"s","name":{"zh":"责任追究"},"from":-5,"to":5,"cap":20},{"code":"t","name":{"zh":"通报"},"from":-5,"to":5,"cap":20}] """;
        var year = Year(Sanctions, Totals(90) with { Adjustments = [new("w1", "s", -1, "乙号"), new("w1", "s", 2, "甲号"), new("w1", "s", -3, "甲号")] });
        var added = Assert.Single(year.Children, c => c.Kind == NodeKind.PeriodAdjustment);
        Assert.Equal(["乙号", "甲号", "甲号"], added.Sources.Select(s => s.Id));
        Assert.Equal([1m, 3m, 2m], added.Line!.Terms.Select(t => t.Factors[0].Value));
        Assert.Equal(88m, year.Value);
    }

    [Fact]
    public void Whoever_served_just_enough_is_ranked()
    {
        var scheme = Scheme(""" "by":"sum","count":4,"minServed":2 """);
        var facts = Totals(90, 91) with { Served = [new("w1", 1, 2)] };
        Assert.Equal(1, Assert.Single(PeriodReduction.Reduce(scheme, "quarter", facts)).Rank);
    }

    [Fact]
    public void A_year_too_large_to_be_stored_is_refused_by_name()
    {
        var refused = Assert.Throws<FactsException>(() => Year(""" "by":"sum","count":2 """, Totals(9_999_999, 1)));
        Assert.Equal("totals: NumberOutOfRange w1", $"{Assert.Single(refused.Problems)}");
    }

    [Fact]
    public void An_unknown_kind_of_period_is_refused_by_name()
    {
        var refused = Assert.Throws<FactsException>(() => PeriodReduction.Reduce(Scheme(""" "by":"mean","count":1 """), "month", Totals(90)));
        Assert.Equal("kind: UnknownPeriod month", $"{Assert.Single(refused.Problems)}");
    }

    private static PeriodFacts Totals(params decimal[] totals) => new([.. totals.Select((t, i) => new PeriodTotal("w1", "window", i + 1, t))]);

    private static ExplanationNode Year(string rules, PeriodFacts facts) => Assert.Single(PeriodReduction.Reduce(Scheme(rules), "quarter", facts)).Explanation;

    private static Scheme Scheme(string rules) =>
        Given.PointsScheme().With("periods", $$"""[{"kind":"quarter","parent":"year","missing":"exclude",{{rules}}},{"kind":"year"}]""").Parse();
}
