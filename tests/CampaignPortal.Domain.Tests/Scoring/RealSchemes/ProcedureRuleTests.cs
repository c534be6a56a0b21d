using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Scoring.RealSchemes;

/// <summary>R07, R18, R19, R22: days and steps around a result. The days are those of the work calendar.</summary>
public sealed class ProcedureRuleTests
{
    /// <summary>Spring 2026 with the Monday after Qingming free.</summary>
    private static readonly WorkCalendar Calendar = new(1, [new DateOnly(2026, 4, 6)], []);
    private static readonly DateOnly Friday = new(2026, 3, 6);

    [Fact]
    public void R07_what_is_declared_as_without_data_leaves_and_what_is_silent_blocks()
    {
        // In time 95 of 100: 60 × 0.95 = 57 of 60; no complaints, declared: 57 × 100 ÷ 60 = 95. Undeclared: no total.
        var scheme = RealScheme.Of("R07");
        var facts = Given.Subjects("w1").Measured(95, 100, "onTime");
        Assert.Equal(95m, scheme.Total(facts.NotApplicable("answered")));
        var silent = scheme.Evaluate(facts).Of("w1");
        Assert.Null(silent.Total);
        Assert.Contains(new Note(NoteKind.ItemBlocked, Item: "answered"), silent.Notes);
    }

    [Fact]
    public void R07_the_data_of_March_are_due_on_the_fifth_working_day_and_the_quarters_on_the_tenth()
    {
        // From Tuesday 31 March: 1, 2, 3 April, not the weekend, not the free Monday, 7, 8 April. Ten: 9, 10, 13, 14, 15 April.
        // Five working days before 8 April is 31 March; two after is 10 April.
        var end = new DateOnly(2026, 3, 31);
        var due = Calendar.AddWorkingDays(end, 5);
        Assert.Equal(new DateOnly(2026, 4, 8), due);
        Assert.Equal(new DateOnly(2026, 4, 15), Calendar.AddWorkingDays(end, 10));
        Assert.Equal(5, Calendar.WorkingDaysUntil(end, due));
        Assert.Equal(new DateOnly(2026, 4, 10), Calendar.AddWorkingDays(due, 2));
        Assert.Equal(-2, Calendar.WorkingDaysUntil(new DateOnly(2026, 4, 10), due));
    }

    [Fact]
    public void R07_a_yellow_card_at_the_due_date_and_a_red_one_besides_two_working_days_later_cost_no_points()
    {
        // A was two working days late: both cards. B was due: the yellow one. Both keep 60 + 40 = 100.
        var facts = Given.Of("unit", "A", "B").Occurred(0, 1, "due", "cards", "A").Occurred(0, 1, "overdue", "cards", "A").Occurred(0, 1, "due", "cards", "B");
        facts = facts.Subjects.Aggregate(facts, (f, u) => f.Measured(10, 10, "onTime", u.Code).Measured(3, 3, "answered", u.Code));
        var result = RealScheme.Of("R07").Evaluate(facts);
        Assert.Equal([100m, 100], result.Subjects.Select(s => s.Total!.Value));
        Assert.Equal(["yellowCard", "redCard"], result.StandingOf("A").Consequences.Select(c => c.Consequence!));
        Assert.Equal(["yellowCard"], result.StandingOf("B").Consequences.Select(c => c.Consequence!));
    }

    [Fact]
    public void R18_a_review_that_is_upheld_leads_to_a_new_result_beside_the_old_one()
    {
        // (58 + 60) ÷ 2 = 59: incompetent. The review finds that the first rater had given 62: (62 + 60) ÷ 2 = 61, competent.
        var scheme = RealScheme.Of("R18");
        var (before, after) = (Given.Subjects("w1").Raters("w1", "raters", "score", 58, 60), Given.Subjects("w1").Raters("w1", "raters", "score", 62, 60));
        var (first, corrected) = (scheme.Evaluate(before), scheme.Evaluate(after));
        Assert.Equal((59m, 61m), (first.Of("w1").Total, corrected.Of("w1").Total));
        Assert.Equal(("incompetent", "competent"), (first.Grades(), corrected.Grades()));
        var (old, now) = (Bundle.Create(scheme, before, first), Bundle.Create(scheme, after, corrected));
        Assert.NotEqual(old.Hash, now.Hash);
        Assert.All(new[] { old, now }, b => Assert.Equal(VerificationOutcome.Same, Bundle.Verify(b.CanonicalText).Outcome));
    }

    [Fact]
    public void R18_five_working_days_for_the_appeal_and_twenty_for_its_decision()
    {
        // The review arrives on Friday 6 March: appeal until Friday 13 March; decision 20 working days later: 20, 27 March, 3 April are 15, 10 April would be 20, but Monday 6 April is free: Monday 13 April.
        var appeal = Calendar.AddWorkingDays(Friday, 5);
        Assert.Equal(new DateOnly(2026, 3, 13), appeal);
        Assert.Equal(new DateOnly(2026, 4, 13), Calendar.AddWorkingDays(appeal, 20));
    }

    [Theory]
    [InlineData(5, 13)]
    [InlineData(7, 17)]
    public void R19_nominees_by_secret_vote_are_published_for_working_days(int days, int lastDayOfMarch)
    {
        // A 41, B 38, C 30: two seats. From Friday 6 March five working days end on Friday 13, seven on Tuesday 17.
        var result = RealScheme.Of("R19").Evaluate(new (string Who, int Votes)[] { ("A", 41), ("B", 38), ("C", 30) }.Aggregate(
            Given.Of("person", "A", "B", "C"), (f, p) => f.Voted(p.Who, "vote", "vote", ("for", p.Votes))));
        Assert.Equal("A B", result.Listed("star"));
        Assert.Equal(new DateOnly(2026, 3, lastDayOfMarch), Calendar.AddWorkingDays(Friday, days));
    }

    [Fact]
    public void R22_two_low_months_lead_to_a_talk_and_a_month_without_bad_ratings_is_full()
    {
        // A: 12 of 20 called back 30, 15 of 20 answered 37.5: 67.5, low, and low last month: talk. B the same for the first time. C 47.5 + 50 = 97.5. D had none: 100.
        var facts = Given.Of("window", "A", "B", "C", "D").Measured(12, 20, "calledBack", "A").Measured(15, 20, "answered", "A").Measured(12, 20, "calledBack", "B").Measured(15, 20, "answered", "B")
            .Measured(19, 20, "calledBack", "C").Measured(20, 20, "answered", "C").NotApplicable("calledBack", "D").NotApplicable("answered", "D");
        var result = RealScheme.Of("R22").Evaluate(facts.Past("A", 1, grade: "low").Past("B", 1, grade: "normal"));
        Assert.Equal([67.5m, 67.5m, 97.5m, 100], result.Subjects.Select(s => s.Total!.Value));
        Assert.Equal("1 D, 2 C, 3 A, 3 B", result.Ranking());
        Assert.Equal(["talk"], result.StandingOf("A").Consequences.Select(c => c.Consequence!));
        Assert.Empty(result.StandingOf("B").Consequences);
    }

    [Fact]
    public void R22_a_bad_rating_is_rectified_within_15_working_days() =>
        // From Friday 6 March: three weeks, Friday 27 March
        Assert.Equal(new DateOnly(2026, 3, 27), Calendar.AddWorkingDays(Friday, 15));
}
