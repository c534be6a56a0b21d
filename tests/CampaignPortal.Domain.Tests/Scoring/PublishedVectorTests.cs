using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Figures calculated by hand from schemes that offices published; the names carry the vector's number.</summary>
[Trait("Security", "BIZ-06")]
public sealed class PublishedVectorTests
{
    [Theory]
    [InlineData("halfUp", "86.67", "82.35", "2.68")]
    [InlineData("halfEven", "86.66", "82.34", "2.68")]
    public void T1_half_a_hundredth_by_both_rules(string mode, params string[] expected)
    {
        var scheme = Given.PointsScheme().With("rounding", $$$"""{"total":{"decimals":2,"mode":"{{{mode}}}"}}""").Parse();
        decimal[] totals = [86.665m, 82.345m, 2.675m];
        Assert.Equal(expected.Select(Number), totals.Select(t => scheme.Total(Given.Subjects("w1").Marked("r", t))!.Value));
    }

    [Theory]
    [InlineData(80, "excluded", "90.19")]
    [InlineData(80, "zero", "78.02")]
    [InlineData(70, "excluded", "86.13")]
    public void T2_and_T3_votes_by_level_with_unknown_in_or_out_of_the_denominator(int basic, string unknown, string expected)
    {
        var scheme = Given.SchemeOf($$"""
            "type": "level", "points": 100, "judgedIn": ["c"], "noData": "block", "unknown": "{{unknown}}",
            "levels": [{"code": "good", "name": {"zh": "满意"}, "points": 100},
                       {"code": "basic", "name": {"zh": "基本满意"}, "points": {{basic}}},
                       {"code": "bad", "name": {"zh": "不满意"}, "points": 30}]
            """).Parse();
        IEnumerable<MarkValue> votes =
        [
            .. Enumerable.Repeat(new MarkValue.Chosen("good"), 212),
            .. Enumerable.Repeat(new MarkValue.Chosen("basic"), 151),
            .. Enumerable.Repeat(new MarkValue.Chosen("bad"), 9),
            .. Enumerable.Repeat(new MarkValue.Unknown(), 58),
        ];
        var facts = votes.Index().Aggregate(Given.Subjects("w1"), (f, vote) => f.Marked($"v{vote.Index}", vote.Item));
        Assert.Equal(Number(expected), scheme.Total(facts));
    }

    [Theory]
    [InlineData("trimmedMean", 6, "89.5")]
    [InlineData("mean", 6, "87.5")]
    [InlineData("trimmedMean", 5, "87.2")]
    public void T5_the_highest_and_lowest_go_only_above_five_raters(string by, int raters, string expected)
    {
        var limits = by == "mean" ? "" : ""","drop":1,"above":5""";
        var scheme = Given.PointsScheme($$"""{"by":"{{by}}","over":"sheet"{{limits}}}""").Parse();
        decimal[] marks = [88, 91, 95, 72, 90, 89];
        var facts = marks.Take(raters).Index().Aggregate(Given.Subjects("w1"), (f, m) => f.Marked($"r{m.Index}", m.Item));
        Assert.Equal(Number(expected), scheme.Total(facts));
    }

    [Fact]
    public void T6_four_channels_by_weight()
    {
        decimal[] weights = [0.3m, 0.3m, 0.2m, 0.2m];
        decimal[] scores = [96m, 93.5m, 88m, 91m];
        var scheme = Given.PointsScheme();
        scheme["channels"] = new System.Text.Json.Nodes.JsonArray([.. weights.Select((weight, i) =>
            Given.PointsScheme()["channels"]![0]!.DeepClone().AsObject().With("code", $"\"c{i}\"").With("weight", $"{weight}"))]);
        scheme.With("items.0.judgedIn", """["c0","c1","c2","c3"]""");
        var facts = scores.Index().Aggregate(Given.Subjects("w1"), (f, m) => f.Marked("r", m.Item, channel: $"c{m.Index}"));
        Assert.Equal(92.65m, scheme.Parse().Total(facts));
    }

    [Fact]
    public void T11_deductions_without_a_floor_and_bonus_with_a_cap()
    {
        var scheme = Given.DeductScheme().With("block", BonusBlock(cap: 5)).Parse();
        var facts = Given.Subjects("w1").Occurred(7).Occurred(12).Occurred(85).Occurred(9, item: "b", rule: "plus");
        Assert.Equal(1m, scheme.Total(facts));
        Assert.Equal(-9m, scheme.Total(facts.Occurred(10)));
    }

    [Theory]
    [InlineData(null, 110)]
    [InlineData(10, 104)]
    public void T12_both_readings_of_a_total_of_at_most_110(int? bonusCap, int expected)
    {
        var scheme = Given.DeductScheme().With("scale.max", "110").With("block", BonusBlock(bonusCap)).Parse();
        Assert.Equal(expected, scheme.Total(Given.Subjects("w1").Occurred(6).Occurred(30, item: "b", rule: "plus")));
    }

    [Theory]
    [InlineData("floor", 1)]
    [InlineData("halfUp", 1)]
    [InlineData("ceiling", 2)]
    public void T15_one_fifth_of_seven_as_seats(string round, int seats)
    {
        var scheme = StandingGiven.Awarded($$$"""[{"code":"a","quota":{"share":0.2,"round":"{{{round}}}"}}]""");
        var quota = Assert.Single(Evaluation.Evaluate(scheme, StandingGiven.Totals(90, 89, 88, 87, 86, 85, 84)).Quotas);
        Assert.Equal((1.4m, seats), (quota.Exact, quota.Seats));
    }

    [Fact]
    public void T20_five_working_days_after_a_Friday_over_a_free_Wednesday_end_ten_days_later()
    {
        var friday = new DateOnly(2026, 3, 6);
        var deadline = new WorkCalendar(1, [friday.AddDays(5)], []).AddWorkingDays(friday, 5);
        Assert.Equal((friday.AddDays(10), DayOfWeek.Monday), (deadline, deadline.DayOfWeek));
    }

    private static string BonusBlock(int? cap) => $$"""
        { {{(cap is null ? "" : $"\"bonusCap\": {cap},")}} "items": [{"code": "b", "name": {"zh": "加分"}, "type": "bonus",
          "rules": [{"code": "plus", "cause": {"zh": "表彰"}, "from": 0, "to": 100, "per": "time"}]}] }
        """;

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
