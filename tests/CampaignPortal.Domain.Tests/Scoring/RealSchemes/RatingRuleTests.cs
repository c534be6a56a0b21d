using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Scoring.RealSchemes;

/// <summary>R01, R02, R05, R08, R09, R20: what a rater may hand in and how many raters become one figure.</summary>
public sealed class RatingRuleTests
{
    private static readonly string[] People = ["P1", "P2", "P3", "P4", "P5"];

    [Theory]
    [InlineData(6, "89.5")]
    [InlineData(5, "87.2")]
    public void R01_the_highest_and_the_lowest_are_dropped_above_five_raters(int raters, string expected)
    {
        // P1 has 88 91 95 72 90 89. Six raters: without 95 and 72, 358 ÷ 4 = 89.5. The first five: 436 ÷ 5 = 87.2.
        // P2 to P5 have 85, 75, 65 and 59.9 from everybody: second, second, third, fourth.
        decimal[] first = [88, 91, 95, 72, 90, 89];
        var facts = Enumerable.Range(1, raters).Aggregate(Given.Of("person", People), (f, r) => Rated(f, $"r{r}", first[r - 1], 85, 75, 65, 59.9m));
        var result = RealScheme.Of("R01").Evaluate(facts);
        Assert.Equal(expected, $"{result.Of("P1").Total:0.##}");
        Assert.Equal("second second second third fourth", result.Grades());
    }

    [Theory]
    [InlineData("90 91 92 65 60", "")]
    [InlineData("90 91 92 93 60", "limits[0] limits[1]")]
    [InlineData("90 80 75 72 69.9", "limits[1]")]
    [InlineData("80 80 80 80 80", "notAllEqual limits[1]")]
    [InlineData("100 100 100 100 100", "notAllEqual notAllFull limits[0] limits[1]")]
    public void R01_what_a_rater_may_not_hand_in(string points, string expected)
    {
        // At least 90: 3 of "90 91 92 65 60" and 4 of "90 91 92 93 60". Below 70: 2, 1, 1, 0, 0.
        var facts = Rated(Given.Of("person", People), "r1", [.. points.Split(' ').Select(p => decimal.Parse(p, System.Globalization.CultureInfo.InvariantCulture))]);
        Assert.Equal(expected, string.Join(' ', RealScheme.Of("R01").Problems(facts).Where(p => p.Code == ProblemCode.BallotInvalid).Select(p => p.Arguments[2])));
    }

    [Fact]
    public void R01_points_have_one_decimal() =>
        Assert.Contains(RealScheme.Of("R01").Problems(Rated(Given.Of("person", People), "r1", 88.25m, 85, 75, 65, 60)), p => p.Code == ProblemCode.ValueNotAllowed);

    [Fact]
    public void R01_names_are_listed_by_the_strokes_of_the_surname()
    {
        // 丁 2, 王 4, 李 7, 赵 9
        string[] names = ["赵一", "李二", "丁三", "王四"];
        Assert.Equal(["丁三", "王四", "李二", "赵一"], names.Order(Strokes.Order));
    }

    [Fact]
    public void R02_without_a_mark_it_is_an_abstention_and_half_of_the_ballots_is_no_quorum()
    {
        // A: 100 issued, 98 collected, 96 valid, 60 / 25 / 5 and 6 without a mark: (6,000 + 1,500) ÷ 90 = 83.333… → 83.33. B: 50 valid of 100 are not more than half: void.
        var result = RealScheme.Of("R02").Evaluate(Given.Of("member", "A", "B")
            .Issued("A", "ballot", 100, 98, 96).Voted("A", "ballot", "vote", ("good", 60), ("basic", 25), ("bad", 5), (null, 6))
            .Issued("B", "ballot", 100, 50, 50).Voted("B", "ballot", "vote", ("good", 50)));
        Assert.Equal(83.33m, result.Of("A").Total);
        Assert.Null(result.Of("B").Total);
        Assert.Contains(result.Of("B").Notes, n => n.Kind == NoteKind.ChannelBlocked);
    }

    [Fact]
    public void R02_more_ballots_collected_than_issued_are_void()
    {
        var facts = Given.Of("member", "A").Issued("A", "ballot", 100, 101, 90).Voted("A", "ballot", "vote", ("good", 90));
        Assert.Contains(RealScheme.Of("R02").Problems(facts), p => p.Code == ProblemCode.TooManyBallots);
    }

    [Fact]
    public void R02_ranks_are_shared_and_all_on_a_shared_rank_stand_among_the_first_three()
    {
        // Of ten votes: A 10 good 100; B, C, D 5 good 5 basic 80; E 10 basic 60; F 4 good 6 bad 40; G 2 good 8 bad 20. Ranks 1, 2, 2, 2, 5, 6, 7.
        (int Good, int Basic, int Bad)[] votes = [(10, 0, 0), (5, 5, 0), (5, 5, 0), (5, 5, 0), (0, 10, 0), (4, 0, 6), (2, 0, 8)];
        var facts = votes.Index().Aggregate(Given.Of("member", "A", "B", "C", "D", "E", "F", "G"), (f, v) =>
            f.Voted($"{(char)('A' + v.Index)}", "ballot", "vote", ("good", v.Item.Good), ("basic", v.Item.Basic), ("bad", v.Item.Bad)));
        var result = RealScheme.Of("R02").Evaluate(facts);
        Assert.Equal("1 A, 2 B, 2 C, 2 D, 5 E, 6 F, 7 G", result.Ranking());
        Assert.Equal("A B C D", result.Listed("first"));
        Assert.Equal("G F E", result.Listed("last"));
    }

