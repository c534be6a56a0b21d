using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class TieDecisionTests
{
    private static readonly Facts Facts = StandingGiven.Totals(90, 90, 95, 80);

    [Theory]
    [InlineData("decision", DecisionKind.Decision)]
    [InlineData("runOff", DecisionKind.RunOff)]
    [InlineData("lot", DecisionKind.Lot)]
    public void A_shared_rank_stays_open_until_its_kind_of_decision_is_on_record(string ifTied, DecisionKind kind)
    {
        var before = Evaluation.Evaluate(SchemeOf(ifTied), Facts);
        Assert.Equal([2, 2, 1, 4], before.Subjects.Select(s => s.Rank));
        Assert.Equal([true, true, false, false], before.Subjects.Select(s => s.Standing!.TieIsOpen));

        var after = Evaluation.Evaluate(SchemeOf(ifTied), Facts.Decided(kind, null, "B", "A"));
        Assert.Equal([3, 2, 1, 4], after.Subjects.Select(s => s.Rank));
        Assert.All(after.Subjects, s => Assert.False(s.Standing!.TieIsOpen));
        Assert.Equal(new Tie(null, false) { Decision = "d1" }, after.Of("A").Tie);
    }

    [Fact]
    public void A_decision_that_does_not_name_all_equals_decides_nothing() => Assert.Equal(
        [1, 1, 1], Evaluation.Evaluate(SchemeOf("decision"), StandingGiven.Totals(90, 90, 90).Decided(DecisionKind.Decision, null, "B", "A")).Subjects.Select(s => s.Rank));

    [Fact]
    public void A_decision_never_lifts_anybody_over_a_better_total() => Assert.Equal(
        [3, 2, 1, 4], Evaluation.Evaluate(SchemeOf("decision"), Facts.Decided(DecisionKind.Decision, null, "D", "B", "A", "C")).Subjects.Select(s => s.Rank));

    /// <summary>S42: equal totals are void; their two ranks stay empty.</summary>
    [Fact]
    public void Equal_totals_can_be_forbidden()
    {
        var before = Evaluation.Evaluate(SchemeOf("forbid"), Facts);
        Assert.Equal([null, null, 1, 4], before.Subjects.Select(s => s.Rank));
        Assert.Equal([StandingState.Void, StandingState.Void, StandingState.Ranked, StandingState.Ranked], before.Subjects.Select(s => s.Standing!.State));
        Assert.Equal([3, 2, 1, 4], Evaluation.Evaluate(SchemeOf("forbid"), Facts.Decided(DecisionKind.Decision, null, "B", "A")).Subjects.Select(s => s.Rank));
    }

    [Fact]
    public void A_decided_rank_decides_the_seat()
    {
        var scheme = StandingGiven.Document("""{"ranking":{"ifTied":"decision"}}""", awards: """[{"code":"flag","quota":{"seats":2}}]""").Parse();
        Assert.Equal("C (A B)", Evaluation.Evaluate(scheme, Facts).Listed("flag"));
        Assert.Equal("C B", Evaluation.Evaluate(scheme, Facts.Decided(DecisionKind.Decision, null, "B", "A")).Listed("flag"));
    }

    private static Scheme SchemeOf(string ifTied) => StandingGiven.Document($$$"""{"ranking":{"ifTied":"{{{ifTied}}}"}}""").Parse();
}
