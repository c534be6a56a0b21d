using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.Properties;

/// <summary>
/// Without one subject the others keep their scores and their order. Excluded: figures of the category (measured by the
/// best, means of items and channels), rules for what one rater may hand in, and decisions that name only some of the equals.
/// </summary>
public sealed class RemovalPropertyTests
{
    [Fact]
    public void Without_one_subject_the_others_keep_their_scores_and_their_order() => AnyCase.ForAll(s => !s.Lends() && HasNoBallotRule(s), (scheme, facts, chance) =>
    {
        var before = Evaluation.Evaluate(scheme, facts);
        var after = Evaluation.Evaluate(scheme, facts.Without(chance.Of(facts.Subjects).Code));
        Assert.Equal(before.Subjects.Count - 1, after.Subjects.Count);
        Assert.All(after.Subjects, s => Assert.Equal(Scores(before.Of(s.Subject)), Scores(s)));
        AssertOrder(before, after.Subjects);
    });

    /// <summary>Nothing is excluded but rules for what one rater may hand in: a rater rates several categories.</summary>
    [Fact]
    public void Another_category_is_never_touched() => AnyCase.ForAll(HasNoBallotRule, (scheme, facts, chance) =>
    {
        var removed = chance.Of(facts.Subjects);
        var before = Evaluation.Evaluate(scheme, facts);
        var others = Evaluation.Evaluate(scheme, facts.Without(removed.Code)).Subjects.Where(s => s.Category != removed.Category).ToList();
        Assert.All(others, s => Assert.Equal(Scores(before.Of(s.Subject)) + s.Rank, Scores(s) + before.Of(s.Subject).Rank));
        AssertOrder(before, others);
    });

    [Fact]
    public void Measured_by_the_best_scores_and_order_depend_on_who_is_the_best()
    {
        // Half of what is given, half measured by the best: a 50 + ½×30÷90 = 66.67 before b 30 + ½×50÷90 = 57.78.
        // Without c the best is 50: a 50 + ½×30÷50 = 80, b 30 + ½×50÷50 = 80, so that they share a rank.
        var scheme = Given.PointsScheme().With("items.0.judgedIn", """["c","d"]""");
        scheme["channels"]!.AsArray().Add(scheme["channels"]![0]!.DeepClone());
        scheme.With("channels.1.code", "\"d\"").With("channels.0.weight", "0.5").With("channels.1.weight", "0.5").With("channels.1.normalise", "\"best\"");
        var facts = Given.Subjects("a", "b", "c").Marked("r", 100, "a").Marked("r", 60, "b").Marked("r", 10, "c")
            .Marked("r", 30, "a", "d").Marked("r", 50, "b", "d").Marked("r", 90, "c", "d");
        var (before, after) = (Evaluation.Evaluate(scheme.Parse(), facts), Evaluation.Evaluate(scheme.Parse(), facts.Without("c")));
        Assert.Equal([(66.67m, 1), (57.78m, 2)], before.Subjects.Take(2).Select(s => (s.Total!.Value, s.Rank!.Value)));
        Assert.Equal([(80m, 1), (80m, 1)], after.Subjects.Select(s => (s.Total!.Value, s.Rank!.Value)));
    }

    [Fact]
    public void A_mean_of_the_category_for_an_item_depends_on_all_who_have_it()
    {
        var scheme = Given.DeductScheme().With("items.0.notApplicable", "\"categoryMean\"").Parse();
        var facts = Given.Subjects("w1", "w2", "w3").Occurred(10).Occurred(30, subject: "w2").NotApplicable(subject: "w3");
        Assert.Equal((80m, 90m), (scheme.Total(facts, "w3"), scheme.Total(facts.Without("w2"), "w3")));
    }

    [Fact]
    public void A_mean_of_the_category_for_a_channel_depends_on_all_who_have_it()
    {
        var scheme = Given.PointsScheme().With("channels.0.missing.empty", "\"categoryMean\"").Parse();
        var facts = Given.Subjects("a", "b", "c").Marked("r", 60, "a").Marked("r", 90, "b");
        var (before, after) = (Evaluation.Evaluate(scheme, facts), Evaluation.Evaluate(scheme, facts.Without("a")));
        Assert.Equal((75m, 2), (before.Of("c").Total!.Value, before.Of("c").Rank!.Value));
        Assert.Equal((90m, 1), (after.Of("c").Total!.Value, after.Of("c").Rank!.Value));
    }

    [Fact]
    public void What_one_rater_handed_in_may_break_his_rule_without_one_of_his_sheets()
    {
        var scheme = Given.PointsScheme().With("channels.0.ballot", """{"notAllEqual":true}""").Parse();
        var facts = Given.Subjects("a", "b", "c").Marked("r", 90, "a").Marked("r", 90, "b").Marked("r", 80, "c");
        Assert.Empty(facts.CheckAgainst(scheme));
        Assert.Contains(facts.Without("c").CheckAgainst(scheme), p => p.Code == ProblemCode.BallotInvalid);
    }

    [Fact]
    public void A_decision_that_names_only_some_of_the_equals_decides_when_the_others_leave()
    {
        var scheme = StandingGiven.Document("{}").With("ranking", """{"ifTied":"decision"}""").Parse();
        var facts = StandingGiven.Totals(90, 90, 90).Decided(DecisionKind.Decision, null, "B", "A");
        Assert.Equal([1, 1, 1], Evaluation.Evaluate(scheme, facts).Subjects.Select(s => s.Rank));
        Assert.Equal([2, 1], Evaluation.Evaluate(scheme, facts.Without("C")).Subjects.Select(s => s.Rank));
    }

    private static bool HasNoBallotRule(SchemeContent scheme) => scheme.Channels.All(c => c.Ballot.IsNone);

    private static string Scores(SubjectResult subject) => new Result([subject with { Rank = null, Tie = null, Standing = null }]).CanonicalText();

    /// <summary>Of any two who are ranked before and after, the same one is better.</summary>
    private static void AssertOrder(Result before, IReadOnlyList<SubjectResult> after)
    {
        List<SubjectResult> ranked = [.. after.Where(s => s.Rank is not null && before.Of(s.Subject).Rank is not null)];
        foreach (var (left, right) in from left in ranked from right in ranked where left.Category == right.Category select (left, right))
        {
            Assert.Equal(Math.Sign(before.Of(left.Subject).Rank!.Value - before.Of(right.Subject).Rank!.Value), Math.Sign(left.Rank!.Value - right.Rank!.Value));
        }
    }
}
