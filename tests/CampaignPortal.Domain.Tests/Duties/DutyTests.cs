using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Tests.Shared;

namespace CampaignPortal.Domain.Tests.Duties;

public sealed class DutyTests
{
    private const int First = 50;
    private const int Second = 51;

    private static readonly Actor Office = new(60);
    private static readonly Actor OtherOffice = new(61);
    private static readonly HashSet<int> Elsewhere = [First, Second];

    [Fact]
    public void Late_is_what_comes_after_the_latest_day_and_is_accepted_and_marked()
    {
        Assert.False(Filed(Owed(), Given.EndOf(new(2026, 8, 20)).AddTicks(-1)).Latest!.IsLate);
        Assert.True(Filed(Owed(), Given.EndOf(new(2026, 8, 20))).Latest!.IsLate);
    }

    [Fact]
    public void Each_recipient_has_a_receipt_of_its_own_and_filing_is_final_where_nobody_checks()
    {
        var duty = Filed(Owed(), Given.Now);
        duty.Receive(CampaignState.Running, First, Office, Elsewhere, Given.Now);
        Assert.True(duty.IsReceivedBy(First));
        Assert.False(duty.IsReceivedBy(Second));
        Assert.Equal(Refusal.AlreadyRecorded, duty.WhyNotReceive(CampaignState.Running, First, Office, Elsewhere));
        Assert.Equal(Refusal.NothingToCheck, duty.WhyNotSendBack(CampaignState.Running, Second, OtherOffice, Elsewhere));
        duty.Receive(CampaignState.Running, Second, OtherOffice, Elsewhere, Given.Now);
        Assert.Equal(DutyState.Filed, duty.State);
    }

    [Fact]
    public void Where_it_is_checked_the_last_recipient_accepts_it()
    {
        var duty = Filed(Owed(needsCheck: true), Given.Now);
        duty.Receive(CampaignState.Running, First, Office, Elsewhere, Given.Now);
        Assert.Equal(DutyState.Filed, duty.State);
        duty.Receive(CampaignState.Running, Second, OtherOffice, Elsewhere, Given.Now);
        Assert.Equal(DutyState.Accepted, duty.State);
        Assert.Equal(Refusal.WrongState, duty.WhyNotWrite(CampaignState.Running));
    }

    [Fact]
    public void Who_filed_it_receives_and_returns_nothing_in_any_capacity()
    {
        var duty = Filed(Owed(needsCheck: true), Given.Now);
        Assert.Equal(Refusal.OwnWork, duty.WhyNotReceive(CampaignState.Running, First, Given.Staff, Elsewhere));
        Assert.Equal(Refusal.OwnWork, duty.WhyNotSendBack(CampaignState.Running, First, Given.Deputy(99, Given.Staff), Elsewhere));
        Assert.Equal(Refusal.NotEntitled, duty.WhyNotReceive(CampaignState.Running, 999, Office, Elsewhere));
    }

    [Fact]
    public void Nobody_checks_what_his_own_unit_filed_but_may_sign_for_it()
    {
        var (checkedDuty, received) = (Filed(Owed(needsCheck: true), Given.Now), Filed(Owed(), Given.Now));
        Assert.Equal(Refusal.OwnWork, checkedDuty.WhyNotReceive(CampaignState.Running, First, Office, new HashSet<int> { Given.Unit }));
        Assert.Equal(Refusal.OwnWork, checkedDuty.WhyNotSendBack(CampaignState.Running, First, Office, new HashSet<int> { Given.Unit }));
        Assert.Null(received.WhyNotReceive(CampaignState.Running, First, Office, new HashSet<int> { Given.Unit }));
    }

