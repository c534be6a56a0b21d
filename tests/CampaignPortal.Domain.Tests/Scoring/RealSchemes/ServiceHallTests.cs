using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.RealSchemes;

/// <summary>S01 to S15: staff and windows of service halls.</summary>
public sealed class ServiceHallTests
{
    private static readonly string[] ChannelsOfS03 = ["efficiency", "staff", "duty", "clients"];

    [Fact]
    public void S01_the_bonus_ends_at_20_and_three_months_make_the_quarter()
    {
        // January: deductions 2 + 3 + 1.5 = 6.5; bonus 12 + 10 = 22, at most 20; 100 − 6.5 + 20 = 113.5
        // February 98, March 101: quarter 113.5 + 98 + 101 = 312.5
        var scheme = RealScheme.Of("S01");
        var facts = Given.Subjects("w1")
            .Occurred(2, item: "list", rule: "annex").Occurred(3, item: "list", rule: "annex").Occurred(1.5m, item: "list", rule: "annex")
            .Occurred(12, item: "bonus", rule: "annex").Occurred(10, item: "bonus", rule: "annex");
        var january = scheme.Total(facts);
        Assert.Equal(113.5m, january);
        var quarter = Assert.Single(PeriodReduction.Reduce(scheme, "month", [Month(1, january!.Value), Month(2, 98), Month(3, 101)]));
        Assert.Equal(312.5m, quarter.Total);

        static PeriodTotal Month(int number, decimal total) => new("w1", "window", number, total);
    }

    [Fact]
    public void S02_each_item_loses_by_person_case_and_percentage_point_and_the_total_ends_at_110()
    {
        // Presence: half a day of two persons 2 × 3 = 6, late for one review 2: 20 − 8 = 12
        // Intake: three faults 3 × 2 = 6, a bad consequence put at 4: 15 − 10 = 5
        // Fees: one unauthorised 5: 10 − 5 = 5. Promise: four cases over time 4 × 5 = 20: 15 − 20 → 0
        // Results: 98 % completed, two points below 2 × 1 = 2, an error put at 2.5: 15 − 4.5 = 10.5
        // Files: 3 − 1 = 2. Cleanliness: 2 − 2 = 0. Others 20.
        // 12 + 5 + 5 + 0 + 10.5 + 2 + 0 + 20 = 54.5, bonus 8: 62.5
        var result = RealScheme.Of("S02").Evaluate(Given.Subjects("w1")
            .Occurred(3, 2, "halfDay", "presence").Occurred(2, 1, "reviewLate", "presence")
            .Occurred(2, 3, "fault", "intake").Occurred(4, 1, "consequence", "intake")
            .Occurred(5, 1, "unauthorised", "fees").Occurred(5, 4, "overTime", "promise")
            .Occurred(1, 2, "below", "results").Occurred(2.5m, 1, "error", "results")
            .Occurred(1, 1, "each", "files").Occurred(1, 2, "each", "cleanliness").Occurred(8, item: "bonus"));
        Assert.Equal([12m, 5, 5, 0, 10.5m, 2, 0, 20], result.Of("w1").Channels[0].Items.Select(i => i.Score!.Value));
        Assert.Equal(62.5m, result.Of("w1").Total);
    }

    [Theory]
    [InlineData("S02", "presence", "halfDay 3, reviewLate 2, reviewAbsent 5")]
    [InlineData("S02", "intake", "fault 2, consequence 3–5")]
    [InlineData("S02", "fees", "unauthorised 5")]
    [InlineData("S02", "promise", "overTime 5")]
    [InlineData("S02", "results", "below 1, error 2–5")]
    [InlineData("S02", "files", "each 1")]
    [InlineData("S02", "cleanliness", "each 1")]
    [InlineData("S05-window", "attendance", "late 1, unsigned 2, halfDay 5, away 3, backOffice 2")]
    [InlineData("S05-person", "attendance", "late 1, unsigned 2, halfDay 5, away 3, backOffice 2")]
    [InlineData("S14", "leadership", "noStudy 5, notAppraised 3, fewExcellent 3")]
    [InlineData("S14", "matters", "missing 2, notDone 3")]
    [InlineData("S14", "place", "dirty 5, noUniform 5, breakdown 5")]
    [InlineData("S14", "information", "noReport 2")]
    [InlineData("S14", "complaints", "notHandled 2, media 5")]
    [InlineData("S15", "service", "light 3, heavy 5")]
    public void S02_S05_S14_and_S15_take_what_the_texts_print(string name, string item, string expected) => Assert.Equal(expected, RealScheme.Of(name).Values(item));

