using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class OccurrenceDecisionTests
{
    private static readonly DateTimeOffset StatementEnd = EndOf(new DateOnly(2026, 8, 19));

    [Theory]
    [InlineData(-1, Refusal.StatementPeriodRunning)]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void An_unanswered_one_waits_for_the_end_of_the_statement_days(int milliseconds, Refusal? expected) =>
        Assert.Equal(expected, Occurrence().WhyNotDecide(Head, NoHomes, StatementEnd.AddMilliseconds(milliseconds)));

    [Fact]
    public void An_acknowledged_one_is_decided_at_once() => Assert.Null(Acknowledged().WhyNotDecide(Head, NoHomes, Now));

    [Fact]
    public void A_stated_one_is_decided_at_once() => Assert.Null(Stated().WhyNotDecide(Head, NoHomes, Now));

    [Fact]
    public void Where_two_units_are_concerned_both_are_heard()
    {
        var occurrence = Occurrence(new OccurrenceSubject(Unit), new OccurrenceSubject(OtherUnit));
        occurrence.StateCase(Unit, "当时在后台核件", Staff, Now);
        Assert.Equal(Refusal.StatementPeriodRunning, occurrence.WhyNotDecide(Head, NoHomes, Now));
    }

    [Fact]
    public void A_claim_is_decided_at_once() => Assert.Null(ClaimedBonus().WhyNotDecide(Head, NoHomes, Now));

    [Fact]
    public void Who_claims_does_not_decide() => Assert.Equal(Refusal.OwnWork, ClaimedBonus().WhyNotDecide(Staff, NoHomes, Now));

    [Fact]
    public void The_finder_does_not_decide() => Assert.Equal(Refusal.OwnWork, Acknowledged().WhyNotDecide(Finder, NoHomes, Now));

    [Fact]
    public void Who_acts_for_the_finder_does_not_decide() =>
        Assert.Equal(Refusal.OwnWork, Acknowledged().WhyNotDecide(Deputy(99, Finder), NoHomes, Now));

    [Fact]
    public void Whom_the_finder_acted_for_does_not_decide()
    {
        var occurrence = new Occurrence(OpenRound(), "2026-0012", Facts, Filing(), Deputy(99, Finder), Now);
        occurrence.Acknowledge(Unit, Staff, Now);
        Assert.Equal(Refusal.OwnWork, occurrence.WhyNotDecide(Finder, NoHomes, Now));
    }

    [Fact]
    public void BIZ_09_whoever_is_at_home_in_a_unit_concerned_does_not_decide()
    {
        Assert.Equal(Refusal.OwnWork, Acknowledged().WhyNotDecide(Director, new HashSet<int> { Unit }, Now));
        Assert.Null(Acknowledged().WhyNotDecide(Director, new HashSet<int> { OtherUnit }, Now));
    }

    [Fact]
    public void Who_stated_the_case_does_not_decide() => Assert.Equal(Refusal.OwnWork, Stated().WhyNotDecide(Staff, NoHomes, Now));

    [Fact]
    public void The_person_concerned_does_not_decide()
    {
        var occurrence = Occurrence(new OccurrenceSubject(Unit, Head.PersonId, 1m, SubjectVia.Workplace));
        Assert.Equal(Refusal.OwnWork, occurrence.WhyNotDecide(Head, NoHomes, StatementEnd));
    }

    [Fact]
    public void Nothing_is_decided_twice() =>
        Assert.Equal(Refusal.WrongState, Decided(OccurrenceDecision.Uphold()).WhyNotDecide(Head, NoHomes, Now));

    [Fact]
    public void What_was_taken_back_is_not_decided()
    {
        var occurrence = Occurrence();
        occurrence.Withdraw("记错窗口", Finder, Now);
        Assert.Equal(Refusal.WrongState, occurrence.WhyNotDecide(Head, NoHomes, StatementEnd));
    }

    [Fact]
    public void Upheld_it_counts_as_recorded()
    {
        var occurrence = Decided(OccurrenceDecision.Uphold());
        Assert.Equal((OccurrenceState.Upheld, true, 1m), (occurrence.State, occurrence.State.Counts, occurrence.TotalPoints));
    }

    [Fact]
    public void Amended_it_counts_at_the_new_value()
    {
        var occurrence = Decided(OccurrenceDecision.Amend(0.5m, "情节轻微"));
        Assert.Equal((OccurrenceState.Amended, true, 0.5m), (occurrence.State, occurrence.State.Counts, occurrence.TotalPoints));
    }

    [Fact]
    public void Dropped_it_does_not_count()
    {
        var occurrence = Decided(OccurrenceDecision.Drop("陈述属实"));
        Assert.Equal((OccurrenceState.Dropped, false, null), (occurrence.State, occurrence.State.Counts, occurrence.DecidedPoints));
    }

    [Fact]
    public void Amending_needs_a_reason() => Assert.Equal(Refusal.ReasonNeeded, WhyNot(OccurrenceDecision.Amend(1m, " ")));

    [Fact]
    public void Dropping_needs_a_reason() => Assert.Equal(Refusal.ReasonNeeded, WhyNot(OccurrenceDecision.Drop(null)));

    [Fact]
    public void Nothing_is_amended_out_of_the_range_of_the_rule() =>
        Assert.Equal(Refusal.OutsideRange, WhyNot(OccurrenceDecision.Amend(5.5m, "情节严重")));

    [Fact]
    public void The_decision_goes_on_record_with_before_after_and_reason()
    {
        var deed = Decided(OccurrenceDecision.Amend(0.5m, "情节轻微")).Deeds[^1];
        Assert.Equal(("Occurrence.Decide", "1", "Amended 0.5", "情节轻微"), (deed.Code, deed.Before, deed.After, deed.Reason));
    }

    internal static Occurrence Decided(OccurrenceDecision decision)
    {
        var occurrence = Acknowledged();
        occurrence.Decide(decision, Allowed, Head, NoHomes, Now);
        return occurrence;
    }

    private static Refusal? WhyNot(OccurrenceDecision decision) => Acknowledged().WhyNotDecide(decision, Allowed, Head, NoHomes, Now);

    private static Occurrence Acknowledged()
    {
        var occurrence = Occurrence();
        occurrence.Acknowledge(Unit, Staff, Now);
        return occurrence;
    }

    private static Occurrence Stated()
    {
        var occurrence = Occurrence();
        occurrence.StateCase(Unit, "当时在后台核件", Staff, Now);
        return occurrence;
    }
}
