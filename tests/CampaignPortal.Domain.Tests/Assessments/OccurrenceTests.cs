using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class OccurrenceTests
{
    private static readonly DateTimeOffset StatementEnd = EndOf(new DateOnly(2026, 8, 19));

    [Fact]
    public void What_is_recorded_is_notified() => Assert.Equal(OccurrenceState.Notified, Occurrence().State);

    [Theory]
    [InlineData("2026-06-30", Refusal.OutsidePeriod)]
    [InlineData("2026-07-01", null)]
    [InlineData("2026-09-30", null)]
    [InlineData("2026-10-01", Refusal.OutsidePeriod)]
    public void It_happened_within_the_quarter(string day, Refusal? expected) =>
        Assert.Equal(expected, WhyNotRecord(Facts with { OccurredOn = Day(day) }));

    [Theory]
    [InlineData("2026-06-30", null)]
    [InlineData("2026-07-01", Refusal.OutsidePeriod)]
    public void What_is_carried_happened_before_the_quarter(string day, Refusal? expected) =>
        Assert.Equal(
            expected,
            Domain.Assessments.Occurrence.WhyNotRecord(OpenRound(), Facts with { OccurredOn = Day(day) }, Filing() with { IsCarried = true }));

    [Theory]
    [InlineData("0.4999", Refusal.OutsideRange)]
    [InlineData("0.5", null)]
    [InlineData("5", null)]
    [InlineData("5.0001", Refusal.OutsideRange)]
    public void Its_value_lies_in_the_range_of_the_rule(string points, Refusal? expected) =>
        Assert.Equal(expected, WhyNotRecord(Facts with { Points = decimal.Parse(points, System.Globalization.CultureInfo.InvariantCulture) }));

    [Fact]
    public void It_concerns_somebody() =>
        Assert.Equal(
            Refusal.Incomplete, Domain.Assessments.Occurrence.WhyNotRecord(OpenRound(), Facts, Filing() with { Subjects = [] }));

    [Fact]
    public void It_is_not_recorded_in_a_closed_round() =>
        Assert.Equal(Refusal.RoundNotOpen, Domain.Assessments.Occurrence.WhyNotRecord(ClosedRound(), Facts, Filing()));

    [Fact]
    public void It_is_recorded_in_a_decided_round_that_will_be_corrected() =>
        Assert.Null(Domain.Assessments.Occurrence.WhyNotRecord(ClosedRound(), Facts, Filing() with { AfterDecision = LateFacts.Correct }));

    [Fact]
    public void Points_are_positive() => Assert.Throws<ArgumentOutOfRangeException>(() => Facts with { Points = 0m });

    [Fact]
    public void Points_have_at_most_four_decimals() => Assert.Throws<ArgumentOutOfRangeException>(() => Facts with { Points = 1.00001m });

    [Fact]
    public void It_happened_at_least_once() => Assert.Throws<ArgumentOutOfRangeException>(() => Facts with { Count = 0 });

    [Fact]
    public void Its_total_is_points_times_count()
    {
        var occurrence = new Occurrence(OpenRound(), "2026-0012", Facts with { Points = 1.5m, Count = 3 }, Filing(), Finder, Now);
        Assert.Equal(4.5m, occurrence.TotalPoints);
    }

    [Fact]
    public void The_unit_acknowledges_it()
    {
        var occurrence = Occurrence();
        occurrence.Acknowledge(Unit, Staff, Now);
        Assert.Equal(OccurrenceState.Acknowledged, occurrence.State);
    }

    [Fact]
    public void A_unit_acknowledges_once()
    {
        var occurrence = Occurrence();
        occurrence.Acknowledge(Unit, Staff, Now);
        Assert.Equal(Refusal.WrongState, occurrence.WhyNotAcknowledge(Unit));
    }

    [Fact]
    public void Another_unit_does_not_acknowledge_it() => Assert.Equal(Refusal.NotEntitled, Occurrence().WhyNotAcknowledge(99));

    [Fact]
    public void It_is_acknowledged_when_the_last_unit_has()
    {
        var occurrence = Occurrence(new OccurrenceSubject(Unit), new OccurrenceSubject(OtherUnit));
        occurrence.Acknowledge(Unit, Staff, Now);
        Assert.Equal(OccurrenceState.Notified, occurrence.State);
        occurrence.Acknowledge(OtherUnit, Head, Now);
        Assert.Equal(OccurrenceState.Acknowledged, occurrence.State);
    }

    [Fact]
    public void The_unit_states_its_case()
    {
        var occurrence = Occurrence();
        occurrence.StateCase(Unit, "当时在后台核件", Staff, Now);
        Assert.Equal(OccurrenceState.Stated, occurrence.State);
        Assert.Equal((Unit, "当时在后台核件", Doer.Of(Staff)), (occurrence.Statements[0].UnitId, occurrence.Statements[0].Text, occurrence.Statements[0].StatedBy));
    }

    [Fact]
    public void Who_acknowledged_may_still_state_its_case()
    {
        var occurrence = Occurrence();
        occurrence.Acknowledge(Unit, Staff, Now);
        Assert.Null(occurrence.WhyNotStateCase(Unit, Now));
    }

    [Fact]
    public void Another_unit_states_no_case() => Assert.Equal(Refusal.NotEntitled, Occurrence().WhyNotStateCase(99, Now));

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, Refusal.TooLate)]
    [InlineData(1, Refusal.TooLate)]
    public void A_case_is_stated_until_the_last_day_ends(int milliseconds, Refusal? expected) =>
        Assert.Equal(expected, Occurrence().WhyNotStateCase(Unit, StatementEnd.AddMilliseconds(milliseconds)));

    [Fact]
    public void After_the_decision_no_case_is_stated() =>
        Assert.Equal(Refusal.WrongState, OccurrenceDecisionTests.Decided(OccurrenceDecision.Uphold()).WhyNotStateCase(Unit, Now));

    [Fact]
    public void An_answer_changes_the_occurrence_itself()
    {
        var occurrence = Occurrence(new OccurrenceSubject(Unit), new OccurrenceSubject(OtherUnit));
        occurrence.Acknowledge(Unit, Staff, Now);
        Assert.True(occurrence.IsTouched);
    }

    [Fact]
    public void Its_finder_takes_it_back_with_a_reason()
    {
        var occurrence = Occurrence();
        occurrence.Withdraw("记错窗口", Finder, Now);
        Assert.Equal((OccurrenceState.Withdrawn, "记错窗口"), (occurrence.State, occurrence.Deeds[^1].Reason));
    }

    [Fact]
    public void Nobody_else_takes_it_back() => Assert.Equal(Refusal.NotEntitled, Occurrence().WhyNotWithdraw(Head));

    [Fact]
    public void Taking_it_back_needs_a_reason() =>
        Assert.Equal(Refusal.ReasonNeeded, RefusalOf(() => Occurrence().Withdraw(null, Finder, Now)));

    [Fact]
    public void What_was_decided_is_not_taken_back() =>
        Assert.Equal(Refusal.WrongState, OccurrenceDecisionTests.Decided(OccurrenceDecision.Uphold()).WhyNotWithdraw(Finder));

    [Fact]
    public void What_was_taken_back_is_not_answered()
    {
        var occurrence = Occurrence();
        occurrence.Withdraw("记错窗口", Finder, Now);
        Assert.Equal(Refusal.WrongState, occurrence.WhyNotStateCase(Unit, Now));
    }

    [Fact]
    public void A_unit_claims_a_bonus_for_itself() => Assert.Equal(OccurrenceState.Claimed, ClaimedBonus().State);

    [Fact]
    public void Nobody_claims_a_deduction() =>
        Assert.Equal(Refusal.NoSuchRule, Domain.Assessments.Occurrence.WhyNotClaim(OpenRound(), Facts, Filing(), Unit));

    [Fact]
    public void Nobody_claims_for_another_unit() =>
        Assert.Equal(
            Refusal.NotEntitled,
            Domain.Assessments.Occurrence.WhyNotClaim(OpenRound(), Facts with { Kind = OccurrenceKind.Bonus }, Filing(), OtherUnit));

    [Fact]
    public void A_claim_is_not_acknowledged() => Assert.Equal(Refusal.WrongState, ClaimedBonus().WhyNotAcknowledge(Unit));

    [Fact]
    public void The_record_is_the_one_units_to_read() => Assert.Equal(Unit, RecordDeed(new OccurrenceSubject(Unit)).UnitId);

    [Fact]
    public void The_record_about_several_units_is_none_of_theirs_to_read() =>
        Assert.Null(RecordDeed(new OccurrenceSubject(Unit), new OccurrenceSubject(OtherUnit)).UnitId);

    private static Deed RecordDeed(params OccurrenceSubject[] subjects) =>
        Assert.Single(new Occurrence(OpenRound(), "2026-0012", Facts, Filing(subjects), Finder, Now).Deeds);

    private static Refusal? WhyNotRecord(OccurrenceFacts facts) => Domain.Assessments.Occurrence.WhyNotRecord(OpenRound(), facts, Filing());

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