    [Theory]
    [InlineData(null, 110)]
    [InlineData("10", 104)]
    public void S02_says_a_total_of_at_most_110_and_both_readings_can_be_written(string? bonusCap, int expected)
    {
        // Deductions 6 (three faults), bonus 30: 100 − 6 + 30 = 124 → 110; with a bonus of at most 10: 100 − 6 + 10 = 104
        var scheme = RealScheme.Document("S02").With("block.bonusCap", bonusCap).Parse();
        Assert.Equal(expected, scheme.Total(Given.Subjects("w1").Occurred(2, 3, "fault", "intake").Occurred(30, item: "bonus")));
    }

    [Fact]
    public void S03_five_windows_of_the_month_by_30_30_20_20_and_only_excellent_ones()
    {
        // A: 0.3 × 96 + 0.3 × 93.5 + 0.2 × 88 + 0.2 × 91 = 28.8 + 28.05 + 17.6 + 18.2 = 92.65
        // The others have one figure in all four channels, so that is their total. Six reach 90; the sixth, F with 90, gets no seat; G is below.
        var facts = Given.Of("window", "A", "B", "C", "D", "E", "F", "G")
            .Raters("A", "efficiency", "score", 96).Raters("A", "staff", "score", 93.5m).Raters("A", "duty", "score", 88).Raters("A", "clients", "score", 91);
        facts = new (string Window, decimal Score)[] { ("B", 95), ("C", 94), ("D", 91.5m), ("E", 91), ("F", 90), ("G", 89.99m) }.Aggregate(
            facts, (f, w) => ChannelsOfS03.Aggregate(f, (g, channel) => g.Raters(w.Window, channel, "score", w.Score)));
        var result = RealScheme.Of("S03-window").Evaluate(facts);
        Assert.Equal(92.65m, result.Of("A").Total);
        Assert.Equal("B C A D E", result.Listed("redFlag"));
        Assert.Equal("other", result.StandingOf("G").Grade!.Grade);
    }

    [Theory]
    [InlineData("S03-window-quarter", 3, "A B")]
    [InlineData("S03-window-year", 12, "A")]
    public void S03_the_quarter_has_two_seats_and_the_year_one_by_accumulated_scores(string name, int months, string expected)
    {
        // Each month A has 95, B 93, C 92, D 89: a quarter 285, 279, 276, 267; a year 1,140, 1,116, 1,104, 1,068. D misses the standard of 270 and 1,080.
        var facts = new (string Window, decimal Score)[] { ("A", 95), ("B", 93), ("C", 92), ("D", 89) }.Aggregate(
            Given.Of("window", "A", "B", "C", "D"), (f, w) => Enumerable.Range(1, months).Aggregate(f, (g, _) => g.Elsewhere(w.Score, item: "months", subject: w.Window)));
        var result = RealScheme.Of(name).Evaluate(facts);
        Assert.Equal(95 * months, result.Of("A").Total);
        Assert.Equal(expected, result.Listed("redFlag"));
        Assert.Equal("other", result.StandingOf("D").Grade!.Grade);
    }

    [Fact]
    public void S03_only_who_was_excellent_may_become_a_model_though_seats_stay_empty()
    {
        // A (92 + 90) ÷ 2 = 91, B (90 + 89) ÷ 2 = 89.5: five seats, one taken.
        var result = RealScheme.Of("S03-person").Evaluate(Given.Of("person", "A", "B").Raters("A", "month", "score", 92, 90).Raters("B", "month", "score", 90, 89));
        Assert.Equal("A", result.Listed("model"));
        Assert.Equal((5, 1), (result.Quotas[0].Seats, result.Quotas[0].Taken));
    }

