using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class ItemTypeTests
{
    [Fact]
    public void Points_are_the_mean_of_the_raters()
    {
        var facts = Given.Subjects("w1").Marked("a", 90.01m).Marked("b", 95);
        Assert.Equal(92.51m, Given.PointsScheme().Parse().Total(facts));
    }

    [Theory]
    [InlineData("sum", 186)]
    [InlineData("mean", 93)]
    public void Raters_are_reduced_as_the_channel_says(string by, decimal expected)
    {
        var scheme = Given.PointsScheme($$"""{"by":"{{by}}","over":"item"}""").Parse();
        Assert.Equal(expected, scheme.Total(Given.Subjects("w1").Marked("a", 90).Marked("b", 96)));
    }

    [Theory]
    [InlineData(true, 100)]
    [InlineData(false, -5)]
    public void A_condition_is_met_or_costs_points(bool yes, decimal expected)
    {
        var scheme = Given.SchemeOf(""" "type": "yesNo", "points": 100, "pointsYes": 100, "pointsNo": -5, "judgedIn": ["c"], "noData": "block" """).Parse();
        Assert.Equal(expected, scheme.Total(Given.Subjects("w1").Marked("a", new MarkValue.Answered(yes))));
    }

    [Fact]
    public void Text_takes_no_part_in_any_figure()
    {
        var scheme = Given.PointsScheme();
        scheme["items"]!.AsArray().Add(Given.SchemeOf(""" "type": "text", "judgedIn": ["c"] """)["items"]![0]!.DeepClone().AsObject().With("code", "\"t\""));
        Assert.Equal(88m, scheme.Parse().Total(Given.Subjects("w1").Marked("a", 88)));
    }

    [Theory]
    [InlineData("zero", 0)]
    [InlineData("none", -5)]
    public void A_deduction_stops_at_zero_or_goes_on(string floor, decimal expected) =>
        Assert.Equal(expected, Given.DeductScheme(floor: floor).Parse().Total(Given.Subjects("w1").Occurred(105)));

    [Fact]
    public void An_occurrence_costs_its_value_times_count_times_factor()
    {
        var facts = Given.Subjects("w1", "w2").Occurred(3, 2.5m, factor: 0.5m);
        Assert.Equal(96.25m, Given.DeductScheme().Parse().Total(facts));
        Assert.Equal(100m, Given.DeductScheme().Parse().Total(facts, "w2"));
    }

    [Fact]
    public void A_rule_takes_at_most_its_cap()
    {
        var facts = Given.Subjects("w1").Occurred(2, rule: "capped").Occurred(2, rule: "capped").Occurred(2, rule: "capped").Occurred(1);
        Assert.Equal(94m, Given.DeductScheme().Parse().Total(facts));
    }

    [Fact]
    public void An_item_loses_at_most_its_cap() =>
        Assert.Equal(90m, Given.DeductScheme().With("items.0.cap", "10").Parse().Total(Given.Subjects("w1").Occurred(25)));

    [Theory]
    [InlineData("highestOnce", 95)]
    [InlineData("oncePerItem", 92)]
    public void One_fact_counts_once_or_once_in_each_item(string sameFact, decimal expected)
    {
        var scheme = Given.DeductScheme().With("sameFact", $"\"{sameFact}\"").With("block", """
            {"items":[{"code":"d","name":{"zh":"扣分"},"type":"deduct","rules":[{"code":"x","cause":{"zh":"事由"},"value":3,"per":"case"}]}]}
            """).Parse();
        var facts = Given.Subjects("w1").Occurred(2, key: "k").Occurred(5, key: "k").Occurred(3, rule: "x", item: "d", key: "k");
        Assert.Equal(expected, scheme.Total(facts));
        Assert.Contains(Evaluation.Evaluate(scheme, facts).Of("w1").Notes, n => n is { Kind: NoteKind.OccurrenceSuperseded, Occurrence: "o1" });
    }

    /// <summary>A cap of 40 leaves 60; one of 20 cannot take more than the 10 points there are.</summary>
    [Theory]
    [InlineData(100, 40, 70, 60)]
    [InlineData(10, 20, 15, 0)]
    public void A_floor_at_zero_and_a_cap_hold_together(int points, int cap, int lost, int expected)
    {
        var scheme = Given.DeductScheme(points, "zero").With("items.0.cap", $"{cap}").With("channels.0.scaleToBase", null).With("scale.base", $"{points}").Parse();
        Assert.Equal(expected, scheme.Total(Given.Subjects("w1").Occurred(lost)));
    }

    [Fact]
    public void A_bonus_item_earns_up_to_its_cap()
    {
        var scheme = Given.DeductScheme(100).With("items.0.type", "\"bonus\"").With("items.0.floor", null).With("items.0.cap", "5").Parse();
        Assert.Equal(5m, scheme.Total(Given.Subjects("w1").Occurred(8)));
    }

    /// <summary>A handled case may earn a bonus though it also cost points: 100 − 5 + 3.</summary>
    [Fact]
    public void A_deduction_and_a_bonus_are_never_the_same_fact()
    {
        var scheme = Given.DeductScheme().With("block", """
            {"bonusCap":10,"items":[{"code":"b","name":{"zh":"加分"},"type":"bonus","rules":[{"code":"x","cause":{"zh":"事由"},"value":3,"per":"case"}]}]}
            """).Parse();
        Assert.Equal(98m, scheme.Total(Given.Subjects("w1").Occurred(5, key: "k").Occurred(3, rule: "x", item: "b", key: "k")));
    }

    [Fact]
    public void A_deduction_of_the_block_that_does_not_apply_takes_nothing()
    {
        var scheme = Given.DeductScheme().With("block", """
            {"items":[{"code":"d","name":{"zh":"扣分"},"type":"deduct","notApplicable":"rescale","rules":[{"code":"x","cause":{"zh":"事由"},"value":3,"per":"case"}]}]}
            """).Parse();
        Assert.Equal(98m, scheme.Total(Given.Subjects("w1").Occurred(2).NotApplicable("d")));
    }

    [Fact]
    public void A_bonus_item_of_the_tree_earns_up_to_its_points()
    {
        var scheme = Given.DeductScheme(100).With("items.0.type", "\"bonus\"").With("items.0.floor", null).Parse();
        Assert.Equal(30m, scheme.Total(Given.Subjects("w1").Occurred(30)));
        Assert.Equal(100m, scheme.Total(Given.Subjects("w1").Occurred(130)));
    }

    [Fact]
    public void Groups_cap_and_floor_the_sum_of_their_items()
    {
        var scheme = Given.PointsScheme();
        var item = scheme["items"]![0]!.DeepClone();
        scheme.With("items", """[{"code":"g","name":{"zh":"组"},"cap":80,"floor":10,"items":[]}]""");
        scheme["items"]![0]!["items"]!.AsArray().Add(item);
        Assert.Equal(80m, scheme.Parse().Total(Given.Subjects("w1").Marked("a", 95)));
        Assert.Equal(10m, scheme.Parse().Total(Given.Subjects("w1").Marked("a", 5)));
    }

    [Theory]
    [InlineData("""{"kind":"proportional","target":1}""", 98, 100, "14.70")]
    [InlineData("""{"kind":"proportional","target":0.95}""", 98, 100, "15.00")]
    [InlineData("""{"kind":"proportional","target":0.95}""", 2, 3, "10.53")]
    [InlineData("""{"kind":"stepLoss","target":1,"lossPerPoint":1,"perStarted":true}""", 977, 1000, "12.00")]
    [InlineData("""{"kind":"stepLoss","target":1,"lossPerPoint":1,"perStarted":false}""", 977, 1000, "13.00")]
    [InlineData("""{"kind":"stepLoss","target":1,"lossPerPoint":1,"perStarted":true}""", 98, 100, "13.00")]
    [InlineData("""{"kind":"stepLoss","target":1,"lossPerPoint":1,"perStarted":true}""", 10, 100, "0.00")]
    [InlineData("""{"kind":"stepLoss","target":0.9,"lossPerPoint":1}""", 95, 100, "15.00")]
    [InlineData("""{"kind":"threshold","target":1,"below":0.9}""", 899, 1000, "0.00")]
    [InlineData("""{"kind":"threshold","target":1,"below":0.9}""", 9, 10, "13.50")]
    [InlineData("""{"kind":"banded","bands":[{"from":0.95,"points":15},{"from":0.9,"points":10}]}""", 95, 100, "15.00")]
    [InlineData("""{"kind":"banded","bands":[{"from":0.95,"points":15},{"from":0.9,"points":10}]}""", 949, 1000, "10.00")]
    [InlineData("""{"kind":"banded","bands":[{"from":0.95,"points":15},{"from":0.9,"points":10}]}""", 89, 100, "0.00")]
    [InlineData("""{"kind":"overshoot","target":0.9,"bonusPerPoint":0.5,"cap":2}""", 9375, 10000, "16.50")]
    [InlineData("""{"kind":"overshoot","target":0.9,"bonusPerPoint":0.5,"cap":2}""", 2, 1, "17.00")]
    [InlineData("""{"kind":"overshoot","target":0.9,"bonusPerPoint":0.5,"cap":2}""", 45, 100, "7.50")]
    public void A_rate_becomes_points_by_its_curve(string curve, decimal numerator, decimal denominator, string expected)
    {
        var scheme = Given.RatioScheme(curve).With("scale.base", "15").Parse();
        var total = scheme.Total(Given.Subjects("w1").Measured(numerator, denominator));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), total);
    }
}
