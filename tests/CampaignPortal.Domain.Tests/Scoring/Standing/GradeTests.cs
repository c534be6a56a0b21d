using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class GradeTests
{
    [Fact]
    public void A_bound_belongs_to_the_band_above_it() =>
        Assert.Equal("good good fair fair poor poor", Grades(StandingGiven.ThreeBands, StandingGiven.Totals(100, 80, 79.99m, 60, 59.99m, 0)));

    /// <summary>R12: 90 or more and among the first two; the third with 90 is good.</summary>
    [Fact]
    public void A_place_can_be_asked_for_besides_points() => Assert.Equal(
        "top top good good", Grades("""[{"code":"top","from":90,"rank":2},{"code":"good"}]""", StandingGiven.Totals(95, 92, 91, 80)));

    /// <summary>Five, two and one in small: 1, 2 and the rest.</summary>
    [Fact]
    public void Fixed_seats_are_given_from_the_top() => Assert.Equal(
        "b a b c", Grades("""[{"code":"a","quota":{"seats":1}},{"code":"b","quota":{"seats":2}},{"code":"c"}]""", StandingGiven.Totals(90, 95, 85, 80)));

    /// <summary>40 % of 5 = 2 of the last, but only below 60: D with 50 gets it, C with 60 does not; the seat stays empty.</summary>
    [Fact]
    public void The_last_of_each_category_can_be_taken_first()
    {
        var result = Evaluate(
            """[{"code":"good","from":80},{"code":"fair"},{"code":"bad","to":60,"quota":{"share":0.4,"round":"floor","order":"bottom"}}]""",
            StandingGiven.Totals(90, 85, 60, 50, 95));
        Assert.Equal("good good fair bad good", result.Grades());
        Assert.Equal((2, 1), (result.Quotas[0].Seats, result.Quotas[0].Taken));
    }

    [Fact]
    public void Who_is_open_for_a_grade_gets_no_other_until_it_is_decided()
    {
        const string Bands = """[{"code":"a","quota":{"seats":2}},{"code":"b","quota":{"seats":1}},{"code":"c"}]""";
        var facts = StandingGiven.Totals(95, 90, 90, 85);
        var result = Evaluate(Bands, facts);
        Assert.Equal("a a? a? b", result.Grades());
        Assert.Equal(["B", "C"], result.Quotas[0].Open);
        Assert.Equal("a b a c", Grades(Bands, facts.Decided(DecisionKind.Decision, "a", "C", "B")));
    }

    /// <summary>Three seats from 90; only A has 90. With the approval B and C follow from the next band, D does not reach it.</summary>
    [Fact]
    public void Empty_seats_are_filled_only_by_a_recorded_approval()
    {
        const string Bands = """[{"code":"a","from":90,"quota":{"seats":4,"unfilled":"nextBand"}},{"code":"b","from":80},{"code":"c"}]""";
        var facts = StandingGiven.Totals(95, 85, 80, 79);
        Assert.Equal("a b b c", Grades(Bands, facts));
        var filled = Evaluate(Bands, facts.Decided(DecisionKind.Fill, "a"));
        Assert.Equal("a a a c", filled.Grades());
        Assert.Equal([(GradeBy.Seat, 1), (GradeBy.Fill, 2), (GradeBy.Fill, 3)], filled.Subjects.Take(3).Select(s => (s.Standing!.Grade!.By, s.Standing.Grade.Seat!.Value)));
        Assert.Equal((4, 3), (filled.Quotas[0].Seats, filled.Quotas[0].Taken));
    }

    /// <summary>1 of 3 and 1 of 3 by category; over all 34 % of 6 = 2.04 → 2, both from the better category.</summary>
    [Theory]
    [InlineData("category", "a b b a b b")]
    [InlineData("all", "a a b b b b")]
    public void A_quota_is_given_per_category_or_over_all(string over, string grades) => Assert.Equal(grades, Grades(
        $$$"""[{"code":"a","quota":{"share":0.34,"round":"floor","over":"{{{over}}}"}},{"code":"b"}]""",
        StandingGiven.Totals("window", 'A', 99, 98, 97).And(StandingGiven.Totals("section", 'D', 80, 70, 60))));

    /// <summary>Two categories of one and two are put together: 34 % of 3 = 1.02 → 1 for the best of both; apart 0.34 and 0.68 → 0.</summary>
    [Fact]
    public void Small_categories_are_put_together()
    {
        var facts = StandingGiven.Totals("big", 'A', 90, 80, 70).And(StandingGiven.Totals("one", 'D', 60)).And(StandingGiven.Totals("two", 'E', 65, 50));
        var result = Evaluate("""[{"code":"a","quota":{"share":0.34,"round":"floor","poolBelow":3}},{"code":"b"}]""", facts);
        Assert.Equal("a b b b a b", result.Grades());
        Assert.Equal(["big", "one+two"], result.Quotas.Select(q => string.Join('+', q.Categories)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_small_category_may_have_a_seat_at_least(int atLeast, int seats) => Assert.Equal(
        seats, Evaluate($$$"""[{"code":"a","quota":{"share":0.2,"round":"floor","atLeast":{{{atLeast}}} }},{"code":"b"}]""", StandingGiven.Totals(90, 80)).Quotas[0].Taken);

    /// <summary>Four subjects, one fixed by a gate, one without a total: 4 in all, 3 ranked, 2 eligible.</summary>
    [Theory]
    [InlineData("all", 4)]
    [InlineData("ranked", 3)]
    [InlineData("eligible", 2)]
    public void The_base_is_what_the_scheme_says(string counted, int expected)
    {
        var scheme = StandingGiven.Graded(
            $$$"""[{"code":"a","quota":{"share":0.5,"round":"floor","base":"{{{counted}}}"}},{"code":"b"}]""",
            """[{"code":"gate","when":[{"by":"recorded"}],"effects":[{"kind":"grade","grade":"b"}]}]""");
        var facts = StandingGiven.Totals(90, 80, 70).Recorded("gate", "A");
        facts = facts with { Subjects = [.. facts.Subjects, new Subject("D", "window")] };
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal(expected, result.Quotas[0].Base);
        Assert.Equal((StandingState.NoTotal, null), (result.StandingOf("D").State, result.StandingOf("D").Grade));
    }

    [Fact]
    public void A_gate_can_lead_to_a_band_that_points_never_reach() => Assert.Equal("veto fair", Evaluation.Evaluate(
        StandingGiven.Graded(
            """[{"code":"good","from":80},{"code":"fair"},{"code":"veto"}]""",
            """[{"code":"gate","when":[{"by":"recorded"}],"effects":[{"kind":"gradeAtMost","grade":"veto"}]}]"""),
        StandingGiven.Totals(90, 70).Recorded("gate", "A")).Grades());

    /// <summary>The scale begins at 60, so 0 is below the last band.</summary>
    [Fact]
    public void A_score_counted_as_zero_gets_the_lowest_grade_of_the_scale()
    {
        var scheme = StandingGiven.Document(
            """{"grades":{"bands":[{"code":"good","from":80},{"code":"fair","from":60}]},"scale":{"base":100,"max":100,"min":60}}""",
            """[{"code":"gate","when":[{"by":"recorded"}],"effects":[{"kind":"zero"}]}]""").Parse();
        var standing = Evaluation.Evaluate(scheme, StandingGiven.Totals(90).Recorded("gate", "A")).StandingOf("A");
        Assert.Equal((true, "good", "fair", GradeBy.Gate), (standing.CountsAsZero, standing.Band!, standing.Grade!.Grade, standing.Grade.By));
    }

    /// <summary>Fair is open to the bottom and would take 90; the gate keeps A below it, and no points lead to bad above 60.</summary>
    [Fact]
    public void Who_is_kept_below_every_band_that_points_reach_gets_what_the_gate_leaves()
    {
        var scheme = StandingGiven.Graded(
            """[{"code":"good","from":80},{"code":"fair"},{"code":"bad","to":60,"quota":{"seats":1,"order":"bottom"}}]""",
            """[{"code":"gate","when":[{"by":"recorded"}],"effects":[{"kind":"gradeAtMost","grade":"bad"}]}]""");
        var result = Evaluation.Evaluate(scheme, StandingGiven.Totals(90, 70).Recorded("gate", "A"));
        Assert.Equal("bad fair", result.Grades());
        Assert.Equal([GradeBy.Gate, GradeBy.Score], result.Subjects.Select(s => s.Standing!.Grade!.By));
    }

    [Fact]
    public void Nothing_is_filled_while_equals_are_open_for_the_seat()
    {
        const string Bands = """[{"code":"a","from":90,"quota":{"seats":3,"unfilled":"nextBand"}},{"code":"b","from":80},{"code":"c"}]""";
        Assert.Equal("a a? a? a? b", Grades(Bands, StandingGiven.Totals(95, 90, 90, 90, 85).Decided(DecisionKind.Fill, "a")));
    }

    [Fact]
    public void No_more_seats_are_filled_than_are_free_and_equals_at_the_last_one_are_open()
    {
        const string Bands = """[{"code":"a","from":90,"quota":{"seats":2,"unfilled":"nextBand"}},{"code":"b","from":80},{"code":"c"}]""";
        Assert.Equal("a a b", Grades(Bands, StandingGiven.Totals(95, 85, 82).Decided(DecisionKind.Fill, "a")));
        var equals = Evaluate(Bands, StandingGiven.Totals(95, 85, 85).Decided(DecisionKind.Fill, "a"));
        Assert.Equal("a a? a?", equals.Grades());
        Assert.Equal(["B", "C"], equals.Quotas[0].Open);
    }

    [Fact]
    public void An_approval_fills_the_seats_of_its_own_band_only()
    {
        const string Bands = """[{"code":"a","from":90,"quota":{"seats":2,"unfilled":"nextBand"}},{"code":"b","from":80,"quota":{"seats":2,"unfilled":"nextBand"}},{"code":"c"}]""";
        Assert.Equal("a b b", Grades(Bands, StandingGiven.Totals(95, 85, 75).Decided(DecisionKind.Fill, "b")));
    }

    [Fact]
    public void Who_is_given_the_best_grade_by_a_gate_is_not_eligible_for_its_seats()
    {
        var scheme = StandingGiven.Graded(
            """[{"code":"a","quota":{"share":0.5,"round":"floor","base":"eligible"}},{"code":"b"}]""",
            """[{"code":"gate","when":[{"by":"recorded"}],"effects":[{"kind":"grade","grade":"a"}]}]""");
        Assert.Equal(2, Evaluation.Evaluate(scheme, StandingGiven.Totals(90, 80, 70).Recorded("gate", "A")).Quotas[0].Base);
    }

    [Fact]
    public void A_highest_grade_does_not_lift_anybody() => Assert.Equal("fair poor", Evaluation.Evaluate(
        StandingGiven.Graded(StandingGiven.ThreeBands, """[{"code":"gate","when":[{"by":"recorded"}],"effects":[{"kind":"gradeAtMost","grade":"fair"}]}]"""),
        StandingGiven.Totals(90, 50).Recorded("gate", "A").Recorded("gate", "B")).Grades());

    private static Result Evaluate(string bands, Facts facts) => Evaluation.Evaluate(StandingGiven.Graded(bands), facts);

    private static string Grades(string bands, Facts facts) => Evaluate(bands, facts).Grades();
}
