using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class SelfAssessmentTests
{
    private static readonly ReturnReason[] Reasons = [new("1.1", "缺少台账")];

    [Fact]
    public void Filling_in_leaves_the_sheet_itself_alone()
    {
        var sheet = Self();
        sheet.Fill("1.1", Met, null, Staff, Now);
        Assert.Equal((false, 0), (sheet.IsTouched, sheet.Deeds.Count));
    }

    [Fact]
    public void An_answer_remembers_who_filled_it_in()
    {
        var sheet = Self();
        sheet.Fill("1.1", Met, null, Staff, Now);
        Assert.Equal(Doer.Of(Staff), sheet.Answers[0].FilledBy);
    }

    [Fact]
    public void An_item_that_the_sheet_does_not_have_is_not_filled_in() =>
        Assert.Equal(Refusal.NoSuchRule, Self().WhyNotFill("9.9", Met, null));

    [Fact]
    public void Own_points_lie_in_the_range_of_the_item() =>
        Assert.Equal(Refusal.OutsideRange, Self().WhyNotFill("1.1", new SheetEntry { Points = 10m }, Allowed));

    [Fact]
    public void A_submitted_sheet_is_not_filled_in() => Assert.Equal(Refusal.WrongState, SubmittedSelf().WhyNotFill("1.1", Met, null));

    [Fact]
    public void A_returned_sheet_is_filled_in_again() => Assert.Null(ReturnedSelf().WhyNotFill("1.1", Met, null));

    [Fact]
    public void What_demands_evidence_waits_for_it_unless_it_does_not_apply()
    {
        var sheet = new SelfAssessment(RoundId, Unit, CampaignId, SelfMode.ExceptionOnly, [new("1.1", RequiresEvidence: true)], Clerk, Now).Stored(15);
        Assert.Equal(Refusal.EvidenceMissing, sheet.WhyNotSubmit(Key, OpenRound(), [], InTime));
        Assert.Null(sheet.WhyNotSubmit(Key, OpenRound(), ["1.1"], InTime));
        sheet.Fill("1.1", new SheetEntry { IsNotApplicable = true }, null, Staff, InTime);
        Assert.Null(sheet.WhyNotSubmit(Key, OpenRound(), [], InTime));
    }

    [Fact]
    public void Words_alone_answer_an_item_of_words_and_no_other()
    {
        var sheet = new SelfAssessment(RoundId, Unit, CampaignId, SelfMode.Full, [new("1.1"), new("1.2", TakesWords: true)], Clerk, Now).Stored(15);
        sheet.Fill("1.1", new SheetEntry { Remark = "已整改" }, null, Staff, InTime);
        sheet.Fill("1.2", new SheetEntry { Remark = "已整改" }, null, Staff, InTime);
        Assert.Equal(["1.1"], sheet.MissingItems());
    }

    [Fact]
    public void An_exception_only_sheet_is_submitted_without_answers() => Assert.Null(Self().WhyNotSubmit(Key, OpenRound(), [], InTime));

    [Fact]
    public void A_full_sheet_wants_every_answer()
    {
        var sheet = Self(SelfMode.Full);
        sheet.Fill("1.1", Met, null, Staff, Now);
        var refused = Assert.Throws<RefusedException>(() => sheet.Submit(Key, OpenRound(), [], Staff, InTime));
        Assert.Equal((Refusal.Incomplete, "1.2"), (refused.Refusal, refused.Detail));
    }

    [Fact]
    public void A_submission_gives_a_receipt_with_number_instant_and_hash()
    {
        var sheet = Self();
        var hash = sheet.Content().Hash;
        var receipt = sheet.Submit(Key, OpenRound(), [], Staff, InTime);
        Assert.Equal(new Receipt($"2026Q3-S5-W012-1-{hash[..4].ToUpperInvariant()}", InTime, hash), receipt);
    }

    [Fact]
    public void A_submission_keeps_what_was_submitted()
    {
        var sheet = ReturnedSelf();
        sheet.Fill("1.1", Met, null, Staff, InTime);
        Assert.DoesNotContain("yes", sheet.LatestSubmission!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void A_submission_writes_its_number_on_every_answer() =>
        Assert.All(SubmittedSelf().Answers, a => Assert.Equal(1, a.SubmittedIn));

    [Fact]
    public void The_same_request_again_gets_the_same_receipt()
    {
        var (sheet, round) = (Self(), OpenRound());
        Assert.Same(sheet.Submit(Key, round, [], Staff, InTime), sheet.Submit(Key, round, [], Staff, InTime.AddMinutes(1)));
    }

    [Fact]
    public void The_same_request_again_changes_nothing()
    {
        var sheet = SubmittedSelf();
        sheet.Submit(Key, OpenRound(), [], Staff, InTime);
        Assert.Equal((1, 0), (sheet.Submissions.Count, sheet.Deeds.Count));
    }

    [Fact]
    public void The_same_request_again_after_the_deadline_still_gets_its_receipt() =>
        Assert.Null(SubmittedSelf().WhyNotSubmit(Key, OpenRound(), [], InTime.AddDays(30)));

    [Fact]
    public void The_same_key_with_other_content_is_refused()
    {
        var sheet = ReturnedSelf();
        sheet.Fill("1.1", Met, null, Staff, InTime);
        Assert.Equal(Refusal.AlreadyRecorded, sheet.WhyNotSubmit(Key, OpenRound(), [], InTime));
    }

    [Fact]
    public void A_submitted_sheet_is_not_submitted_under_another_key() =>
        Assert.Equal(Refusal.WrongState, SubmittedSelf().WhyNotSubmit(OtherKey, OpenRound(), [], InTime));

    [Fact]
    public void Nothing_is_submitted_after_the_deadline() =>
        Assert.Equal(Refusal.TooLate, Self().WhyNotSubmit(Key, OpenRound(), [], EndOf(Dates.SelfDueOn)));

    [Fact]
    public void Nothing_is_submitted_in_a_closed_round() =>
        Assert.Equal(Refusal.RoundNotOpen, Self().WhyNotSubmit(Key, ClosedRound(), [], InTime));

    [Fact]
    public void A_late_submission_is_marked()
    {
        var sheet = Self();
        sheet.Submit(Key, OpenRound(Dates with { LateUntilOn = new(2026, 9, 28) }), [], Staff, EndOf(Dates.SelfDueOn));
        Assert.True(sheet.LatestSubmission!.IsLate);
    }

    [Fact]
    public void What_was_sent_back_and_comes_again_by_the_confirmation_day_is_not_late()
    {
        var sheet = ReturnedSelf();
        sheet.Submit(OtherKey, OpenRound(), [], Staff, EndOf(Dates.SelfDueOn));
        Assert.Equal((2, false), (sheet.LatestSubmission!.Number, sheet.LatestSubmission.IsLate));
    }

    [Fact]
    public void The_sheet_of_another_round_is_a_mistake_of_the_program() =>
        Assert.Throws<ArgumentException>(() => Self().WhyNotSubmit(Key, OpenRound().Stored(99), [], InTime));

    [Fact]
    public void The_head_sends_back_with_reasons_by_item()
    {
        var sheet = ReturnedSelf();
        Assert.Equal(SheetState.Returned, sheet.State);
        Assert.Equal([("1.1", "缺少台账", 1)], sheet.OpenReasons().Select(r => (r.ItemCode!, r.Reason, r.SubmissionNumber)));
    }

    [Fact]
    public void Sending_back_needs_a_reason() =>
        Assert.Equal(Refusal.ReasonNeeded, RefusalOf(() => SubmittedSelf().SendBack(OpenRound(), [], Head, InTime)));

    [Fact]
    public void A_reason_is_about_an_item_of_the_sheet() =>
        Assert.Equal(Refusal.NoSuchRule, RefusalOf(() => SubmittedSelf().SendBack(OpenRound(), [new("9.9", "缺")], Head, InTime)));

    [Fact]
    public void Only_a_submitted_sheet_is_sent_back() =>
        Assert.Equal(Refusal.WrongState, Self().WhyNotSendBack(OpenRound(), Head, InTime));

    [Fact]
    public void Nothing_is_sent_back_when_it_could_not_come_again() =>
        Assert.Equal(Refusal.TooLate, SubmittedSelf().WhyNotSendBack(OpenRound(), Head, EndOf(Dates.ConfirmDueOn)));

    [Fact]
    public void The_author_does_not_send_back() => Assert.Equal(Refusal.OwnWork, SubmittedSelf().WhyNotSendBack(OpenRound(), Staff, InTime));

    [Fact]
    public void The_head_confirms()
    {
        var sheet = SubmittedSelf();
        sheet.Confirm(OpenRound(), Head, InTime);
        Assert.Equal((SheetState.Confirmed, Doer.Of(Head), false), (sheet.State, sheet.ConfirmedBy, sheet.IsConfirmedLate));
    }

    [Fact]
    public void A_confirmation_after_its_day_is_marked()
    {
        var sheet = SubmittedSelf();
        sheet.Confirm(OpenRound(), Head, EndOf(Dates.ConfirmDueOn));
        Assert.True(sheet.IsConfirmedLate);
    }

    [Fact]
    public void The_author_does_not_confirm() => Assert.Equal(Refusal.OwnWork, SubmittedSelf().WhyNotConfirm(OpenRound(), Staff));

    [Fact]
    public void Who_acts_for_the_author_does_not_confirm() =>
        Assert.Equal(Refusal.OwnWork, SubmittedSelf().WhyNotConfirm(OpenRound(), Deputy(99, Staff)));

    [Fact]
    public void The_head_for_whom_somebody_submitted_does_not_confirm()
    {
        var sheet = Self();
        sheet.Submit(Key, OpenRound(), [], Deputy(Staff.PersonId, Head), InTime);
        Assert.Equal(Refusal.OwnWork, sheet.WhyNotConfirm(OpenRound(), Head));
    }

    [Fact]
    public void Who_filled_in_an_answer_does_not_confirm()
    {
        var sheet = Self();
        sheet.Fill("1.1", Met, null, Head, Now);
        sheet.Submit(Key, OpenRound(), [], Staff, InTime);
        Assert.Equal(Refusal.OwnWork, sheet.WhyNotConfirm(OpenRound(), Head));
    }

    [Fact]
    public void Only_a_submitted_sheet_is_confirmed() => Assert.Equal(Refusal.WrongState, ReturnedSelf().WhyNotConfirm(OpenRound(), Head));

    [Fact]
    public void Nothing_is_confirmed_in_a_closed_round() =>
        Assert.Equal(Refusal.RoundNotOpen, SubmittedSelf().WhyNotConfirm(ClosedRound(), Head));

    [Fact]
    public void The_reasons_of_an_earlier_return_are_history()
    {
        var sheet = ReturnedSelf();
        sheet.Submit(OtherKey, OpenRound(), [], Staff, InTime);
        sheet.SendBack(OpenRound(), Reasons, Head, InTime);
        Assert.Equal(2, Assert.Single(sheet.OpenReasons()).SubmissionNumber);
    }
}
