using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>What is left open is asked, and an answer closes it.</summary>
public sealed class OpenQuestionTests
{
    [Theory]
    [InlineData("decision", DecisionKind.Decision)]
    [InlineData("runOff", DecisionKind.RunOff)]
    [InlineData("lot", DecisionKind.Lot)]
    [InlineData("forbid", DecisionKind.Decision)]
    public void A_shared_rank_is_asked_until_it_is_decided(string ifTied, DecisionKind kind)
    {
        var scheme = StandingGiven.Document($$$"""{"ranking":{"ifTied":"{{{ifTied}}}"}}""").Parse();
        var facts = StandingGiven.Totals(90, 90, 80, 80, 70);
        Assert.Equal([$"{kind}  A B", $"{kind}  C D"], Asked(scheme, facts));
        Assert.Equal([$"{kind}  C D"], Asked(scheme, facts.Decided(kind, null, "B", "A")));
        Assert.Empty(Asked(scheme, facts.Decided(kind, null, "B", "A", "C", "D")));
    }

    [Fact]
    public void A_rank_that_may_be_shared_is_not_asked() => Assert.Empty(Asked(StandingGiven.Awarded("""[{"code":"flag","quota":{"seats":2}}]"""), StandingGiven.Totals(90, 90, 80)));

    [Fact]
    public void Equals_at_the_last_seat_are_asked_of_the_list()
    {
        var scheme = StandingGiven.Awarded("""[{"code":"flag","quota":{"seats":2}}]""");
        var facts = StandingGiven.Totals(95, 90, 90);
        Assert.Equal(["Decision flag B C"], Asked(scheme, facts));
        Assert.Empty(Asked(scheme, facts.Decided(DecisionKind.Decision, "flag", "C", "B")));
    }

    [Fact]
    public void Equals_of_each_parent_are_asked_apart_and_who_was_nominated_may_meet_equals_at_the_last_seat()
    {
        var scheme = StandingGiven.Awarded("""[{"code":"flag","perParent":1,"quota":{"seats":1}}]""");
        var facts = StandingGiven.Totals(90, 90, 90, 90).Under("U", "A", "B").Under("V", "C", "D");
        Assert.Equal(["Decision flag A B", "Decision flag C D"], Asked(scheme, facts));
        var nominated = facts.Decided(DecisionKind.Decision, "flag", "B", "A").Decided(DecisionKind.Lot, "flag", "C", "D");
        Assert.Equal(["Decision flag B C"], Asked(scheme, nominated));
        var decided = nominated.Decided(DecisionKind.Decision, "flag", "C", "B");
        Assert.Empty(Asked(scheme, decided));
        Assert.Equal("C", Evaluation.Evaluate(scheme, decided).Listed("flag"));
    }

    [Fact]
    public void Who_was_told_apart_by_the_chain_of_ties_is_not_asked_again_where_no_rank_may_be_shared()
    {
        var scheme = StandingGiven.Document("""{"ranking":{"ifTied":"forbid","ties":[{"by":"earlierTotal"}]}}""").Parse();
        var facts = StandingGiven.Totals(90, 90, 90, 90) with { EarlierTotals = [new("A", 95), new("B", 95), new("C", 80), new("D", 80)] };
        Assert.Equal(["Decision  A B", "Decision  C D"], Asked(scheme, facts));
    }

    [Fact]
    public void What_is_decided_about_one_list_says_nothing_about_another()
    {
        var scheme = StandingGiven.Awarded("""[{"code":"flag","quota":{"seats":2}},{"code":"star","quota":{"seats":2}}]""");
        Assert.Equal(["Decision star B C"], Asked(scheme, StandingGiven.Totals(95, 90, 90).Decided(DecisionKind.Decision, "flag", "C", "B")));
        var ballots = StandingGiven.Awarded("""[{"code":"model","shortlist":2,"quota":{"seats":1}},{"code":"other","shortlist":2,"quota":{"seats":1}}]""");
        Assert.Equal(["Ballot other A B"], Asked(ballots, StandingGiven.Totals(95, 90, 80).Decided(DecisionKind.Ballot, "model", "B")));
        Assert.Empty(Asked(ballots, Facts.Empty));
    }

    [Fact]
    public void A_ballot_is_asked_of_those_who_are_shortlisted()
    {
        var scheme = StandingGiven.Awarded("""[{"code":"model","shortlist":2,"quota":{"seats":1}}]""");
        var facts = StandingGiven.Totals(95, 90, 80);
        Assert.Equal(["Ballot model A B"], Asked(scheme, facts));
        Assert.Empty(Asked(scheme, facts.Decided(DecisionKind.Ballot, "model", "B")));
    }

    [Fact]
    public void A_free_seat_that_the_next_grade_may_take_is_asked_and_others_are_not()
    {
        const string Bands = """[{"code":"good","from":90,"quota":{"seats":2,"unfilled":"nextBand"}},{"code":"fair","from":60},{"code":"poor"}]""";
        var facts = StandingGiven.Totals(95, 80, 70);
        Assert.Equal(["Fill good "], Asked(StandingGiven.Graded(Bands), facts));
        Assert.Empty(Asked(StandingGiven.Graded(Bands), facts.Decided(DecisionKind.Fill, "good")));
        Assert.Empty(Asked(StandingGiven.Graded(Bands.Replace(",\"unfilled\":\"nextBand\"", "", StringComparison.Ordinal)), facts));
        Assert.Empty(Asked(StandingGiven.Graded(Bands), StandingGiven.Totals(95, 91, 70)));
    }

    [Fact]
    public void Each_list_asks_of_its_own_seats_and_its_own_shortlist()
    {
        const string Bands = """[{"code":"good","from":90,"quota":{"seats":1,"unfilled":"nextBand"}},{"code":"fair","from":60,"quota":{"seats":3,"unfilled":"nextBand"}},{"code":"poor"}]""";
        var scheme = StandingGiven.Graded(Bands);
        Assert.Equal(["Fill fair "], Asked(scheme, StandingGiven.Totals(95, 80, 50)));
        var facts = StandingGiven.Totals(80, 70, 50);
        Assert.Equal(["Fill good ", "Fill fair "], Asked(scheme, facts));
        Assert.Equal(["Fill fair "], Asked(scheme, facts.Decided(DecisionKind.Fill, "good")));
        var ballots = StandingGiven.Awarded("""[{"code":"model","shortlist":1,"quota":{"seats":1}},{"code":"other","shortlist":2,"quota":{"seats":1}}]""");
        Assert.Equal(["Ballot model A", "Ballot other A B"], Asked(ballots, StandingGiven.Totals(95, 90, 80)));
    }

    private static IEnumerable<string> Asked(Scheme scheme, Facts facts) =>
        OpenQuestion.Of(scheme.Content, facts, Evaluation.Evaluate(scheme, facts)).Select(q => $"{q.Kind} {q.List} {string.Join(' ', q.Subjects)}");
}
