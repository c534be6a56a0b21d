using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.RealSchemes;

/// <summary>R03, R04, R13, R15, R16, R17, R21: equals, bands and seats.</summary>
public sealed class RankAndSeatRuleTests
{
    [Fact]
    public void R03_equals_stand_on_the_list_without_an_order_among_them()
    {
        // A 95, B 95, C 94, D 93, E 92, F 90, G 88, H 85, I 80, J 80, K 70, L 60. Red: A and B share the first seat, then C, D, E. Black, from the last: L, K, I and J share the third seat, H.
        var result = RealScheme.Of("R03").Evaluate(Rated([95, 95, 94, 93, 92, 90, 88, 85, 80, 80, 70, 60]));
        Assert.StartsWith("1 A, 1 B, 3 C", result.Ranking(), StringComparison.Ordinal);
        Assert.Equal("A B C D E", result.Listed("red"));
        Assert.Equal("L K I J H", result.Listed("black"));
        Assert.Equal((3, 3), (Assert.Single(result.StandingOf("I").Awards).Seat, Assert.Single(result.StandingOf("J").Awards).Seat));
    }

    [Fact]
    public void R04_the_written_score_then_the_subject_then_a_further_test()
    {
        // 80 each: A 40 + 25 + 15, B 40 + 24 + 16, C 39 + 26 + 15, E 40 + 25 + 15. D 42 + 20 + 16 = 78.
        // Written: C behind. Subject: B behind A and E, who share the first rank until the further test puts E before A.
        var facts = new (string Who, decimal Written, decimal Subject, decimal Interview)[] { ("A", 40, 25, 15), ("B", 40, 24, 16), ("C", 39, 26, 15), ("D", 42, 20, 16), ("E", 40, 25, 15) }.Aggregate(
            Given.Of("person", "A", "B", "C", "D", "E"), (f, p) => f.Sheet(p.Who, "exam", "board", ("written", p.Written), ("subject", p.Subject), ("interview", p.Interview)));
        var scheme = RealScheme.Of("R04");
        var before = scheme.Evaluate(facts);
        Assert.Equal("1 A, 1 E, 3 B, 4 C, 5 D", before.Ranking());
        Assert.True(before.StandingOf("A").TieIsOpen);
        Assert.Equal((2, 1), (before.Of("B").Tie!.Step, before.Of("C").Tie!.Step));
        Assert.Equal("1 E, 2 A, 3 B, 4 C, 5 D", scheme.Evaluate(facts.Decided(DecisionKind.RunOff, null, "E", "A")).Ranking());
    }

    [Fact]
    public void R13_a_bound_printed_in_two_bands_belongs_to_the_upper_one() =>
        // 90 high, 89.99 and 80 middle, 79.99 low
        Assert.Equal("high middle middle low", RealScheme.Of("R13").Evaluate(Rated([90, 89.99m, 80, 79.99m])).Grades());

    [Fact]
    public void R13_a_middle_band_that_reaches_beyond_90_is_refused() =>
        Assert.Contains(Scheme.Check(RealScheme.Document("R13").With("grades.bands.1.to", "90.01").ToJsonString()), p => p is { Path: "grades.bands[1].to", Code: ProblemCode.BandsOverlap });

    [Fact]
    public void R15_decimals_between_the_printed_bounds_belong_to_the_lower_grade() =>
        // 90 excellent, 89.5 good, 80 good, 79.5 fair, 60 fair, 59.9 poor, 100 excellent
        Assert.Equal("excellent good good fair fair poor excellent", RealScheme.Of("R15").Evaluate(Rated([90, 89.5m, 80, 79.5m, 60, 59.9m, 100])).Grades());

    [Theory]
    [InlineData("R16-1994", "4.95", 4)]
    [InlineData("R16-2007", "6.6", 6)]
    [InlineData("R16-2020", "6.6", 6)]
    [InlineData("R16-2020-approved", "8.25", 8)]
    [InlineData("R16-institution", "6.6", 6)]
    public void R16_at_most_so_many_of_33_are_excellent(string name, string exact, int seats)
    {
        // 15 % of 33 = 4.95, 20 % = 6.6, 25 % = 8.25: an upper limit is never exceeded
        var result = RealScheme.Of(name).Evaluate(Ranked(33));
        Assert.Equal((exact, seats), ($"{result.Quotas[0].Exact:0.##}", result.Quotas[0].Seats));
        Assert.Equal(seats, result.Subjects.Count(s => s.Standing!.Grade!.Grade == "excellent"));
    }

    [Theory]
    [InlineData(3, "0.6", 1, 1)]
    [InlineData(5, "1", 1, 1)]
    [InlineData(7, "1.4", 1, 2)]
    [InlineData(13, "2.6", 3, 3)]
    [InlineData(24, "4.8", 5, 5)]
    [InlineData(103, "20.6", 21, 21)]
    public void R17_one_fifth_as_seats_in_both_ways(int people, string exact, int halfUp, int ceiling)
    {
        var (rounded, raised) = (RealScheme.Of("R17-halfUp").Evaluate(Ranked(people)).Quotas[0], RealScheme.Of("R17-ceiling").Evaluate(Ranked(people)).Quotas[0]);
        Assert.Equal((exact, halfUp, ceiling), ($"{rounded.Exact:0.##}", rounded.Seats, raised.Seats));
        Assert.Equal((halfUp, ceiling), (rounded.Taken, raised.Taken));
    }

    [Fact]
    public void R21_of_85_projects_20_are_the_best_and_the_next_40_are_good()
    {
        // 100, 99.5, 99 … 58: places 1 to 20 down to 90.5, 21 to 60 down to 70.5, 25 are not chosen
        var result = RealScheme.Of("R21").Evaluate(Ranked(85));
        Assert.Equal([("best", 20), ("good", 40), ("none", 25)], result.Subjects.CountBy(s => s.Standing!.Grade!.Grade).Select(g => (g.Key, g.Value)));
        Assert.Equal((90.5m, 70.5m), (Lowest("best"), Lowest("good")));

        decimal Lowest(string grade) => result.Subjects.Where(s => s.Standing!.Grade!.Grade == grade).Min(s => s.Total!.Value);
    }

    /// <summary>A, B, C… with these points of one rater.</summary>
    private static Facts Rated(decimal[] points) => points.Index().Aggregate(
        Given.Of("unit", points.Select((_, i) => $"{(char)('A' + i)}")), (f, p) => f.Raters($"{(char)('A' + p.Index)}", "raters", "score", p.Item));

    /// <summary>So many, each half a point behind the one before, the first with 100.</summary>
    private static Facts Ranked(int count) => Enumerable.Range(0, count).Aggregate(
        Given.Of("unit", Enumerable.Range(0, count).Select(i => $"U{i:000}")), (f, i) => f.Raters($"U{i:000}", "raters", "score", 100 - (0.5m * i)));
}
