using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.RealSchemes;

/// <summary>S23 to S32: the public, delegates and clients rate offices.</summary>
public sealed class PublicAppraisalTests
{
    private static readonly string[] Aspects = ["style", "service", "law", "efficiency", "integrity"];

    [Fact]
    public void S23_three_electorates_make_the_questionnaire_and_a_veto_leaves_the_score_as_it_is()
    {
        // Clients 60 / 30 / 10, 20 do not know: (6,000 + 2,100) ÷ 100 = 81. Supervisors 8 / 2: (800 + 140) ÷ 10 = 94. Public 50 / 40 / 10: (5,000 + 2,800) ÷ 100 = 78
        // Questionnaire 0.5 × 81 + 0.25 × 94 + 0.25 × 78 = 40.5 + 23.5 + 19.5 = 83.5
        // Work: (55 + 36 + 53 + 36) ÷ 2 = 90. Total 0.7 × 83.5 + 0.3 × 90 = 58.45 + 27 = 85.45
        var facts = Given.Of("office", "A", "B");
        foreach (var office in (string[])["A", "B"])
        {
            facts = facts.Voted(office, "clients", "answer", ("good", 60), ("basic", 30), ("bad", 10), (null, 20))
                .Voted(office, "supervisors", "answer", ("good", 8), ("basic", 2)).Voted(office, "public", "answer", ("good", 50), ("basic", 40), ("bad", 10))
                .Sheet(office, "work", "r1", ("solved", 55), ("promises", 36)).Sheet(office, "work", "r2", ("solved", 53), ("promises", 36));
        }

        var result = RealScheme.Of("S23").Evaluate(facts.Recorded("veto", "B"));
        Assert.Equal(83.5m, result.GroupOf("A", "questionnaire"));
        Assert.Equal((85.45m, 85.45m), (result.Of("A").Total, result.Of("B").Total));
        Assert.Equal("1 A", result.Ranking());
        Assert.Equal("veto", Assert.Single(result.StandingOf("B").Gates).Gate);
    }

    [Fact]
    public void S25_the_mean_of_five_items_in_bands_and_a_list_of_the_last_only_below_75()
    {
        // A: two raters, by item 88, 82, 85, 75, 95: 425 ÷ 5 = 85, just satisfied. B: 85, 85, 85, 85, 84.95: 424.95 ÷ 5 = 84.99. C 74.9, D 60, E 59.99.
        // List of the last: 10 % of 5 = 0.5 → at least 1: E, who was on it last time too. The towns F 76 and G 80 are not below 75: nobody.
        var facts = Given.Of("office", "A", "B", "C", "D", "E").Of("town", "F", "G")
            .Sheet("A", "public", "r1", Five(90, 80, 85, 70, 95)).Sheet("A", "public", "r2", Five(86, 84, 85, 80, 95))
            .Sheet("B", "public", "r1", Five(85, 85, 85, 85, 84.95m)).Sheet("C", "public", "r1", Five(74.9m, 74.9m, 74.9m, 74.9m, 74.9m))
            .Sheet("D", "public", "r1", Five(60, 60, 60, 60, 60)).Sheet("E", "public", "r1", Five(59.99m, 59.99m, 59.99m, 59.99m, 59.99m))
            .Sheet("F", "public", "r1", Five(76, 76, 76, 76, 76)).Sheet("G", "public", "r1", Five(80, 80, 80, 80, 80));
        var result = RealScheme.Of("S25").Evaluate(facts.Past("E", 1, awards: ["bottom"]));
        Assert.Equal([85m, 84.99m, 74.9m, 60, 59.99m, 76, 80], result.Subjects.Select(s => s.Total!.Value));
        Assert.Equal("good fair basic basic bad fair fair", result.Grades());
        Assert.Equal("E", result.Listed("bottom"));
        Assert.Equal([(5, 1, 1), (2, 1, 0)], result.Quotas.Select(q => (q.Base, q.Seats, q.Taken)));
        Assert.Equal(["yellowCard", "noAwards", "notExcellent", "organisational"], result.StandingOf("E").Consequences.Select(c => c.Consequence!));
        Assert.Empty(result.StandingOf("D").Consequences);
        Assert.DoesNotContain(RealScheme.Of("S25").Evaluate(facts).StandingOf("E").Consequences, c => c.Consequence == "organisational");

        static IEnumerable<(string, decimal)> Five(params decimal[] points) => Aspects.Zip(points);
    }