    [Theory]
    [InlineData("halfUp", "93.58 93.59", "93.59")]
    [InlineData("halfUp", "91.84 91.85", "91.85")]
    [InlineData("halfEven", "91.84 91.85", "91.84")]
    public void R05_half_a_hundredth_is_rounded_up(string mode, string points, string expected)
    {
        // (93.58 + 93.59) ÷ 2 = 93.585 → 93.59; (91.84 + 91.85) ÷ 2 = 91.845 → 91.85, by the rule of measurements 91.84
        var scheme = RealScheme.Document("R05").With("rounding", mode == "halfUp" ? null : $$$"""{"total":{"decimals":2,"mode":"{{{mode}}}"}}""").Parse();
        var facts = Given.Subjects("w1").Raters("w1", "raters", "score", points.Split(' ').Select(p => decimal.Parse(p, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(expected, $"{scheme.Total(facts):0.00}");
    }

    [Fact]
    public void R08_a_score_set_aside_comes_to_the_same_as_the_mean_of_the_others_in_its_place()
    {
        // 88, 90, 92 and an outlying 60: mean 330 ÷ 4 = 82.5. Set aside: 270 ÷ 3 = 90. With 90 in its place: 360 ÷ 4 = 90.
        var scheme = RealScheme.Of("R08");
        var facts = Given.Subjects("w1").Raters("w1", "raters", "score", 88, 90, 92, 60);
        Assert.Equal(82.5m, scheme.Total(facts));
        var decided = facts with { Sheets = [.. facts.Sheets.Select(s => s.Rater == "r4" ? s with { State = SheetArrival.SetAside, Decision = "评委会 2026 年第 3 号决定" } : s)] };
        var result = scheme.Evaluate(decided);
        Assert.Equal(90m, result.Of("w1").Total);
        Assert.Equal(new Note(NoteKind.RaterSetAside, "raters", Rater: "r4"), Assert.Single(result.Of("w1").Notes));
        Assert.Equal(90m, scheme.Total(Given.Subjects("w1").Raters("w1", "raters", "score", 88, 90, 92, 90)));
    }

    [Fact]
    public void R08_without_a_decision_nothing_is_set_aside()
    {
        var facts = Given.Subjects("w1").Raters("w1", "raters", "score", 88, 60);
        facts = facts with { Sheets = [.. facts.Sheets.Select(s => s.Rater == "r2" ? s with { State = SheetArrival.SetAside } : s)] };
        Assert.Contains(RealScheme.Of("R08").Problems(facts), p => p.Code == ProblemCode.ValueNotAllowed);
    }

    [Fact]
    public void R09_the_sum_over_the_experts_by_their_number() =>
        // (86 + 90.5 + 91) ÷ 3 = 267.5 ÷ 3 = 89.1666… → 89.17
        Assert.Equal(89.17m, RealScheme.Of("R09").Total(Given.Subjects("w1").Raters("w1", "raters", "score", 86, 90.5m, 91)));

    [Fact]
    public void R20_online_votes_count_half_and_representatives_and_judges_a_quarter_each()
    {
        // Measured by the best. A: 8,000 of 10,000 = 80, 18 of 24 = 75, 9 of 9 = 100: 40 + 18.75 + 25 = 83.75
        // B: 100, 100, 3 of 9 = 33.333…: 50 + 25 + 8.333… = 83.33. C: 50, 12 of 24 = 50, 6 of 9 = 66.666…: 25 + 12.5 + 16.666… = 54.17
        var facts = new (string Model, int Online, int Public, int Judges)[] { ("A", 8000, 18, 9), ("B", 10_000, 24, 3), ("C", 5000, 12, 6) }.Aggregate(
            Given.Of("model", "A", "B", "C"), (f, m) => f.Voted(m.Model, "online", "vote", ("for", m.Online)).Voted(m.Model, "public", "vote", ("for", m.Public)).Voted(m.Model, "judges", "vote", ("for", m.Judges)));
        var result = RealScheme.Of("R20").Evaluate(facts);
        Assert.Equal([83.75m, 83.33m, 54.17m], result.Subjects.Select(s => s.Total!.Value));
        Assert.Equal("A B", result.Listed("model"));
    }

    private static Facts Rated(Facts facts, string rater, params decimal[] points) =>
        People.Zip(points).Aggregate(facts, (f, p) => f.Marked(rater, p.Second, p.First, "raters", "score"));
}
