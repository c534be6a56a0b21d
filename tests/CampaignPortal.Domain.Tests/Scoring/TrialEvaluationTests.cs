using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>One subject whose marks are known, among others of whom only totals are.</summary>
public sealed class TrialEvaluationTests
{
    [Fact]
    public void The_totals_of_others_are_ranked_as_they_are_given()
    {
        var result = TrialEvaluation.Evaluate(StandingGiven.Awarded("""[{"code":"flag","quota":{"seats":2}}]"""), StandingGiven.Totals(90), [95, 90.5m, 80]);
        Assert.Equal([(90m, 3), (95m, 1), (90.5m, 2), (80m, 4)], result.Subjects.Select(s => (s.Total!.Value, s.Rank!.Value)));
        Assert.Equal([false, true, true, false], result.Subjects.Select(s => s.Standing!.Awards.Any()));
    }

    [Fact]
    public void Alone_it_is_what_any_calculation_gives()
    {
        var (scheme, facts) = (StandingGiven.Graded("""[{"code":"good","from":90,"quota":{"seats":1}},{"code":"poor"}]"""), StandingGiven.Totals(95));
        Assert.Equal(Bundle.Create(scheme, facts, Evaluation.Evaluate(scheme, facts)).Hash, Bundle.Create(scheme, facts, TrialEvaluation.Evaluate(scheme, facts, [])).Hash);
    }

    /// <summary>Both have 90; the gate fires for the tried one alone.</summary>
    [Fact]
    public void Gates_apply_to_the_tried_one_only()
    {
        var scheme = StandingGiven.Gated("""[{"code":"low","when":[{"by":"total","atMost":90}],"effects":[{"kind":"notRanked"}]}]""");
        var result = TrialEvaluation.Evaluate(scheme, StandingGiven.Totals(90), [90]);
        Assert.Equal([null, 1], result.Subjects.Select(s => s.Rank));
        Assert.Equal([1, 0], result.Subjects.Select(s => s.Standing!.Gates.Count));
    }
}
