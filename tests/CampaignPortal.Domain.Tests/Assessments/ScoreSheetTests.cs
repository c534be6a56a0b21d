using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class ScoreSheetTests
{
    [Fact]
    public void Units_and_items_are_pinned_as_cells()
    {
        var sheet = Marks();
        Assert.Equal(4, sheet.Marks.Count);
        Assert.Equal(["1.1", "1.2"], sheet.ItemCodes);
        Assert.Equal([Unit, OtherUnit], sheet.UnitIds);
    }

    [Fact]
    public void A_responsible_office_rates_as_a_unit() => Assert.Equal((50, null), (Marks().RaterUnitId, Marks().RaterPersonId));

    [Fact]
    public void Marking_leaves_the_sheet_itself_alone() => Assert.Equal((false, 0), (FilledMarks().IsTouched, FilledMarks().Deeds.Count));

    [Fact]
    public void Only_pinned_cells_are_marked() => Assert.Equal(Refusal.NoSuchRule, Marks().WhyNotFill(99, "1.1", Met, null));

    [Fact]
    public void A_mark_lies_in_the_range_of_the_item() =>
        Assert.Equal(Refusal.OutsideRange, Marks().WhyNotFill(Unit, "1.1", new SheetEntry { Points = 10m }, Allowed));

    [Fact]
    public void A_submitted_sheet_is_not_marked() => Assert.Equal(Refusal.WrongState, SubmittedMarks().WhyNotFill(Unit, "1.1", Met, null));

    [Fact]
    public void A_note_has_at_most_five_hundred_characters() =>
        Assert.Throws<ArgumentException>(() => Marks().Fill(Unit, "1.1", Met with { Remark = new string('字', 501) }, null, Finder, Now));

    [Fact]
    public void It_names_the_cells_that_are_missing()
    {
        var sheet = Marks();
        sheet.Fill(Unit, "1.1", Met, null, Finder, Now);
        Assert.Equal([new(Unit, "1.2"), new(OtherUnit, "1.1"), new(OtherUnit, "1.2")], sheet.MissingMarks());
    }

    [Fact]
    public void An_incomplete_sheet_is_not_submitted_and_counts_what_is_missing()
    {
        var refused = Assert.Throws<RefusedException>(() => Marks().Submit(Key, OpenRound(), Finder, InTime));
        Assert.Equal((Refusal.Incomplete, "4"), (refused.Refusal, refused.Detail));
    }

    [Fact]
    public void A_submission_gives_a_receipt()
    {
        var sheet = FilledMarks();
        var receipt = sheet.Submit(Key, OpenRound(), Finder, InTime);
        Assert.Equal($"2026Q3-M5-17-1-{sheet.Content().Hash[..4].ToUpperInvariant()}", receipt.Number);
    }

    [Fact]
    public void A_submission_writes_its_number_on_every_mark() => Assert.All(SubmittedMarks().Marks, m => Assert.Equal(1, m.SubmittedIn));

    [Fact]
    public void The_same_request_again_gets_the_same_receipt_and_changes_nothing()
    {
        var sheet = SubmittedMarks();
        Assert.Same(sheet.LatestSubmission!.Receipt, sheet.Submit(Key, OpenRound(), Finder, InTime));
        Assert.Equal((1, 0), (sheet.Submissions.Count, sheet.Deeds.Count));
    }

    [Fact]
    public void The_same_key_with_other_content_is_refused()
    {
        var sheet = Returned();
        sheet.Fill(Unit, "1.1", new SheetEntry { IsMet = false }, null, Finder, Now);
        Assert.Equal(Refusal.AlreadyRecorded, sheet.WhyNotSubmit(Key, OpenRound(), InTime));
    }

    [Fact]
    public void A_submitted_sheet_is_not_submitted_under_another_key() =>
        Assert.Equal(Refusal.WrongState, SubmittedMarks().WhyNotSubmit(OtherKey, OpenRound(), InTime));

    [Fact]
    public void Nothing_is_submitted_after_the_scoring_is_due() =>
        Assert.Equal(Refusal.TooLate, FilledMarks().WhyNotSubmit(Key, OpenRound(), EndOf(Dates.ScoringDueOn)));

    [Fact]
    public void What_was_sent_back_comes_again_while_the_round_is_open() =>
        Assert.Null(Returned().WhyNotSubmit(OtherKey, OpenRound(), EndOf(Dates.ScoringDueOn)));

    [Fact]
    public void What_was_sent_back_does_not_come_again_once_the_round_is_closed() =>
        Assert.Equal(Refusal.RoundNotOpen, Returned().WhyNotSubmit(OtherKey, ClosedRound(), InTime));

    [Fact]
    public void Sending_back_needs_a_reason() =>
        Assert.Equal(Refusal.ReasonNeeded, RefusalOf(() => SubmittedMarks().SendBack(OpenRound(), " ", Clerk, InTime)));

    [Fact]
    public void A_draft_is_not_sent_back() => Assert.Equal(Refusal.WrongState, Marks().WhyNotSendBack(OpenRound()));

    [Fact]
    public void Nothing_is_sent_back_in_a_closed_round() => Assert.Equal(Refusal.RoundNotOpen, SubmittedMarks().WhyNotSendBack(ClosedRound()));

    [Fact]
    public void A_confirmed_sheet_is_sent_back_in_a_reopened_round()
    {
        var sheet = Confirmed();
        sheet.SendBack(OpenRound(), "漏评一项", Clerk, InTime);
        Assert.Equal((SheetState.Returned, null), (sheet.State, sheet.ConfirmedAt));
    }

    [Fact]
    public void The_closing_of_the_round_confirms_it() => Assert.Equal((SheetState.Confirmed, InTime), (Confirmed().State, Confirmed().ConfirmedAt));

    [Fact]
    public void Nothing_is_confirmed_while_the_round_is_open() =>
        Assert.Equal(Refusal.WrongState, SubmittedMarks().WhyNotConfirm(OpenRound()));

    [Fact]
    public void A_draft_is_not_confirmed() => Assert.Equal(Refusal.WrongState, Marks().WhyNotConfirm(ClosedRound()));

    [Fact]
    public void The_record_of_a_submission_shows_no_mark()
    {
        var sheet = FilledMarks();
        var receipt = sheet.Submit(Key, OpenRound(), Finder, InTime);
        Assert.Equal($"{receipt.Number} {receipt.ContentHash}", Assert.Single(sheet.Deeds).After);
    }

    private static ScoreSheet Returned()
    {
        var sheet = SubmittedMarks();
        sheet.SendBack(OpenRound(), "请核对", Clerk, InTime);
        return sheet;
    }

    private static ScoreSheet Confirmed()
    {
        var sheet = SubmittedMarks();
        sheet.Confirm(ClosedRound(), Clerk, InTime);
        return sheet;
    }
}
