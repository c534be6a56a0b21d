using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class RoundTests
{
    [Fact]
    public void A_round_whose_days_are_out_of_order_is_not_planned() =>
        Assert.Equal(Refusal.EndsBeforeItBegins, RefusalOf(() => PlannedRound(Dates with { SelfDueOn = Dates.OpensOn.AddDays(-1) })));

    [Fact]
    public void Confirmation_and_late_days_follow_from_settings_and_calendar()
    {
        var settings = new CampaignSettings { Lateness = Lateness.AcceptUntil, LateWorkingDays = 1 };
        var dates = RoundDates.Propose(Dates.OpensOn, Dates.SelfDueOn, Dates.ScoringDueOn, settings, new WorkCalendar(4, [], []));
        Assert.Equal(Dates with { LateUntilOn = new DateOnly(2026, 9, 28), CalendarVersion = 4 }, dates);
    }

    [Fact]
    public void It_is_due_to_open_from_the_start_of_its_day() => Assert.True(PlannedRound().IsDueToOpen(At(2026, 9, 21)));

    [Fact]
    public void It_is_not_due_to_open_a_millisecond_before() =>
        Assert.False(PlannedRound().IsDueToOpen(At(2026, 9, 21).AddMilliseconds(-1)));

    [Fact]
    public void It_waits_for_a_hand_when_its_day_had_come_before_it_was_planned() =>
        Assert.False(PlannedRound(Dates with { OpensOn = Today }).IsDueToOpen(At(2026, 9, 21)));

    [Fact]
    public void A_round_opens_in_its_quarter_or_in_the_next()
    {
        var quarter = new Quarter(2027, 1);
        Assert.Equal(
            [false, true, true, false],
            new[] { new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 1), new DateOnly(2027, 6, 30), new DateOnly(2027, 7, 1) }.Select(d => RoundDates.CanOpen(quarter, d)));
    }

    [Fact]
    public void It_is_withdrawn_with_a_reason_until_it_is_used_or_closed()
    {
        Assert.Equal((null, Refusal.RoundUsed, Refusal.WrongState), (OpenRound().WhyNotWithdraw(false), OpenRound().WhyNotWithdraw(true), ClosedRound().WhyNotWithdraw(false)));
        Assert.Equal(Refusal.ReasonNeeded, RefusalOf(() => PlannedRound().Withdraw(false, " ", Clerk, Now)));
    }

    [Fact]
    public void Opening_pins_scheme_standards_and_participants()
    {
        var round = OpenRound();
        Assert.Equal((7, 8, 2), (round.SchemeVersionId, round.StandardSetVersionId, round.Participants.Count));
    }

    [Fact]
    public void It_opens_once() => Assert.Equal(Refusal.WrongState, OpenRound().WhyNotOpen(2));

    [Fact]
    public void It_does_not_open_for_a_single_unit() => Assert.Equal(Refusal.Incomplete, PlannedRound().WhyNotOpen(1));

    [Fact]
    public void A_unit_is_pinned_once() =>
        Assert.Throws<ArgumentException>(() => PlannedRound().Open(Clerk, 7, 8, DecidedByPerson.Decider, [.. TwoUnits(), .. TwoUnits()], Now));

    [Fact]
    public void Undecided_occurrences_block_the_closing_by_name()
    {
        var refused = Assert.Throws<RefusedException>(() => OpenRound().Close(["2026-0012", "2026-0013"], Clerk, Now));
        Assert.Equal((Refusal.OccurrencesUndecided, "2026-0012、2026-0013"), (refused.Refusal, refused.Detail));
    }

    [Fact]
    public void Only_an_open_round_closes() => Assert.Equal(Refusal.WrongState, PlannedRound().WhyNotClose([]));

    [Fact]
    public void Only_a_closed_round_is_computed() => Assert.Equal(Refusal.WrongState, OpenRound().WhyNotMarkComputed());

    [Fact]
    public void A_closed_round_is_computed_again_and_again()
    {
        var round = ClosedRound();
        round.MarkComputed(Clerk, Now);
        round.MarkComputed(Clerk, Now);
        Assert.Equal(RoundState.Computed, round.State);
    }

    [Fact]
    public void A_computed_round_reopens_with_a_reason()
    {
        var round = ClosedRound();
        round.MarkComputed(Clerk, Now);
        round.Reopen(isDecided: false, "漏录一项", Clerk, Now);
        Assert.Equal((RoundState.Open, "漏录一项"), (round.State, round.Deeds[^1].Reason));
    }

    [Fact]
    public void Reopening_needs_a_reason() => Assert.Equal(Refusal.ReasonNeeded, RefusalOf(() => ClosedRound().Reopen(false, " ", Clerk, Now)));

    [Fact]
    public void A_decided_round_does_not_reopen() => Assert.Equal(Refusal.Frozen, ClosedRound().WhyNotReopen(isDecided: true));

    [Fact]
    public void An_open_round_does_not_reopen() => Assert.Equal(Refusal.WrongState, OpenRound().WhyNotReopen(isDecided: false));

    [Fact]
    public void A_planned_round_takes_facts() => Assert.Null(PlannedRound().WhyNotRecordFact(null));

    [Fact]
    public void A_closed_round_takes_no_facts() => Assert.Equal(Refusal.RoundNotOpen, ClosedRound().WhyNotRecordFact(null));

    [Fact]
    public void A_decided_round_takes_facts_where_the_campaign_corrects() => Assert.Null(ClosedRound().WhyNotRecordFact(LateFacts.Correct));

    [Fact]
    public void A_decided_round_takes_no_facts_where_the_campaign_carries() =>
        Assert.Equal(Refusal.RoundNotOpen, ClosedRound().WhyNotRecordFact(LateFacts.Carry));

    [Fact]
    public void Moving_days_needs_a_reason() => Assert.Equal(Refusal.ReasonNeeded, RefusalOf(() => OpenRound().Reschedule(Dates, null, Clerk, Now)));

    [Fact]
    public void Moved_days_go_on_record_before_and_after()
    {
        var round = OpenRound();
        round.Reschedule(Dates with { ScoringDueOn = new(2026, 10, 9) }, "国庆假期", Clerk, Now);
        var deed = Assert.Single(round.Deeds);
        Assert.Equal(
            ("2026-09-21 2026-09-25 2026-09-29 2026-09-30 –", "2026-09-21 2026-09-25 2026-09-29 2026-10-09 –"),
            (deed.Before, deed.After));
    }

    [Fact]
    public void Days_are_moved_only_in_order() =>
        Assert.Equal(Refusal.EndsBeforeItBegins, OpenRound().WhyNotReschedule(Dates with { ConfirmDueOn = Dates.OpensOn }, Today));

    [Fact]
    public void The_opening_day_of_an_open_round_stays() =>
        Assert.Equal(Refusal.Frozen, OpenRound().WhyNotReschedule(Dates with { OpensOn = Dates.OpensOn.AddDays(1) }, Today));

    [Fact]
    public void A_closed_round_is_not_rescheduled() => Assert.Equal(Refusal.WrongState, ClosedRound().WhyNotReschedule(Dates, Today));

    [Fact]
    public void Scoring_is_not_due_before_the_self_assessments()
    {
        var dates = Dates with { ScoringDueOn = Dates.SelfDueOn.AddDays(-1) };
        Assert.Equal((Refusal.EndsBeforeItBegins, Refusal.EndsBeforeItBegins), (RefusalOf(() => PlannedRound(dates)), OpenRound().WhyNotReschedule(dates, Today)));
        Assert.Null(OpenRound().WhyNotReschedule(Dates with { ScoringDueOn = Dates.SelfDueOn }, Today));
    }

    [Fact]
    public void No_day_of_an_open_round_is_moved_to_one_that_is_over_and_one_that_was_may_stay()
    {
        var today = new DateOnly(2026, 9, 28);
        Assert.Equal(Refusal.DayPassed, OpenRound().WhyNotReschedule(Dates with { ScoringDueOn = today.AddDays(-1) }, today));
        Assert.Null(OpenRound().WhyNotReschedule(Dates with { ScoringDueOn = today }, today));
        Assert.Null(PlannedRound().WhyNotReschedule(Dates with { ScoringDueOn = today.AddDays(-1) }, today));
    }

    [Fact]
    public void An_extension_goes_on_record_with_its_reason()
    {
        var round = OpenRound();
        round.Extend(Unit, new(2026, 9, 27), new(2026, 9, 30), "系统停电", Clerk, Now);
        var deed = Assert.Single(round.Deeds);
        Assert.Equal(("2026-09-25", "2026-09-27", "系统停电"), (deed.Before, deed.After, deed.Reason));
    }

    [Fact]
    public void An_extension_needs_a_reason() =>
        Assert.Equal(Refusal.ReasonNeeded, RefusalOf(() => OpenRound().Extend(Unit, new(2026, 9, 27), new(2026, 9, 30), "", Clerk, Now)));

    [Fact]
    public void An_extension_extends() =>
        Assert.Equal(Refusal.EndsBeforeItBegins, OpenRound().WhyNotExtend(Unit, Dates.SelfDueOn, Dates.ConfirmDueOn, Today));

    [Fact]
    public void No_extension_ends_on_a_day_that_is_over()
    {
        Assert.Equal(Refusal.DayPassed, OpenRound().WhyNotExtend(Unit, new(2026, 9, 26), new(2026, 9, 30), new(2026, 9, 27)));
        Assert.Null(OpenRound().WhyNotExtend(Unit, new(2026, 9, 27), new(2026, 9, 30), new(2026, 9, 27)));
    }

    [Fact]
    public void A_confirmation_is_not_due_before_the_sheet() =>
        Assert.Equal(Refusal.EndsBeforeItBegins, OpenRound().WhyNotExtend(Unit, new(2026, 9, 27), new(2026, 9, 26), Today));

    [Fact]
    public void Only_a_participant_gets_an_extension() =>
        Assert.Equal(Refusal.NotEntitled, OpenRound().WhyNotExtend(99, new(2026, 9, 27), new(2026, 9, 30), Today));

    [Fact]
    public void Only_an_open_round_is_extended() =>
        Assert.Equal(Refusal.RoundNotOpen, PlannedRound().WhyNotExtend(Unit, new(2026, 9, 27), new(2026, 9, 30), Today));
}