    [Fact]
    public void S26_of_430_voters_those_who_do_not_know_are_left_out()
    {
        // Four aspects 212 / 151 / 9, 58 do not know: (21,200 + 12,080 + 270) ÷ 372 = 33,550 ÷ 372 = 90.18817…
        // The fifth 300 / 100 / 10, 20 do not know: (30,000 + 8,000 + 300) ÷ 410 = 93.41463…
        // (4 × 90.18817… + 93.41463…) ÷ 5 = 454.16732… ÷ 5 = 90.83346… → 90.83
        var facts = Enumerable.Range(1, 4).Aggregate(
            Given.Of("office", "A"), (f, n) => f.Voted("A", "delegates", $"aspect{n}", ("good", 212), ("basic", 151), ("bad", 9), (null, 58)))
            .Voted("A", "delegates", "aspect5", ("good", 300), ("basic", 100), ("bad", 10), (null, 20));
        var result = RealScheme.Of("S26").Evaluate(facts);
        Assert.Equal((90.1882m, 93.4146m), (result.ScoreOf("A", "delegates", "aspect1"), result.ScoreOf("A", "delegates", "aspect5")));
        Assert.Equal(90.83m, result.Of("A").Total);
    }

    [Fact]
    public void S26_more_votes_than_the_430_ballots_are_refused()
    {
        var facts = Given.Of("office", "A").Issued("A", "delegates", 430, 430, 430).Voted("A", "delegates", "aspect1", ("good", 400), ("bad", 31));
        Assert.Contains(RealScheme.Of("S26").Problems(facts), p => p.Code == ProblemCode.TooManyBallots);
    }

    [Fact]
    public void S27_ranks_lie_inside_each_category_and_the_result_enters_the_integrity_appraisal()
    {
        // A: (21,200 + 10,570 + 270) ÷ 372 = 32,040 ÷ 372 = 86.129… → 86.13. B: (800 + 140) ÷ 10 = 94. C, a town: 70.
        // Integrity of A: 0.1 × 86.13 + 0.9 × 92 = 8.613 + 82.8 = 91.413 → 91.41
        var result = RealScheme.Of("S27").Evaluate(Given.Of("office", "A", "B").Of("town", "C")
            .Voted("A", "voters", "vote", ("good", 212), ("basic", 151), ("bad", 9), (null, 58))
            .Voted("B", "voters", "vote", ("good", 8), ("basic", 2)).Voted("C", "voters", "vote", ("basic", 5), (null, 2)));
        Assert.Equal([86.13m, 94, 70], result.Subjects.Select(s => s.Total!.Value));
        Assert.Equal("1 B, 1 C, 2 A", result.Ranking());
        var integrity = Given.Of("office", "A").Elsewhere(86.13m, item: "style", subject: "A").Raters("A", "others", "others", 92);
        Assert.Equal(91.41m, RealScheme.Of("S27-integrity").Total(integrity, "A"));
    }

    [Fact]
    public void S31_who_had_business_there_counts_four_fifths_of_the_concentrated_vote()
    {
        // Routine 40 / 10, 5 do not know: 4,000 ÷ 50 = 80. Handling 27 / 3: 90. Others 14 / 6: 70.
        // Concentrated 0.8 × 90 + 0.2 × 70 = 86. Total 0.4 × 80 + 0.6 × 86 = 32 + 51.6 = 83.6
        var result = RealScheme.Of("S31").Evaluate(Given.Of("head", "A")
            .Voted("A", "routine", "vote", ("good", 40), ("bad", 10), (null, 5)).Voted("A", "handling", "vote", ("good", 27), ("bad", 3)).Voted("A", "others", "vote", ("good", 14), ("bad", 6)));
        Assert.Equal(86m, result.GroupOf("A", "concentrated"));
        Assert.Equal(83.6m, result.Of("A").Total);
    }

    [Fact]
    public void S32_the_first_ten_of_both_categories_and_the_last_two_and_one()
    {
        // First category A01 … A70: 99, 98.5, 98 … 64.5. Second B01 … B33: 98.75, 97.75, 96.75 … 66.75.
        // Together 99 A01, 98.75 B01, 98.5 A02, 98 A03, 97.75 B02, 97.5 A04, 97 A05, 96.75 B03, 96.5 A06, 96 A07. Last: A70, A69 and B33.
        var facts = Given.Of("first", Codes("A", 70)).Of("second", Codes("B", 33));
        facts = Codes("A", 70).Index().Aggregate(facts, (f, h) => f.Raters(h.Item, "public", "score", 99 - (0.5m * h.Index)));
        facts = Codes("B", 33).Index().Aggregate(facts, (f, h) => f.Raters(h.Item, "public", "score", 98.75m - h.Index));
        var result = RealScheme.Of("S32").Evaluate(facts);
        Assert.Equal("A01 B01 A02 A03 B02 A04 A05 B03 A06 A07", result.Listed("topTen"));
        Assert.Equal("A70 B33 A69", result.Listed("bottomThree"));
        Assert.Equal([10, 2, 1], result.Quotas.Select(q => q.Taken));

        static IEnumerable<string> Codes(string letter, int count) => Enumerable.Range(1, count).Select(i => $"{letter}{i:00}");
    }
}