    [Fact]
    public void What_was_sent_back_in_time_is_not_late_when_it_comes_again_and_every_filing_stays()
    {
        var duty = Filed(Owed(needsCheck: true), Given.Now);
        duty.SendBack(CampaignState.Running, First, "缺少责任人", Office, Elsewhere, Given.Now);
        duty.File(CampaignState.Running, Guid.NewGuid(), "补充", 0, Given.Staff, Given.At(2026, 9, 30));
        Assert.Equal((2, false), (duty.Filings.Count, duty.Latest!.IsLate));
        Assert.Equal("缺少责任人", duty.Returns.Single().Reason);
    }

    [Fact]
    public void The_same_form_sent_twice_is_one_filing_and_another_text_under_its_key_is_refused()
    {
        var (duty, key) = (Owed(), Guid.NewGuid());
        Assert.Same(duty.File(CampaignState.Running, key, "完成", 0, Given.Staff, Given.Now), duty.File(CampaignState.Running, key, "完成", 0, Given.Staff, Given.Now));
        Assert.Equal(Refusal.AlreadyRecorded, duty.WhyNotFile(CampaignState.Running, key, "没有完成", 0));
        Assert.Single(duty.Filings);
    }

    [Fact]
    public void A_mistake_can_be_corrected_until_somebody_has_received_it()
    {
        var duty = Filed(Owed(), Given.Now);
        Assert.Null(duty.WhyNotWrite(CampaignState.Running));
        duty.Receive(CampaignState.Running, First, Office, Elsewhere, Given.Now);
        Assert.Equal(Refusal.WrongState, duty.WhyNotWrite(CampaignState.Running));
    }

    [Fact]
    public void A_correction_after_the_last_day_makes_a_punctual_unit_no_later_and_a_late_one_no_earlier()
    {
        var (punctual, late) = (Filed(Owed(), Given.Now), Filed(Owed(), Given.EndOf(new(2026, 8, 20))));
        Assert.False(Filed(punctual, Given.At(2026, 9, 30)).Latest!.IsLate);
        Assert.True(Filed(late, Given.At(2026, 9, 30)).Latest!.IsLate);
    }

    [Fact]
    public void A_campaign_that_is_over_takes_nothing_in_and_an_archived_one_is_only_read()
    {
        var (owed, filed) = (Owed(needsCheck: true), Filed(Owed(needsCheck: true), Given.Now));
        Assert.Equal(Refusal.CampaignOver, owed.WhyNotFile(CampaignState.Finished, Guid.NewGuid(), "完成", 0));
        Assert.Equal(Refusal.CampaignOver, filed.WhyNotSendBack(CampaignState.Finished, First, Office, Elsewhere));
        Assert.Null(filed.WhyNotReceive(CampaignState.Finished, First, Office, Elsewhere));
        Assert.Equal(Refusal.CampaignOver, filed.WhyNotReceive(CampaignState.Archived, First, Office, Elsewhere));
    }

    [Fact]
    public void What_was_withdrawn_is_asked_again_where_it_stood_and_by_the_terms_of_the_day()
    {
        var (owed, returned) = (Owed(needsCheck: true), Filed(Owed(needsCheck: true), Given.Now));
        Assert.Equal(Refusal.WrongState, owed.WhyNotReinstate());
        returned.SendBack(CampaignState.Running, First, "退", Office, Elsewhere, Given.Now);
        foreach (var duty in (Duty[])[owed, returned])
        {
            duty.Withdraw(null, Given.Clerk, Given.Now);
            duty.Reinstate(Terms(dueOn: new(2026, 9, 30)), Given.Clerk, Given.Now);
            Assert.Equal(new DateOnly(2026, 9, 30), duty.DueOn);
        }

        Assert.Equal((DutyState.Owed, DutyState.SentBack), (owed.State, returned.State));
    }

    [Fact]
    public void What_is_wanted_has_to_be_there()
    {
        Assert.Equal(Refusal.Incomplete, Owed(evidence: DutyEvidence.Words).WhyNotFile(CampaignState.Running, Guid.NewGuid(), " ", 0));
        Assert.Equal(Refusal.FileMissing, Owed(evidence: DutyEvidence.File).WhyNotFile(CampaignState.Running, Guid.NewGuid(), "见附件", 0));
        Assert.Null(Owed(evidence: DutyEvidence.None).WhyNotFile(CampaignState.Running, Guid.NewGuid(), null, 0));
    }

