using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Counted votes, and what one rater may hand in.</summary>
public sealed class BallotTests
{
    private static readonly Scheme Votes = VotesScheme().Parse();

    [Fact]
    public void Marks_of_raters_and_counted_votes_weigh_alike()
    {
        // One rater says good (100); 2 votes for good, 1 for fair (60): (100 + 200 + 60) ÷ 4 = 90
        var facts = Counted(10, 8, 3, ("good", 2), ("fair", 1)).Marked("a", new MarkValue.Chosen("good"));
        Assert.Equal(90m, Votes.Total(facts));
        Assert.Equal("(100 + 1×60 + 2×100) ÷ 4 = 90", Explanation.For(Votes, facts, "w1").Descendants().First(n => n.Kind == NodeKind.Item).Line!.ToLine());
    }

    [Fact]
    public void The_figure_names_the_count_it_rests_on()
    {
        var item = Explanation.For(Votes, Counted(10, 8, 3, ("good", 3)), "w1").Descendants().First(n => n.Kind == NodeKind.Item);
        Assert.Equal(new Source(SourceKind.Tally, "w1/c/i"), Assert.Single(item.Sources));
        var marked = Explanation.For(Votes, Given.Subjects("w1").Marked("a", new MarkValue.Chosen("good")), "w1").Descendants().First(n => n.Kind == NodeKind.Item);
        Assert.Empty(marked.Sources);
    }

    [Fact]
    public void A_sum_counts_votes()
    {
        var scheme = VotesScheme().With("channels.0.reduce.by", "\"sum\"").With("items.0.levels.0.points", "1").With("items.0.levels.1.points", "0").Parse();
        Assert.Equal(17m, scheme.Total(Counted(30, 30, 30, ("good", 17), ("fair", 13))));
    }

