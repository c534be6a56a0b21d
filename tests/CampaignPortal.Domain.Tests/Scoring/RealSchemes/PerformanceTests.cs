using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.RealSchemes;

/// <summary>S37 to S46: performance of staff and departments.</summary>
public sealed class PerformanceTests
{
    private static readonly (string Item, decimal Points)[] Dimensions = [("virtue", 15), ("ability", 10), ("diligence", 30), ("achievement", 30), ("integrity", 15)];

    [Fact]
    public void S37_leaders_60_and_colleagues_40_of_self_10_own_office_55_and_same_rank_35()
    {
        // Leader: 德 95, 能 90, 勤 90, 绩 95, 廉 100: 14.25 + 9 + 27 + 28.5 + 15 = 93.75. Self all 100.
        // Office: all 85; and 德 80, 能 85, 勤 80, 绩 75, 廉 80: 12 + 8.5 + 24 + 22.5 + 12 = 79: mean 82. Same rank: all 75, all 85: mean 80.
        // Colleagues 0.1 × 100 + 0.55 × 82 + 0.35 × 80 = 10 + 45.1 + 28 = 83.1. Total 0.6 × 93.75 + 0.4 × 83.1 = 56.25 + 33.24 = 89.49
        var result = RealScheme.Of("S37").Evaluate(Given.Of("person", "A")
            .Chose("A", "leaders", "l1", Values(95, 90, 90, 95, 100)).Chose("A", "self", "A", Values(100, 100, 100, 100, 100))
            .Chose("A", "office", "o1", Values(85, 85, 85, 85, 85)).Chose("A", "office", "o2", Values(80, 85, 80, 75, 80))
            .Chose("A", "rank", "q1", Values(75, 75, 75, 75, 75)).Chose("A", "rank", "q2", Values(85, 85, 85, 85, 85)));
        Assert.Equal((93.75m, 82m, 80m), (result.ScoreOf("A", "leaders"), result.ScoreOf("A", "office"), result.ScoreOf("A", "rank")));
        Assert.Equal(83.1m, result.GroupOf("A", "colleagues"));
        Assert.Equal(89.49m, result.Of("A").Total);
    }

    [Fact]
    public void S37_each_dimension_has_the_ten_values_of_the_text() => Assert.All(Dimensions, d =>
    {
        // 德: 15, 14.25, 13.5 of 15 are 100, 95, 90 of 100
        var levels = Assert.IsType<LevelItem>(RealScheme.Of("S37").FindItem(d.Item)).Levels;
        Assert.Equal(["100 95 90", "85 80 75", "70 65 60", "55"], levels.Select(l => string.Join(' ', l.Values.Select(v => FormattableString.Invariant($"{v * 100 / d.Points:0.##}")))));
    });

    [Fact]
    public void S37_a_value_that_no_level_has_is_refused()
    {
        // 德 93 lies between the 95 and 90 of 优秀: 93 × 15 ÷ 100 = 13.95
        var facts = Given.Of("person", "A").Chose("A", "leaders", "l1", ("virtue", "excellent", 13.95m));
        Assert.Contains(RealScheme.Of("S37").Problems(facts), p => p.Code == ProblemCode.ValueNotAllowed);
    }

    [Theory]
    [InlineData(1, 5, true)]
    [InlineData(2, 5, false)]
    [InlineData(1, 4, false)]
    [InlineData(2, 10, true)]
    public void S37_excellent_in_the_own_office_for_a_fifth_at_most(int excellent, int rated, bool isAllowed)
    {
        // 20 % of 5 = 1, of 4 = 0.8 → 0, of 10 = 2
        var people = Enumerable.Range(1, rated).Select(i => $"P{i:00}").ToList();
        var facts = people.Index().Aggregate(Given.Of("person", people), (f, p) =>
            f.Chose(p.Item, "office", "o1", p.Index < excellent ? Values(90, 90, 90, 90, 90) : Values(85, 80, 75, 80, 85)));
        Assert.Equal(isAllowed, RealScheme.Of("S37").Problems(facts).All(p => p.Code != ProblemCode.BallotInvalid));
    }