    [Fact]
    public void S04_the_first_eight_of_the_excellent_are_advanced_windows()
    {
        // W1 to W9 lose 1 to 9 points: 99 … 91, all excellent, and W9 is the ninth. W10 loses 25.5 and gains 0.5: 75 qualified. W11 loses 25.5: 74.5 unqualified.
        // What they gave themselves is on record with weight 0.
        string[] windows = [.. Enumerable.Range(1, 11).Select(i => $"W{i:00}")];
        var facts = windows.Index().Aggregate(Given.Of("window", windows), (f, w) => f
            .Sheet(w.Item, "self", "head", ("list", 100)).Occurred(w.Index < 9 ? w.Index + 1 : 25.5m, item: "list", subject: w.Item))
            .Occurred(0.5m, item: "bonus", subject: "W10");
        var result = RealScheme.Of("S04-window").Evaluate(facts);
        Assert.Equal("W01 W02 W03 W04 W05 W06 W07 W08", result.Listed("advanced"));
        Assert.Equal((91m, 75m, 74.5m), (result.Of("W09").Total, result.Of("W10").Total, result.Of("W11").Total));
        Assert.Equal(["excellent", "qualified", "unqualified"], windows[8..].Select(w => result.StandingOf(w).Grade!.Grade));
    }

    [Fact]
    public void S04_a_person_without_a_self_assessment_has_no_result()
    {
        // 100 − 8 + 1 = 93, once the person has assessed himself.
        var scheme = RealScheme.Of("S04-person");
        var facts = Given.Of("person", "A").Occurred(8, item: "list", subject: "A").Occurred(1, item: "bonus", subject: "A");
        Assert.Null(scheme.Evaluate(facts).Of("A").Total);
        var result = scheme.Evaluate(facts.Sheet("A", "self", "A", ("list", 96)));
        Assert.Equal(93m, result.Of("A").Total);
        Assert.Equal("excellent", result.StandingOf("A").Grade!.Grade);
    }

    [Fact]
    public void S05_deductions_have_no_end_and_the_bonus_ends_at_5()
    {
        // Attendance: one late 1, two missing signs 2 × 2 = 4, away once 3, half a day 5, back office 2: 15, 25 − 15 = 10
        // Conduct 4: 21. Cases 85: 25 − 85 = −60. Discipline 0: 25. 10 + 21 − 60 + 25 = −4; bonus 5 + 4 = 9 → 5: total 1
        // One more half day: −4
        var scheme = RealScheme.Of("S05-window");
        var facts = Given.Subjects("w1")
            .Occurred(1, 1, "late", "attendance").Occurred(2, 2, "unsigned", "attendance").Occurred(3, 1, "away", "attendance")
            .Occurred(5, 1, "halfDay", "attendance").Occurred(2, 1, "backOffice", "attendance")
            .Occurred(4, item: "conduct").Occurred(85, item: "cases").Occurred(5, item: "bonus").Occurred(4, item: "bonus");
        Assert.Equal(1m, scheme.Total(facts));
        Assert.Equal(-4m, scheme.Total(facts.Occurred(5, 1, "halfDay", "attendance")));
    }

    [Fact]
    public void S05_months_of_a_person_make_quarters_and_quarters_the_year()
    {
        // January: late three times 3: 97. Quarter (97 + 99 + 101) ÷ 3 = 99; year (99 + 98 + 100 + 97.5) ÷ 4 = 98.625 → 98.63
        var scheme = RealScheme.Of("S05-person");
        var january = scheme.Total(Given.Subjects("w1").Occurred(1, 3, "late", "attendance"));
        Assert.Equal(97m, january);
        var quarter = Assert.Single(PeriodReduction.Reduce(scheme, "month", [Of(1, january!.Value), Of(2, 99), Of(3, 101)])).Total;
        Assert.Equal(99m, quarter);
        Assert.Equal(98.63m, Assert.Single(PeriodReduction.Reduce(scheme, "quarter", [Of(1, quarter!.Value), Of(2, 98), Of(3, 100), Of(4, 97.5m)])).Total);

        static PeriodTotal Of(int number, decimal total) => new("w1", "window", number, total);
    }