    [Theory]
    [InlineData(10, 5, 5, null)]
    [InlineData(10, 6, 6, "100")]
    public void Too_few_ballots_are_no_quorum(int issued, int collected, int valid, string? total)
    {
        var scheme = VotesScheme().With("channels.0.missing.quorum", "0.5").Parse();
        Assert.Equal(total is null ? null : decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture), scheme.Total(Counted(issued, collected, valid, ("good", 5))));
    }

    [Fact]
    public void Only_votes_of_those_who_do_not_know_are_no_data() => Assert.Null(Votes.Total(Counted(10, 8, 8, (null, 8))));

    [Theory]
    [InlineData(10, 11, 9, 1)]
    [InlineData(10, 9, 10, 1)]
    [InlineData(10, 9, 3, 4)]
    public void More_than_there_can_be_is_refused(int issued, int collected, int valid, int votes) =>
        AssertRefused(Votes, Counted(issued, collected, valid, ("good", votes)), ProblemCode.TooManyBallots);

    [Fact]
    public void Votes_that_fit_nothing_are_refused()
    {
        AssertRefused(Votes, Counted(9, 9, 9, ("best", 1)), ProblemCode.ValueNotAllowed);
        AssertRefused(Votes, Counted(9, 9, 9, ("good", 0)), ProblemCode.ValueNotAllowed);
        AssertRefused(Votes, Counted(9, 9, 9, ("good", 1)) with { Ballots = [] }, ProblemCode.NoSheet);
        AssertRefused(VotesScheme().With("items.0.unknown", null).Parse(), Counted(9, 9, 9, (null, 1)), ProblemCode.ValueNotAllowed);
        AssertRefused(Given.PointsScheme().Parse(), Counted(9, 9, 9, ("good", 1)), ProblemCode.NotJudged);
        AssertRefused(VotesScheme().With("channels.0.reduce.over", "\"sheet\"").Parse(), Counted(9, 9, 9, ("good", 1)), ProblemCode.NotJudged);
        AssertRefused(VotesScheme().With("items.0.levels.0", """{"code":"good","name":{"zh":"优秀"},"values":[100,95]}""").Parse(), Counted(9, 9, 9, ("good", 1)), ProblemCode.ValueNotAllowed);
    }

    [Theory]
    [InlineData("""{"notAllEqual":true}""", "80 80 80", "notAllEqual")]
    [InlineData("""{"notAllEqual":true}""", "80 80 81", null)]
    [InlineData("""{"notAllEqual":true}""", "80", null)]
    [InlineData("""{"notAllFull":true}""", "100 100", "notAllFull")]
    [InlineData("""{"notAllFull":true}""", "100 99.5", null)]
    [InlineData("""{"limits":[{"from":90,"atMost":3}]}""", "90 95 99 89.9", null)]
    [InlineData("""{"limits":[{"from":90,"atMost":3}]}""", "90 95 99 90", "limits[0]")]
    [InlineData("""{"limits":[{"from":0,"to":70,"atLeast":2}]}""", "60 69.9 70", null)]
    [InlineData("""{"limits":[{"from":0,"to":70,"atLeast":2}]}""", "60 70 80", "limits[0]")]
    [InlineData("""{"limits":[{"from":90,"atMostShare":0.2}]}""", "95 80 80 80 80", null)]
    [InlineData("""{"limits":[{"from":90,"atMostShare":0.2}]}""", "95 80 80 80", "limits[0]")]
    [InlineData("""{"limits":[{"from":90,"atMostShare":0.2}]}""", "95 95 80 80 80 80", "limits[0]")]
    public void One_rater_hands_in_what_the_rule_allows(string rule, string scores, string? broken)
    {
        var scheme = Given.PointsScheme("""{"by":"mean","over":"sheet"}""").With("channels.0.ballot", rule).Parse();
        var given = scores.Split(' ').Select(s => decimal.Parse(s, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var facts = given.Index().Aggregate(Given.Subjects([.. given.Select((_, i) => $"w{i}")]), (f, s) => f.Marked("r", s.Item, $"w{s.Index}"));
        Assert.Equal(broken is null ? [] : new[] { broken }, facts.CheckAgainst(scheme).Select(p => p.Arguments[2]));
    }

    [Fact]
    public void Another_rater_s_scores_are_not_this_one_s()
    {
        var scheme = Given.PointsScheme("""{"by":"mean","over":"sheet"}""").With("channels.0.ballot", """{"notAllEqual":true}""").Parse();
        Assert.Empty(Given.Subjects("w1", "w2").Marked("a", 80).Marked("b", 80, "w2").CheckAgainst(scheme));
    }

    [Theory]
    [InlineData("""{"limits":[{"from":90}]}""", "channels[0].ballot.limits[0].atMost", ProblemCode.MissingKey)]
    [InlineData("""{"limits":[{"from":90,"to":90,"atMost":1}]}""", "channels[0].ballot.limits[0].to", ProblemCode.RangeReversed)]
    [InlineData("""{"limits":[{"from":90,"atMostShare":1.5}]}""", "channels[0].ballot.limits[0].atMostShare", ProblemCode.NumberOutOfRange)]
    public void A_rule_that_says_nothing_or_nonsense_is_refused(string rule, string at, ProblemCode code) =>
        Assert.Contains(Scheme.Check(Given.PointsScheme().With("channels.0.ballot", rule).ToJsonString()), p => p.Path == at && p.Code == code);

    [Fact]
    public void Ballots_and_rules_come_back_from_their_text()
    {
        var scheme = VotesScheme().With("channels.0.ballot", """{"notAllEqual":true,"limits":[{"from":90,"to":95,"atMost":3,"atMostShare":0.2,"atLeast":1}]}""").With("channels.0.missing.quorum", "0.5").Parse();
        Assert.Equal(scheme.CanonicalText, Scheme.Parse(SchemeWriter.Write(scheme.Content)).CanonicalText);
        var text = Counted(10, 9, 8, ("good", 2), (null, 1)).CanonicalText();
        Assert.Equal(text, Facts.Parse(text).CanonicalText());
        Assert.StartsWith("""{"ballots":[{"channel":"c","collected":9,"issued":10,"subject":"w1","valid":8}],""", text, StringComparison.Ordinal);
        Assert.EndsWith(""","tallies":[{"channel":"c","item":"i","subject":"w1","votes":1},{"channel":"c","item":"i","level":"good","subject":"w1","votes":2}]}""", text, StringComparison.Ordinal);
    }

    private static JsonObject VotesScheme() => Given.SchemeOf("""
        "type":"level","points":100,"judgedIn":["c"],"noData":"block","unknown":"excluded",
        "levels":[{"code":"good","name":{"zh":"满意"},"points":100},{"code":"fair","name":{"zh":"基本满意"},"points":60}]
        """);

    private static Facts Counted(int issued, int collected, int valid, params (string? Level, int Votes)[] votes) => Given.Subjects("w1") with
    {
        Ballots = [new Ballots("w1", "c", issued, collected, valid)],
        Tallies = [.. votes.Select(v => new Tally("w1", "c", "i", v.Level, v.Votes))],
    };

    private static void AssertRefused(Scheme scheme, Facts facts, ProblemCode code) => Assert.Contains(facts.CheckAgainst(scheme), p => p.Code == code);
}