    [Fact]
    public void S37_the_year_is_95_percent_of_the_mean_and_the_points_of_the_leading_group()
    {
        // (89.49 + 90.11 + 88 + 92) ÷ 4 = 359.6 ÷ 4 = 89.9; × 0.95 = 85.405; + 4 = 89.405 → 89.41
        decimal[] quarters = [89.49m, 90.11m, 88, 92];
        PeriodFacts facts = new([.. quarters.Select((t, i) => new PeriodTotal("A", "person", i + 1, t))]) { Extras = [new("A", "group", 4)] };
        Assert.Equal(89.41m, Assert.Single(PeriodReduction.Reduce(RealScheme.Of("S37"), "quarter", facts)).Total);
    }

    [Fact]
    public void S38_votes_are_divided_by_the_valid_ones()
    {
        // Staff, 60 ballots issued, 55 collected, 50 valid:
        // first 20 / 20 / 8 / 2: (2,000 + 1,600 + 480 + 80) ÷ 50 = 83.2 of 100, 24.96 of 30
        // second 30 / 15 / 5 / 0: (3,000 + 1,200 + 300) ÷ 50 = 90, 27 of 30. Third 25 / 20 / 5 / 0: (2,500 + 1,600 + 300) ÷ 50 = 88, 35.2 of 40. 24.96 + 27 + 35.2 = 87.16
        // Leader A, A, B: 30 + 30 + 32 = 92. Panel of five: 5 A 30; 3 A, 2 B 92 → 27.6; 4 A, 1 B 96 → 38.4: 96
        // 0.2 × 92 + 0.4 × 87.16 + 0.4 × 96 = 18.4 + 34.864 + 38.4 = 91.664, bonus 1.5: 93.164 → 93.16
        var result = RealScheme.Of("S38").Evaluate(Given.Of("cadre", "A")
            .Chose("A", "leader", "l1", ("first", "a", null), ("second", "a", null), ("third", "b", null))
            .Issued("A", "staff", 60, 55, 50).Voted("A", "staff", "first", ("a", 20), ("b", 20), ("c", 8), ("d", 2))
            .Voted("A", "staff", "second", ("a", 30), ("b", 15), ("c", 5)).Voted("A", "staff", "third", ("a", 25), ("b", 20), ("c", 5))
            .Voted("A", "panel", "first", ("a", 5)).Voted("A", "panel", "second", ("a", 3), ("b", 2)).Voted("A", "panel", "third", ("a", 4), ("b", 1))
            .Occurred(1.5m, item: "bonus", subject: "A"));
        Assert.Equal((92m, 87.16m, 96m), (result.ScoreOf("A", "leader"), result.ScoreOf("A", "staff"), result.ScoreOf("A", "panel")));
        Assert.Equal(93.16m, result.Of("A").Total);
    }

    [Fact]
    public void S39_A_to_D_by_1_08_06_and_04() =>
        // (20 × 1 + 15 × 0.8 + 4 × 0.6 + 1 × 0.4) ÷ 40 × 100 = 34.8 ÷ 40 × 100 = 87
        Assert.Equal(87m, RealScheme.Of("S39").Total(Given.Of("office", "X").Voted("X", "below", "vote", ("A", 20), ("B", 15), ("C", 4), ("D", 1)), "X"));

    [Fact]
    public void S41_towns_by_3_6_3_3_and_the_leaders_rating_straight_into_the_total()
    {
        // Target 80 + 14 = 94. Satisfaction (3 × 85 + 6 × 90 + 3 × 80 + 3 × 95) ÷ 15 = 1,320 ÷ 15 = 88. Social (5 × 90 + 15 × 88) ÷ 20 = 88.5
        // 0.8 × 94 + 0.2 × 88.5 = 75.2 + 17.7 = 92.9; leaders 8.5, performance + 1 − 0.5: 101.9, above 100 as the text has it.
        var result = RealScheme.Of("S41-town").Evaluate(Target("A").Raters("A", "democratic", "view", 88, 92)
            .Raters("A", "group1", "view", 85).Raters("A", "group2", "view", 90).Raters("A", "group3", "view", 80).Raters("A", "group4", "view", 95)
            .Occurred(8.5m, item: "leaders", rule: "rating", subject: "A").Occurred(1, item: "plus", subject: "A").Occurred(0.5m, item: "minus", subject: "A"));
        Assert.Equal((88m, 88.5m), (result.GroupOf("A", "satisfaction"), result.GroupOf("A", "social")));
        Assert.Equal(101.9m, result.Of("A").Total);
    }

