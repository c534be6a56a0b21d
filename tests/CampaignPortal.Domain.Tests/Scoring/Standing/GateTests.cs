using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class GateTests
{
    private const string Barred = """ "effects":[{"kind":"noAward"}] """;

    /// <summary>90 is not below 90, it is at most 90; 89.99 is below.</summary>
    [Theory]
    [InlineData("below", "90", "B")]
    [InlineData("atMost", "90", "A B")]
    [InlineData("atLeast", "90", "A C")]
    [InlineData("above", "90", "C")]
    public void A_limit_includes_or_leaves_out_its_bound(string kind, string bound, string fired)
    {
        foreach (var by in (string[])["""{"by":"total" """, """{"by":"channel","channel":"c" """, """{"by":"item","channel":"c","item":"i" """])
        {
            var scheme = StandingGiven.Gated($$"""[{"code":"gate","when":[{{by}},"{{kind}}":{{bound}} }],{{Barred}} }]""");
            var result = Evaluation.Evaluate(scheme, StandingGiven.Totals(90, 89.99m, 90.01m));
            Assert.Equal(fired, Fired(result));
            Assert.All(result.Subjects.Where(s => s.Standing!.Gates.Count > 0), s => Assert.Equal(s.Total, s.Standing!.Gates[0].On[0].Found));
        }
    }

    [Fact]
    public void All_conditions_of_a_gate_must_be_met()
    {
        var scheme = StandingGiven.Gated($$"""[{"code":"gate","when":[{"by":"total","below":90},{"by":"service","below":3}],{{Barred}} }]""");
        var facts = StandingGiven.Totals(80, 80, 95) with { Service = [new("A", 2), new("B", 3), new("C", 2)] };
        Assert.Equal("A", Fired(Evaluation.Evaluate(scheme, facts)));
    }

    [Fact]
    public void Without_months_on_record_nobody_served_too_short() =>
        Assert.Equal("", Fired(Evaluation.Evaluate(StandingGiven.Gated($$"""[{"when":[{"by":"service","below":3}],{{Barred}} }]"""), StandingGiven.Totals(80))));

    /// <summary>S09: late or early at most three times. 2 + 1 = 3 is allowed, 2 + 2 is not; the superseded report and the factor 0 do not count.</summary>
    [Fact]
    public void Occurrences_are_counted_as_they_count()
    {
        var scheme = DeductGate("""{"by":"occurrences","item":"i","rule":"capped","above":3}""");
        var facts = Given.Subjects("w1", "w2", "w3")
            .Occurred(2, 2, "capped", subject: "w1").Occurred(2, 1, "capped", subject: "w1").Occurred(1, 9, subject: "w1")
            .Occurred(2, 2, "capped", subject: "w2").Occurred(2, 2, "capped", subject: "w2", factor: 0.5m)
            .Occurred(2, 3, "capped", subject: "w3", key: "k").Occurred(2, 1, "capped", subject: "w3", key: "k").Occurred(2, 4, "capped", subject: "w3", factor: 0);
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal("w2", Fired(result));
        Assert.Equivalent(new ConditionMet(4, ["o4", "o5"]), result.StandingOf("w2").Gates[0].On[0]);
    }

    [Fact]
    public void Nothing_recorded_is_a_count_of_zero()
    {
        var result = Evaluation.Evaluate(DeductGate("""{"by":"occurrences","item":"i","atMost":0}"""), Given.Subjects("w1").Occurred(1, subject: "w1"));
        Assert.Equal("", Fired(result));
        Assert.Equal("w1", Fired(Evaluation.Evaluate(DeductGate("""{"by":"occurrences","item":"i","atMost":0}"""), Given.Subjects("w1"))));
    }

    /// <summary>S22: 60 + 40 of 100 points are gone at exactly 100, not at 99.9.</summary>
    [Theory]
    [InlineData("39.9", "")]
    [InlineData("40", "w1")]
    [InlineData("90", "w1")]
    public void An_item_is_exhausted_when_nothing_is_left(string more, string fired)
    {
        var facts = Given.Subjects("w1").Occurred(60).Occurred(decimal.Parse(more, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(fired, Fired(Evaluation.Evaluate(DeductGate("""{"by":"exhausted","item":"i"}"""), facts)));
    }

    /// <summary>Pitfall 2: the unit with one sheet would be first; with too few sheets it is not ranked, and keeps its score.</summary>
    [Fact]
    public void A_sample_too_small_has_no_rank()
    {
        var scheme = StandingGiven.Gated("""[{"code":"sample","when":[{"by":"sheets","channel":"c","below":2}],"effects":[{"kind":"notRanked"}]}]""");
        var result = Evaluation.Evaluate(scheme, StandingGiven.Totals(99, 90, 80).Marked("r2", 90, "B").Marked("r2", 80, "C"));
        Assert.Equal([null, 1, 2], result.Subjects.Select(s => s.Rank));
        Assert.Equal((99m, StandingState.NotRanked), (result.Of("A").Total, result.StandingOf("A").State));
        Assert.Equal(1m, result.StandingOf("A").Gates[0].On[0].Found);
    }

    [Fact]
    public void A_recorded_gate_names_its_records()
    {
        var scheme = StandingGiven.Gated($$"""[{"code":"gate","when":[{"by":"recorded"}],{{Barred}} }]""");
        var result = Evaluation.Evaluate(scheme, StandingGiven.Totals(90, 80).Recorded("gate", "B").Recorded("gate", "B"));
        Assert.Equal("B", Fired(result));
        Assert.Equal(["g1", "g2"], result.StandingOf("B").Gates[0].On[0].Facts);
    }

    [Theory]
    [InlineData("""{"by":"history","event":"gate","code":"gate","periods":2}""", "A")]
    [InlineData("""{"by":"history","event":"grade","code":"poor","periods":1}""", "B")]
    [InlineData("""{"by":"history","event":"award","code":"flag","periods":2}""", "C")]
    [InlineData("""{"by":"history","event":"bottom","places":3,"periods":1}""", "D")]
    public void What_happened_in_each_of_the_last_periods(string condition, string fired)
    {
        var scheme = StandingGiven.Graded(StandingGiven.ThreeBands, $$"""[{"code":"gate","when":[{{condition}}],{{Barred}} }]""");
        var facts = StandingGiven.Totals(90, 85, 80, 75, 70)
            .Past("A", 1, gates: ["gate"]).Past("A", 2, gates: ["gate"], grade: "poor")
            .Past("B", 1, gates: ["gate"], grade: "poor").Past("B", 3, gates: ["gate"])
            .Past("C", 1, awards: ["flag", "other"]).Past("C", 2, awards: ["flag"])
            .Past("D", 1, fromBottom: 3, awards: ["flag"]).Past("E", 1, fromBottom: 4).Past("E", 2, fromBottom: 1);
        Assert.Equal(fired, Fired(Evaluation.Evaluate(scheme, facts)));
    }

    [Fact]
    public void A_gate_stays_in_force_for_its_periods_and_says_since_when()
    {
        var scheme = StandingGiven.Gated(
            """[{"code":"gate","forward":2,"when":[{"by":"recorded"}],"effects":[{"kind":"noAward"},{"kind":"consequence","consequence":"talk"}]}]""",
            """[{"code":"flag","quota":{"seats":9}}]""", """[{"code":"talk"}]""");
        var facts = StandingGiven.Totals(90, 85, 80, 75).Past("A", 3, gates: ["gate"]).Past("B", 2, gates: ["gate"])
            .Past("C", 1, gates: ["gate"]).Past("C", 2, gates: ["gate"]).Past("D", 1, gates: ["gate"]).Recorded("gate", "D");
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal("A", result.Listed("flag"));
        Assert.Equal([2, 1, null], ((string[])["B", "C", "D"]).Select(s => result.StandingOf(s).Gates[0].Since));
        Assert.Equal("D", string.Join(' ', result.Subjects.Where(s => s.Standing!.Consequences.Count > 0).Select(s => s.Subject)));
    }

    [Fact]
    public void What_falls_on_people_and_leaders_is_listed_and_leaves_the_unit_alone()
    {
        var scheme = StandingGiven.Graded(
            StandingGiven.ThreeBands, """[{"code":"gate","scope":["people","leaders"],"when":[{"by":"total","below":95}],"effects":[{"kind":"gradeAtMost","grade":"fair"}]}]""");
        var standing = Evaluation.Evaluate(scheme, StandingGiven.Totals(90)).StandingOf("A");
        Assert.Equal(("good", StandingState.Ranked), (standing.Grade!.Grade, standing.State));
        Assert.Equal([("gate", GateScope.People), ("gate", GateScope.Leaders)], standing.Consequences.Select(c => (c.Gate!, c.Scope!.Value)));
    }

    /// <summary>R11: found out now, the awards of the last two periods go; the third and other lists stay.</summary>
    [Fact]
    public void A_removal_reaches_back_and_names_the_period()
    {
        var scheme = StandingGiven.Gated("""[{"code":"gate","when":[{"by":"recorded"}],"effects":[{"kind":"revoke","back":2,"awards":["flag"]}]}]""");
        var facts = StandingGiven.Totals(90).Recorded("gate", "A").Past("A", 1, awards: ["star", "flag"]).Past("A", 2, awards: ["flag"]).Past("A", 3, awards: ["flag"]);
        Assert.Equal([("flag", 1), ("flag", 2)], Evaluation.Evaluate(scheme, facts).StandingOf("A").Consequences.Select(c => (c.Award!, c.Back!.Value)));
    }

    [Fact]
    public void Of_several_grades_the_lowest_holds()
    {
        string[] effects = ["""{"kind":"grade","grade":"good"}""", """{"kind":"grade","grade":"fair"}""", """{"kind":"gradeAtMost","grade":"poor"}"""];
        string Grade(params int[] which) => Evaluation.Evaluate(
            StandingGiven.Graded(StandingGiven.ThreeBands, $$"""[{"when":[{"by":"total","below":100}],"effects":[{{string.Join(',', which.Select(w => effects[w]))}}]}]"""),
            StandingGiven.Totals(70)).Grades();
        Assert.Equal(["good", "fair", "poor", "poor"], (string[])[Grade(0), Grade(0, 1), Grade(2), Grade(0, 2)]);
    }

    /// <summary>S29: who was exempt has no rank and no grade, and the base is one less: 50 % of 3 = 1.5 → 1, of 4 = 2.</summary>
    [Theory]
    [InlineData("exempt", 3, 1)]
    [InlineData("notRanked", 4, 2)]
    public void Exempt_units_leave_the_base_and_excluded_ones_stay(string effect, int counted, int seats)
    {
        var scheme = StandingGiven.Gated(
            $$"""[{"when":[{"by":"recorded"}],"effects":[{"kind":"{{effect}}"}],"code":"gate"}]""", """[{"code":"flag","quota":{"share":0.5,"round":"floor"}}]""");
        var quota = Evaluation.Evaluate(scheme, StandingGiven.Totals(99, 90, 80, 70).Recorded("gate", "A")).Quotas[0];
        Assert.Equal((counted, seats, seats), (quota.Base, quota.Seats, quota.Taken));
    }

    private static string Fired(Result result) => string.Join(' ', result.Subjects.Where(s => s.Standing!.Gates.Count > 0).Select(s => s.Subject));

    private static Scheme DeductGate(string condition) => Given.DeductScheme()
        .With("gates", $$"""[{"code":"gate","name":{"zh":"否决"},"when":[{{condition}}],{{Barred}} }]""").Parse();
}