    [Fact]
    public void S07_who_served_half_a_year_is_averaged_and_scaled()
    {
        // A day: 28 + 30 + 27.5 + never absent 10 = 95.5
        // A: 250 days of 96 = 24,000. B came for the last 125 days, each 97: 12,125 × 250 ÷ 125 = 24,250, before A.
        var scheme = RealScheme.Of("S07-person");
        var day = Given.Subjects("w1").Sheet("w1", "day", "chief", ("attendance", 28), ("discipline", 30), ("business", 27.5m))
            .Marked("chief", new MarkValue.Answered(true), channel: "day", item: "full");
        Assert.Equal(95.5m, scheme.Total(day));
        PeriodFacts facts = new([.. Days("A", 1, 96), .. Days("B", 126, 97)]) { Served = [new("B", 126, 250)] };
        var years = PeriodReduction.Reduce(scheme, "day", facts);
        Assert.Equal([24_000m, 24_250m], years.Select(y => y.Total!.Value));
        Assert.Equal([2, 1], years.Select(y => y.Rank!.Value));

        static IEnumerable<PeriodTotal> Days(string person, int first, decimal total) =>
            Enumerable.Range(first, 251 - first).Select(d => new PeriodTotal(person, "person", d, total));
    }

    [Fact]
    public void S07_the_ten_highest_stand_for_the_ballot_of_the_directors()
    {
        // Twelve persons, 24,100 down to 23,000 by hundreds: P01 to P10 are shortlisted. 20 % of 12 = 2.4 → 2 seats.
        // The ballot puts P11 first, who is not shortlisted, then P04 and P01: these two are listed.
        string[] people = [.. Enumerable.Range(1, 12).Select(i => $"P{i:00}")];
        var facts = people.Index().Aggregate(Given.Of("person", people), (f, p) => f.Elsewhere(24_100 - (100 * p.Index), item: "total", subject: p.Item));
        var result = RealScheme.Of("S07-award").Evaluate(facts.Decided(DecisionKind.Ballot, "model", "P11", "P04", "P01", "P02"));
        Assert.Equal("P04 P01 (P02 P03 P05 P06 P07 P08 P09 P10)", result.Listed("model"));
        Assert.Equal((2.4m, 2), (result.Quotas[0].Exact, result.Quotas[0].Seats));
    }

    [Fact]
    public void S07_the_scores_of_its_staff_are_30_of_the_windows_100_points()
    {
        // 19 + 18.5 + 10 + 9 + 8 = 64.5; staff (95.5 + 88 + 92) ÷ 3 = 91.8333…, 30 × 91.8333… ÷ 100 = 27.55: 92.05
        var facts = Given.Subjects("w1").Sheet("w1", "check", "centre", ("standard", 19), ("cases", 18.5m), ("fees", 10), ("people", 9), ("public", 8))
            .Elsewhere(95.5m, item: "persons").Elsewhere(88, item: "persons").Elsewhere(92, item: "persons");
        var result = RealScheme.Of("S07-window").Evaluate(facts);
        Assert.Equal(27.55m, result.ScoreOf("w1", "check", "persons"));
        Assert.Equal(92.05m, result.Of("w1").Total);
    }

    [Fact]
    public void S09_ten_by_votes_of_whom_the_record_allows_one_from_each_window()
    {
        // P01 to P13 have 30, 29 … 18 votes. P02 was late four times and P05 quarrelled: not ranked; P03 was late three times, which is allowed.
        // P08 is of the same window as P07: only P07 stands. Left: P01 P03 P04 P06 P07 P09 P10 P11 P12 P13, just ten.
        string[] people = [.. Enumerable.Range(1, 13).Select(i => $"P{i:00}")];
        var facts = people.Index().Aggregate(Given.Of("person", people), (f, p) => f.Voted(p.Item, "vote", "vote", ("for", 30 - p.Index)))
            .Occurred(0, 4, "late", "record", "P02").Occurred(0, 3, "late", "record", "P03").Occurred(0, 1, "quarrel", "record", "P05").Under("tax", "P07", "P08");
        var result = RealScheme.Of("S09-vote").Evaluate(facts);
        Assert.Equal("P01 P03 P04 P06 P07 P09 P10 P11 P12 P13", result.Listed("tenBest"));
        Assert.Equal(29m, result.Of("P02").Total);
        Assert.Equal("lateThrice", Assert.Single(result.StandingOf("P02").Gates).Gate);
        Assert.Equal("notice", Assert.Single(result.StandingOf("P01").Consequences).Consequence);
        Assert.Empty(result.StandingOf("P08").Consequences);
    }