    [Fact]
    public void An_extension_survives_when_the_task_moves_and_reaches_no_further_back()
    {
        var duty = Owed();
        duty.Extend(new(2026, 9, 10), "停电", Given.Clerk, Given.Now);
        duty.Revise(Terms(dueOn: new(2026, 9, 1)), "会议推迟", Given.Clerk, Given.Now);
        Assert.Equal(new DateOnly(2026, 9, 10), duty.DueOn);
        duty.Revise(Terms(dueOn: new(2026, 9, 30)), "会议推迟", Given.Clerk, Given.Now);
        Assert.Equal(new DateOnly(2026, 9, 30), duty.DueOn);
        Assert.Equal(Refusal.NotLater, duty.WhyNotExtend(new(2026, 9, 30), Given.Today));
        Assert.Equal(Refusal.DayPassed, duty.WhyNotExtend(new(2026, 10, 1), new(2026, 10, 2)));
    }

    [Fact]
    public void What_is_filed_keeps_its_time_when_the_task_moves_or_goes()
    {
        var duty = Filed(Owed(), Given.Now);
        Assert.Equal((Refusal.Frozen, Refusal.Frozen), (duty.WhyNotRevise(), duty.WhyNotWithdraw()));
    }

    [Fact]
    public void A_reminder_goes_out_once_a_day_also_after_a_return()
    {
        var duty = Owed(needsCheck: true);
        duty.Remind(Given.Clerk, Given.Now);
        Assert.Equal(Refusal.RemindedToday, duty.WhyNotRemind(Given.Today));
        Assert.Null(duty.WhyNotRemind(Given.Today.AddDays(1)));
        Filed(duty, Given.Now).SendBack(CampaignState.Running, First, "退", Office, Elsewhere, Given.Now);
        Assert.Null(duty.WhyNotRemind(Given.Today.AddDays(1)));
    }

    [Fact]
    public void It_is_handed_over_while_it_is_owed_and_not_to_who_alone_would_sign_for_it()
    {
        var (toTwo, toOne) = (Owed(), Owed(to: [First]));
        Assert.Equal(Refusal.OwnWork, toOne.WhyNotHandOver(First));
        Assert.Equal(Refusal.OwnWork, Assert.Throws<RefusedException>(() => toOne.HandOver(First, "公安窗口", "综合科", "机构改革方案", Given.Clerk, Given.Now)).Refusal);
        Assert.Null(toTwo.WhyNotHandOver(First));
        Assert.Equal(Refusal.AlreadyRecorded, toTwo.WhyNotHandOver(Given.Unit));
        toTwo.HandOver(First, "公安窗口", "综合科", "机构改革方案", Given.Clerk, Given.Now);
        Assert.Equal(First, toTwo.OwedByUnitId);
        Assert.Equal(Refusal.Frozen, Filed(toTwo, Given.Now).WhyNotHandOver(Second));
    }

    private static Duty Filed(Duty duty, DateTimeOffset at)
    {
        duty.File(CampaignState.Running, Guid.NewGuid(), "完成", 1, Given.Staff, at);
        return duty;
    }

    private static Duty Owed(bool needsCheck = false, DutyEvidence evidence = DutyEvidence.Words, int[]? to = null) => new Duty(
        Given.CampaignId, DutyOrigin.PhaseTask, 1, Given.Unit, to ?? [First, Second], Terms(needsCheck, evidence), Given.Clerk, Given.Now).Stored(4);

    private static DutyTerms Terms(bool needsCheck = false, DutyEvidence evidence = DutyEvidence.Words, DateOnly? dueOn = null) =>
        new("贯彻落实情况", null, evidence, needsCheck, "8月中旬前", new(2026, 8, 10), dueOn ?? new(2026, 8, 20), 2);
}
