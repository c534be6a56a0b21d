using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class AwardTests
{
    /// <summary>S04: the first two among those graded good; C has a seat but not the grade.</summary>
    [Fact]
    public void An_award_can_ask_for_a_grade() => Assert.Equal("A B", Evaluation.Evaluate(
        StandingGiven.Graded(StandingGiven.ThreeBands, awards: """[{"code":"flag","quota":{"seats":3},"needs":{"grades":["good"]}}]"""),
        StandingGiven.Totals(95, 80, 79.99m)).Listed("flag"));

    [Theory]
    [InlineData("""{"rank":2}""", "A B")]
    [InlineData("""{"from":85}""", "A B C")]
    [InlineData("""{"below":90}""", "C D")]
    public void An_award_can_ask_for_a_place_or_points(string needs, string listed) =>
        Assert.Equal(listed, Listed($$"""{"seats":4},"needs":{{needs}}""", StandingGiven.Totals(95, 90, 85, 80)));

    /// <summary>S05: month to quarter to year, and lists in any order of writing.</summary>
    [Fact]
    public void A_list_can_stand_on_other_lists_and_on_earlier_ones()
    {
        var scheme = StandingGiven.Awarded("""
            [{"code":"best","quota":{"seats":1},"needs":{"awards":["flag","month"]}},
             {"code":"month","quota":{"seats":9},"needs":{"earlier":{"award":"red","times":2,"within":3}}},
             {"code":"flag","quota":{"seats":2}}]
            """);
        var facts = StandingGiven.Totals(95, 90, 85)
            .Past("A", 1, awards: ["red"]).Past("A", 4, awards: ["red"])
            .Past("B", 1, awards: ["red"]).Past("B", 3, awards: ["red"]).Past("C", 2, awards: ["red"]).Past("C", 3, awards: ["red"]);
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal(["B", "B C", "A B"], ((string[])["best", "month", "flag"]).Select(result.Listed));
        Assert.Equal(["best", "month", "flag"], result.Quotas.Select(q => q.List));
    }

    /// <summary>S25: yellow cards for 40 % of 5 = 2 of the last, only below 75: D alone.</summary>
    [Fact]
    public void A_list_of_the_last_takes_only_who_is_below_the_bound() => Assert.Equal("D", Listed(
        """{"share":0.4,"round":"floor","order":"bottom"},"needs":{"below":75}""", StandingGiven.Totals(95, 90, 75, 74.99m, 80)));

    /// <summary>S32 in small: the top three of all; of the last two of the sections and one of the windows.</summary>
    [Fact]
    public void Top_of_all_and_bottom_of_each_category()
    {
        var scheme = StandingGiven.Awarded("""
            [{"code":"top","quota":{"seats":3,"over":"all"}},
             {"code":"last","quota":{"perCategory":[{"category":"section","seats":2},{"category":"window","seats":1}],"order":"bottom"}}]
            """);
        var result = Evaluation.Evaluate(scheme, StandingGiven.Totals("section", 'A', 90, 80, 70).And(StandingGiven.Totals("window", 'D', 99, 95, 60)).And(StandingGiven.Totals("other", 'G', 1)));
        Assert.Equal(["D E A", "C F B"], ((string[])["top", "last"]).Select(result.Listed));
        Assert.Equal(["other+section+window", "section", "window"], result.Quotas.Select(q => string.Join('+', q.Categories)));
    }

    /// <summary>The guest has more than anybody and takes no seat; its category is no pool, and a fifth of five and not of six is one seat.</summary>
    [Fact]
    public void Who_does_not_compete_stands_outside_ranks_pools_and_bases()
    {
        var scheme = StandingGiven.Awarded("""[{"code":"top","quota":{"seats":2,"over":"all"}},{"code":"fifth","quota":{"share":0.2,"round":"ceiling","over":"all"}}]""");
        var guest = StandingGiven.Totals("guest", 'G', 100);
        var facts = StandingGiven.Totals("section", 'A', 90, 80, 70).And(StandingGiven.Totals("window", 'D', 99, 95)).And(guest with { Subjects = [.. guest.Subjects.Select(s => s with { IsRanked = false })] });
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal((100m, null, StandingState.Exempt), (result.Of("G").Total, result.Of("G").Rank, result.Of("G").Standing!.State));
        Assert.Equal(["D E", "D"], ((string[])["top", "fifth"]).Select(result.Listed));
        Assert.Equal([("section+window", 5, 2), ("section+window", 5, 1)], result.Quotas.Select(q => (string.Join('+', q.Categories), q.Base, q.Seats)));
    }

    /// <summary>S09: one of each window. B is second of U and gives way to C; A and X have no window above them in common.</summary>
    [Fact]
    public void One_parent_nominates_its_best() => Assert.Equal("A C D", Listed(
        """{"seats":3},"perParent":1""", StandingGiven.Totals(95, 90, 85, 80).Under("U", "A", "B").Under("V", "C")));

    [Fact]
    public void Equals_of_one_parent_are_open_until_the_nomination_is_decided()
    {
        const string Rule = """{"seats":2},"perParent":1""";
        var facts = StandingGiven.Totals(90, 90, 80).Under("U", "A", "B");
        Assert.Equal("C (A B)", Listed(Rule, facts));
        Assert.Equal("B C", Listed(Rule, facts.Decided(DecisionKind.Lot, "flag", "B", "A")));
    }

    /// <summary>S07: three by score to the ballot for two seats; D was not shortlisted and gets none.</summary>
    [Fact]
    public void The_ballot_gives_the_seats_among_the_shortlisted()
    {
        const string Rule = """{"seats":2},"shortlist":3""";
        var facts = StandingGiven.Totals(95, 90, 85, 80);
        Assert.Equal("(A B C)", Listed(Rule, facts));
        Assert.Equal("C A (B)", Listed(Rule, facts.Decided(DecisionKind.Ballot, "flag", "D", "C", "A", "B")));
    }

    /// <summary>B is barred from the list, not from the other; its seat goes to C.</summary>
    [Fact]
    public void Who_is_barred_makes_room_for_the_next()
    {
        var scheme = StandingGiven.Awarded(
            """[{"code":"flag","quota":{"seats":2}},{"code":"star","quota":{"seats":2}}]""",
            """[{"code":"gate","when":[{"by":"recorded"}],"effects":[{"kind":"noAward","awards":["flag"]}]}]""");
        var result = Evaluation.Evaluate(scheme, StandingGiven.Totals(95, 90, 85).Recorded("gate", "B"));
        Assert.Equal(["A C", "A B"], ((string[])["flag", "star"]).Select(result.Listed));
        Assert.Equal(2, result.Of("B").Rank);
    }

    [Fact]
    public void Equals_within_the_seats_share_a_seat_number()
    {
        var result = Evaluation.Evaluate(StandingGiven.Awarded("""[{"code":"flag","quota":{"seats":3}}]"""), StandingGiven.Totals(90, 90, 80));
        Assert.Equal([1, 1, 3], result.Subjects.Select(s => s.Standing!.Awards[0].Seat));
    }

    /// <summary>S25 and S35: twice in a row, now and last time.</summary>
    [Fact]
    public void A_consequence_can_count_this_period()
    {
        var scheme = StandingGiven.Graded(
            StandingGiven.ThreeBands,
            awards: """[{"code":"yellow","quota":{"seats":2,"order":"bottom"}}]""",
            consequences: """
                [{"code":"talk","when":[{"by":"history","event":"award","code":"yellow","periods":2,"withThis":true}]},
                 {"code":"last","when":[{"by":"history","event":"bottom","places":1,"periods":1,"withThis":true}]},
                 {"code":"low","when":[{"by":"history","event":"grade","code":"poor","periods":1,"withThis":true},{"by":"total","below":50}]}]
                """);
        var result = Evaluation.Evaluate(scheme, StandingGiven.Totals(90, 55, 45).Past("A", 1, awards: ["yellow"]).Past("B", 1, awards: ["yellow"]).Past("C", 2, awards: ["yellow"]));
        Assert.Equal(["", "talk", "last low"], result.Subjects.Select(s => string.Join(' ', s.Standing!.Consequences.Select(c => c.Consequence))));
        Assert.Equal(45m, result.StandingOf("C").Consequences[1].On[1].Found);
    }

    [Fact]
    public void No_subjects_have_no_seats() =>
        Assert.Equal("""{"subjects":[]}""", Evaluation.Evaluate(StandingGiven.Awarded("""[{"quota":{"share":1,"round":"ceiling","atLeast":1}}]"""), Facts.Empty).CanonicalText());

    [Fact]
    public void A_base_of_nobody_has_no_seats_even_with_one_at_least()
    {
        var scheme = StandingGiven.Awarded("""[{"code":"flag","quota":{"share":1,"round":"ceiling","atLeast":1,"base":"ranked"}}]""");
        var quota = Evaluation.Evaluate(scheme, Given.Subjects("w1")).Quotas[0];
        Assert.Equal((0, 0, 0m, 0), (quota.Base, quota.Seats, quota.Exact, quota.Taken));
    }

    [Fact]
    public void When_all_are_equal_everybody_is_open() =>
        Assert.Equal("(A B C)", Listed("""{"seats":2}""", StandingGiven.Totals(90, 90, 90)));

    /// <summary>The committee put C before B at the limit of the list of three; that is no ballot.</summary>
    [Fact]
    public void Without_a_ballot_on_this_list_nobody_gets_a_seat()
    {
        var scheme = StandingGiven.Awarded("""[{"code":"x","quota":{"seats":1},"shortlist":2},{"code":"y","quota":{"seats":1},"shortlist":2}]""");
        var facts = StandingGiven.Totals(95, 90, 90).Decided(DecisionKind.Decision, "y", "C", "B").Decided(DecisionKind.Ballot, "x", "A");
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal("(A C)", result.Listed("y"));
    }

    [Fact]
    public void Seats_count_upwards_where_a_ballot_or_a_decision_gives_them()
    {
        var balloted = Evaluation.Evaluate(
            StandingGiven.Awarded("""[{"code":"x","quota":{"seats":2},"shortlist":3}]"""), StandingGiven.Totals(95, 90, 85).Decided(DecisionKind.Ballot, "x", "C", "A", "B"));
        Assert.Equal([2, null, 1], SeatsOf(balloted));
        var decided = Evaluation.Evaluate(
            StandingGiven.Awarded("""[{"code":"x","quota":{"seats":2} }]"""), StandingGiven.Totals(90, 90, 90).Decided(DecisionKind.Decision, "x", "C", "A", "B"));
        Assert.Equal([2, null, 1], SeatsOf(decided));

        static IEnumerable<int?> SeatsOf(Result result) => result.Subjects.Select(s => s.Standing!.Awards.SingleOrDefault(a => a.State == AwardState.Listed)?.Seat);
    }

    [Fact]
    public void Whoever_counts_as_zero_stands_behind_the_others()
    {
        var scheme = StandingGiven.Awarded("""[{"code":"x","quota":{"seats":1}}]""", """[{"code":"gate","when":[{"by":"recorded"}],"effects":[{"kind":"zero"}]}]""");
        Assert.Equal("B", Evaluation.Evaluate(scheme, StandingGiven.Totals(95, 90, 85).Recorded("gate", "A")).Listed("x"));
    }

    /// <summary>A gate in force since last time did not fire again.</summary>
    [Fact]
    public void What_is_in_force_is_not_what_happened_now()
    {
        var scheme = StandingGiven.Gated(
            """[{"code":"gate","when":[{"by":"recorded"}],"effects":[{"kind":"noAward"}],"forward":2}]""",
            consequences: """[{"code":"talk","when":[{"by":"history","event":"gate","code":"gate","periods":1,"withThis":true}]}]""");
        var result = Evaluation.Evaluate(scheme, StandingGiven.Totals(90, 80).Recorded("gate", "A").Past("B", 1, gates: ["gate"]));
        Assert.Equal(["talk"], result.StandingOf("A").Consequences.Select(c => c.Consequence));
        Assert.Single(result.StandingOf("B").Gates);
        Assert.Empty(result.StandingOf("B").Consequences);
    }

    private static string Listed(string quota, Facts facts) =>
        Evaluation.Evaluate(StandingGiven.Awarded($$"""[{"code":"flag","quota":{{quota}} }]"""), facts).Listed("flag");
}