    [Fact]
    public void S09_one_of_the_ten_best_has_5_more_in_the_quarter()
    {
        // (93 + 94) ÷ 2 = 93.5, + 5 = 98.5
        var facts = Given.Subjects("w1").Raters("w1", "quarter", "score", 93, 94).Occurred(5, 1, "tenBest", "honours");
        Assert.Equal(98.5m, RealScheme.Of("S09-quarter").Total(facts));
    }

    [Fact]
    public void S11_ten_windows_by_recommendation_and_equals_at_the_tenth_seat_wait_for_a_decision()
    {
        // Of 13 raters, 13 recommend W01, 12 W02 … 5 W09; 3 recommend W10 and 3 W11; nobody W12. Nine seats are taken, the tenth is open between the two.
        string[] windows = [.. Enumerable.Range(1, 12).Select(i => $"W{i:00}")];
        int[] votes = [13, 12, 11, 10, 9, 8, 7, 6, 5, 3, 3, 0];
        var facts = windows.Zip(votes).Aggregate(Given.Of("window", windows), (f, w) => Enumerable.Range(1, 13).Aggregate(
            f, (g, r) => g.Marked($"r{r:00}", new MarkValue.Answered(r <= w.Second), w.First, "mutual", "recommended")));
        var scheme = RealScheme.Of("S11");
        Assert.Equal("W01 W02 W03 W04 W05 W06 W07 W08 W09 (W10 W11)", scheme.Evaluate(facts).Listed("redFlag"));
        Assert.Equal("W01 W02 W03 W04 W05 W06 W07 W08 W09 W11", scheme.Evaluate(facts.Decided(DecisionKind.Decision, "redFlag", "W11", "W10")).Listed("redFlag"));
    }

    [Fact]
    public void S14_six_parts_of_100_points_each_by_its_own_causes()
    {
        // Leaders: no meeting 5, quota 3: 20 − 8 = 12. Matters: three missing 6, two not done 6: 20 − 12 = 8. Efficiency 20.
        // Place: dirty 5, breakdown twice 10: 20 − 15 = 5. Information: six reports missing 12: 10 − 12 → 0. Complaints: one 2, media 5: 10 − 7 = 3.
        // 12 + 8 + 20 + 5 + 0 + 3 = 48
        var result = RealScheme.Of("S14").Evaluate(Given.Subjects("w1")
            .Occurred(5, 1, "noStudy", "leadership").Occurred(3, 1, "fewExcellent", "leadership")
            .Occurred(2, 3, "missing", "matters").Occurred(3, 2, "notDone", "matters")
            .Occurred(5, 1, "dirty", "place").Occurred(5, 2, "breakdown", "place")
            .Occurred(2, 6, "noReport", "information").Occurred(2, 1, "notHandled", "complaints").Occurred(5, 1, "media", "complaints"));
        Assert.Equal([12m, 8, 20, 5, 0, 3], result.Of("w1").Channels[0].Items.Select(i => i.Score!.Value));
        Assert.Equal(48m, result.Of("w1").Total);
    }

    [Fact]
    public void S15_an_item_goes_to_zero_and_business_counts_half()
    {
        // Service: 9 × 5 + 3 × 3 = 54 of 50: 0. Attendance 30 − 3 = 27. Others 20. Daily management 47.
        // Business (90 + 95 + 91) ÷ 3 = 92. 0.5 × 47 + 0.5 × 92 = 23.5 + 46 = 69.5
        var result = RealScheme.Of("S15").Evaluate(Given.Subjects("w1")
            .Occurred(5, 9, "heavy", "service").Occurred(3, 3, "light", "service").Occurred(3, 1, "light", "attendance")
            .Elsewhere(90, item: "dailyScores").Elsewhere(95, item: "dailyScores").Elsewhere(91, item: "dailyScores"));
        Assert.Equal((47m, 92m), (result.ScoreOf("w1", "daily"), result.ScoreOf("w1", "business")));
        Assert.Equal(69.5m, result.Of("w1").Total);
    }
}