    [Fact]
    public void S41_departments_by_4_7_4()
    {
        // Satisfaction (4 × 80 + 7 × 90 + 4 × 85) ÷ 15 = 1,290 ÷ 15 = 86. Social (5 × 90 + 15 × 86) ÷ 20 = 87. 0.8 × 94 + 0.2 × 87 = 92.6
        var result = RealScheme.Of("S41-department").Evaluate(Target("A").Raters("A", "democratic", "view", 90)
            .Raters("A", "group1", "view", 80).Raters("A", "group2", "view", 90).Raters("A", "group3", "view", 85));
        Assert.Equal((86m, 87m, 92.6m), (result.GroupOf("A", "satisfaction"), result.GroupOf("A", "social"), result.Of("A").Total));
    }

    [Fact]
    public void S43_commendations_end_at_5_and_rankings_at_15_and_one_of_last_year_counts_in_this()
    {
        // Commendations 3 of last December and 3: 6 → 5. Rankings 10 + two of a lower tier 2 × 10 × 0.5: 20 → 15. Deductions 2. 88 − 2 + 5 + 15 = 106
        var facts = Given.Of("unit", "A").Raters("A", "achievements", "score", 88)
            .Occurred(3, 1, "commended", "commendations", "A").Occurred(3, 1, "commended", "commendations", "A")
            .Occurred(10, 1, "ranked", "rankings", "A").Occurred(10, 2, "ranked", "rankings", "A", multipliers: "lower").Occurred(2, item: "minus", subject: "A");
        facts = facts with { Occurrences = [facts.Occurrences[0] with { OccurredOn = new DateOnly(2025, 12, 20) }, .. facts.Occurrences.Skip(1)] };
        Assert.Equal(106m, RealScheme.Of("S43").Total(facts, "A"));
    }

    [Fact]
    public void S46_a_quarter_between_the_printed_bands_belongs_to_the_lower_one()
    {
        // A: peers 95, public (90 + 93 + 93) ÷ 3 = 92, months (95 + 96 + 97) ÷ 3 = 96: 28.5 + 27.6 + 38.4 = 94.5, between "80–94" and "95–100": B
        // B to E have one figure everywhere: 95 A, 79.5 C, 60 C, 59.9 D
        var facts = Given.Of("person", "A", "B", "C", "D", "E").Raters("A", "peers", "score", 96, 94).Raters("A", "public", "score", 90, 93, 93)
            .Elsewhere(95, item: "months", subject: "A").Elsewhere(96, item: "months", subject: "A").Elsewhere(97, item: "months", subject: "A");
        facts = new (string Person, decimal Score)[] { ("B", 95), ("C", 79.5m), ("D", 60), ("E", 59.9m) }.Aggregate(
            facts, (f, p) => f.Raters(p.Person, "peers", "score", p.Score).Raters(p.Person, "public", "score", p.Score).Elsewhere(p.Score, item: "months", subject: p.Person));
        var result = RealScheme.Of("S46").Evaluate(facts);
        Assert.Equal(94.5m, result.Of("A").Total);
        Assert.Equal("B A C C D", result.Grades());
    }

    [Fact]
    public void S46_the_gap_as_printed_is_refused() =>
        Assert.Contains(Scheme.Check(RealScheme.Document("S46").With("grades.bands.1.to", "94").ToJsonString()), p => p is { Path: "grades.bands[1].to", Code: ProblemCode.BandsGap });

    private static Facts Target(string unit) => Given.Of("unit", unit).Sheet(unit, "target", "office", ("work", 80), ("party", 14));

    /// <summary>A sheet as raters fill it in, by values of 100.</summary>
    private static IEnumerable<(string, string, decimal?)> Values(params decimal[] values) => Dimensions.Zip(values).Select(d => (
        d.First.Item,
        d.Second >= 90 ? "excellent" : d.Second >= 75 ? "competent" : d.Second >= 60 ? "basic" : "incompetent",
        (decimal?)(d.Second * d.First.Points / 100)));
}
