using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class RankingTests
{
    [Fact]
    public void Equal_totals_share_a_rank_and_the_next_is_skipped()
    {
        var result = Evaluation.Evaluate(Given.PointsScheme().Parse(), Totals(90, 95, 90, 80));
        Assert.Equal([2, 1, 2, 4], result.Subjects.Select(s => s.Rank));
        Assert.Equal([new Tie(null, true), null, new Tie(null, true), null], result.Subjects.Select(s => s.Tie));
    }

    [Fact]
    public void Each_category_has_ranks_of_its_own()
    {
        var facts = Totals(90, 95, 80);
        facts = facts with { Subjects = [facts.Subjects[0], facts.Subjects[1] with { Category = "section" }, facts.Subjects[2]] };
        Assert.Equal([1, 1, 2], Evaluation.Evaluate(Given.PointsScheme().Parse(), facts).Subjects.Select(s => s.Rank));
    }

    [Theory]
    [InlineData("rounded", 1)]
    [InlineData("unrounded", 2)]
    public void What_is_published_decides_unless_the_scheme_ranks_before_rounding(string compare, int second)
    {
        var scheme = Given.PointsScheme().With("ranking", $$"""{"compare":"{{compare}}"}""").Parse();
        Assert.Equal([1, second], Evaluation.Evaluate(scheme, Totals(90.004m, 90.001m)).Subjects.Select(s => s.Rank));
    }

    [Fact]
    public void A_blocked_subject_has_no_rank_and_takes_none()
    {
        var facts = Totals(90, 80) with { Subjects = [.. Given.Subjects("w0", "w1", "w2").Subjects] };
        Assert.Equal([null, 1, 2], Evaluation.Evaluate(Given.PointsScheme().Parse(), facts).Subjects.Select(s => s.Rank));
    }

    [Theory]
    [InlineData("""{"by":"deductions"}""", new[] { 2, 1, 3 })]
    [InlineData("""{"by":"bonus"}""", new[] { 2, 3, 1 })]
    [InlineData("""{"by":"earlierTotal"}""", new[] { 1, 2, 3 })]
    [InlineData("""{"by":"item","channel":"c","item":"i"}""", new[] { 3, 2, 1 })]
    [InlineData("""{"by":"channel","channel":"c"}""", new[] { 3, 2, 1 })]
    public void The_chain_orders_equal_totals(string step, int[] ranks)
    {
        var result = Evaluation.Evaluate(Ties($"[{step}]"), Tied());
        Assert.Equal(97m, Assert.Single(result.Subjects.Select(s => s.Total).Distinct()));
        Assert.Equal(ranks, result.Subjects.Select(s => s.Rank!.Value));
        Assert.All(result.Subjects, s => Assert.Equal(new Tie(1, false), s.Tie));
    }

    [Fact]
    public void The_result_says_how_deep_the_chain_went()
    {
        var facts = Tied() with { EarlierTotals = [new EarlierTotal("w1", 80), new EarlierTotal("w2", 80), new EarlierTotal("w3", 70)] };
        var result = Evaluation.Evaluate(Ties("""[{"by":"earlierTotal"},{"by":"deductions"}]"""), facts);
        Assert.Equal([2, 1, 3], result.Subjects.Select(s => s.Rank));
        Assert.Equal([new Tie(2, false), new Tie(2, false), new Tie(1, false)], result.Subjects.Select(s => s.Tie));
    }

    [Fact]
    public void When_the_chain_ends_the_rank_is_shared_and_never_decided_by_code()
    {
        var facts = Tied() with { EarlierTotals = [] };
        Assert.Equal([1, 1, 1], Evaluation.Evaluate(Ties("""[{"by":"earlierTotal"}]"""), facts).Subjects.Select(s => s.Rank));
    }

    [Fact]
    public void All_who_share_a_rank_say_the_same_of_it()
    {
        var result = Evaluation.Evaluate(Ties("""[{"by":"earlierTotal"}]"""), TwoOfThreeShare());
        Assert.Equal([2, 2, 1], result.Subjects.Select(s => s.Rank));
        Assert.Equal([new Tie(1, true), new Tie(1, true), new Tie(1, false)], result.Subjects.Select(s => s.Tie));
    }

    /// <summary>There only the one that stood beside the third named the step; which of the two that was, the list decided.</summary>
    [Fact]
    public void A_bundle_in_which_version_0_1_named_the_step_once_stays_the_same()
    {
        var (scheme, facts) = (Ties("""[{"by":"earlierTotal"}]"""), TwoOfThreeShare());
        var result = Evaluation.Evaluate(scheme, facts);
        var verified = ((string[])["w1", "w2"]).Select(silent => Bundle.Verify(Bundle.Create(scheme, facts, new Result(
            [.. result.Subjects.Select(s => s.Subject == silent ? s with { Tie = new Tie(null, true) } : s)])).CanonicalText));
        Assert.Equal([VerificationOutcome.Same, VerificationOutcome.Different], verified.Select(v => v.Outcome).Order());
    }

    private static Facts TwoOfThreeShare() => Tied() with { EarlierTotals = [new EarlierTotal("w3", 90)] };

    private static Facts Totals(params decimal[] totals) => totals.Index().Aggregate(
        Given.Subjects([.. totals.Select((_, i) => $"w{i + 1}")]), (f, t) => f.Marked("r", t.Item, $"w{t.Index + 1}"));

    private static Scheme Ties(string ties) => Given.DeductScheme()
        .With("block", """
            {"items":[
              {"code":"b","name":{"zh":"加"},"type":"bonus","rules":[{"code":"plus","cause":{"zh":"表"},"from":0,"to":9,"per":"time"}]},
              {"code":"d","name":{"zh":"扣"},"type":"deduct","rules":[{"code":"minus","cause":{"zh":"批"},"from":0,"to":9,"per":"time"}]}]}
            """)
        .With("ranking", $$"""{"ties":{{ties}}}""").Parse();

    /// <summary>Three windows at 97: by −4 in the channel and +1; by −3; by −5 in the block and +2.</summary>
    private static Facts Tied() => Given.Subjects("w1", "w2", "w3")
        .Occurred(4, subject: "w1").Occurred(1, item: "b", rule: "plus", subject: "w1")
        .Occurred(3, subject: "w2")
        .Occurred(5, item: "d", rule: "minus", subject: "w3").Occurred(2, item: "b", rule: "plus", subject: "w3")
        with { EarlierTotals = [new EarlierTotal("w1", 90), new EarlierTotal("w2", 80)] };
}
