using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class RoundResultTests
{
    private static readonly ResultDecision ByDirector = ResultDecision.ByPerson(Director.PersonId);
    private static readonly ResultDecision ByMeeting = ResultDecision.ByBody("局务会", Today, "〔2026〕14号");

    [Fact]
    public void The_first_result_is_number_one_and_a_preview() =>
        Assert.Equal((1, ResultState.Previewed, null), (Result().Number, Result().State, Result().CorrectsNumber));

    [Fact]
    public void A_unit_stands_once_in_a_result() =>
        Assert.Throws<ArgumentException>(() => new RoundResult(
            RoundId, CampaignId, Calculation() with { Standings = [.. Calculation().Standings, .. Calculation().Standings] }, Clerk, Now));

    [Fact]
    public void A_rank_is_positive() => Assert.Throws<ArgumentOutOfRangeException>(() => new Standing(Unit, "一号窗口", "W", 1m, 0, "excerpt 1"));

    [Fact]
    public void A_standing_without_what_explains_it_is_none() => Assert.Throws<ArgumentException>(() => new Standing(Unit, "一号窗口", "W", 1m, 1, " "));

    [Fact]
    public void Recomputing_replaces_bundle_and_computer()
    {
        var result = Result();
        result.Recompute(Calculation(OtherHash), Finder, Now);
        Assert.Equal((OtherHash, Doer.Of(Finder), 2), (result.Hash, result.ComputedBy, result.Standings.Count));
    }

    [Fact]
    public void A_decided_result_is_not_recomputed() => Assert.Equal(Refusal.Frozen, DecidedResult().WhyNotRecompute());

    [Fact]
    public void A_unit_of_the_result_states_its_case()
    {
        var result = Result();
        result.StateCase(Unit, "1.1", "台账已补", Staff, Now);
        Assert.Equal(("1.1", false), (result.Statements[0].ItemCode, result.Statements[0].IsAnswered));
    }

    [Fact]
    public void A_unit_outside_the_result_states_nothing() => Assert.Equal(Refusal.NotEntitled, Result().WhyNotStateCase(99));

    [Fact]
    public void Nothing_is_stated_after_the_decision() => Assert.Equal(Refusal.Frozen, DecidedResult().WhyNotStateCase(Unit));

    [Fact]
    public void A_statement_is_answered_once()
    {
        var result = WithStatement();
        result.AnswerStatement(1, "已核对", Clerk, Now);
        Assert.Equal(Refusal.AlreadyRecorded, result.WhyNotAnswerStatement(1, Clerk));
    }

    [Fact]
    public void Nobody_answers_his_own_statement() => Assert.Equal(Refusal.OwnWork, WithStatement().WhyNotAnswerStatement(1, Staff));

    [Fact]
    public void Nothing_is_answered_after_the_decision()
    {
        var result = WithStatement();
        result.AnswerStatement(1, "已核对", Clerk, Now);
        result.Decide(ByDirector, ComputedRound(), DecidedByPerson, Director, Now);
        Assert.Equal(Refusal.Frozen, result.WhyNotAnswerStatement(1, Clerk));
    }

    [Fact]
    public void An_unanswered_statement_blocks_the_decision() =>
        Assert.Equal(Refusal.StatementsUnanswered, WithStatement().WhyNotDecide(ComputedRound(), DecidedByPerson, Director));

    [Fact]
    public void The_named_person_decides() =>
        Assert.Equal((ResultState.Decided, Doer.Of(Director)), (DecidedResult().State, DecidedResult().DecidedBy));

    [Fact]
    public void Another_person_does_not_decide() => Assert.Equal(Refusal.NotEntitled, WhyNot(ResultDecision.ByPerson(99), new Actor(99)));

    [Fact]
    public void Nobody_decides_in_the_name_of_the_person_without_acting_for_him() =>
        Assert.Equal(Refusal.NotEntitled, WhyNot(ByDirector, Head));

    [Fact]
    public void Who_acts_for_the_named_person_decides() => Assert.Null(WhyNot(ByDirector, Deputy(99, Director)));

    [Fact]
    public void Who_computed_does_not_decide() => Assert.Equal(Refusal.OwnWork, Result().WhyNotDecide(ComputedRound(), DecidedByPerson, Clerk));

    [Fact]
    public void Who_computed_does_not_decide_for_the_absent_director_either() =>
        Assert.Equal(Refusal.OwnWork, Result().WhyNotDecide(ComputedRound(), DecidedByPerson, Deputy(Clerk.PersonId, Director)));

    [Fact]
    public void For_whom_it_was_computed_does_not_decide()
    {
        var result = new RoundResult(RoundId, CampaignId, Calculation(), Deputy(99, Director), Now);
        Assert.Equal(Refusal.OwnWork, result.WhyNotDecide(ComputedRound(), DecidedByPerson, Director));
    }

    [Fact]
    public void The_exception_of_a_small_office_lets_one_person_do_both_and_is_printed()
    {
        var result = Result();
        var settings = DecidedByBody with { SmallOfficeException = "作风办仅一人" };
        result.Decide(ByMeeting, ComputedRound(settings.Decider), settings, Clerk, Now);
        Assert.Equal("作风办仅一人", result.PrintedException);
    }

    [Fact]
    public void The_exception_is_printed_only_where_it_was_used()
    {
        var result = Result();
        result.Decide(ByDirector, ComputedRound(), DecidedByPerson with { SmallOfficeException = "作风办仅一人" }, Director, Now);
        Assert.Null(result.PrintedException);
    }

    [Fact]
    public void A_bodys_decision_is_registered_with_its_minutes() => Assert.Null(WhyNotByBody(ByMeeting));

    [Fact]
    public void Who_computed_does_not_register_it() =>
        Assert.Equal(Refusal.OwnWork, Result().WhyNotDecide(ByMeeting, ComputedRound(DecidedByBody.Decider), DecidedByBody, Clerk, Now));

    [Fact]
    public void Another_body_does_not_decide() =>
        Assert.Equal(Refusal.NotEntitled, WhyNotByBody(ResultDecision.ByBody("党组会", Today, "〔2026〕14号")));

    [Fact]
    public void A_body_does_not_decide_where_a_person_is_named() => Assert.Equal(Refusal.NotEntitled, WhyNot(ByMeeting, Head));

    [Fact]
    public void A_bodys_decision_needs_the_number_of_its_minutes() =>
        Assert.Equal(Refusal.BasisMissing, WhyNotByBody(ResultDecision.ByBody("局务会", Today, " ")));

    [Fact]
    public void A_bodys_decision_needs_the_day_of_its_meeting() =>
        Assert.Equal(Refusal.BasisMissing, WhyNotByBody(ResultDecision.ByBody("局务会", null, "〔2026〕14号")));

    [Fact]
    public void A_meeting_that_is_still_to_come_has_decided_nothing() =>
        Assert.Equal(Refusal.OutsidePeriod, WhyNotByBody(ResultDecision.ByBody("局务会", Today.AddDays(1), "〔2026〕14号")));

    [Fact]
    public void Nothing_is_decided_while_the_round_is_open_again()
    {
        var round = ComputedRound();
        round.Reopen(false, "漏录一项", Clerk, Now);
        Assert.Equal(Refusal.NotComputed, Result().WhyNotDecide(round, DecidedByPerson, Director));
    }

    [Fact]
    public void A_body_that_is_named_after_the_opening_does_not_decide_this_round() =>
        Assert.Equal(Refusal.NotEntitled, Result().WhyNotDecide(ByMeeting, ComputedRound(), DecidedByBody, Head, Now));

    [Fact]
    public void A_person_takes_over_from_a_body() =>
        Assert.Null(Result().WhyNotDecide(ByDirector, ComputedRound(DecidedByBody.Decider), DecidedByPerson, Director, Now));

    [Fact]
    public void An_exception_that_is_made_after_the_opening_excepts_nobody_this_time() =>
        Assert.Equal(Refusal.OwnWork, Result().WhyNotDecide(ComputedRound(), DecidedByPerson with { SmallOfficeException = "仅一人" }, Clerk));

    [Fact]
    public void A_meeting_before_the_figures_were_computed_has_decided_nothing() =>
        Assert.Equal(Refusal.OutsidePeriod, WhyNotByBody(ResultDecision.ByBody("局务会", Today.AddDays(-1), "〔2026〕14号")));

    [Fact]
    public void Nothing_is_decided_twice() => Assert.Equal(Refusal.Frozen, DecidedResult().WhyNotDecide(ComputedRound(), DecidedByPerson, Director));

    [Fact]
    public void A_correction_is_the_next_number_with_reason_before_and_after()
    {
        var next = Correction(DecidedResult());
        Assert.Equal((2, 1, "漏录一项"), (next.Number, next.CorrectsNumber, next.CorrectionReason));
        var deed = Assert.Single(next.Deeds);
        Assert.Equal(("RoundResult.Correct", Hash, OtherHash, "漏录一项"), (deed.Code, deed.Before, deed.After, deed.Reason));
    }

    [Fact]
    public void A_correction_needs_a_reason() =>
        Assert.Equal(Refusal.ReasonNeeded, RefusalOf(() => DecidedResult().Correct(" ", Calculation(), Clerk, Now)));

    [Fact]
    public void A_preview_is_not_corrected() => Assert.Equal(Refusal.WrongState, Result().WhyNotCorrect());

    [Fact]
    public void A_decided_result_stays_in_force_until_its_correction_is_decided()
    {
        var decided = DecidedResult();
        Assert.Equal(Refusal.WrongState, decided.WhyNotSupersede(Correction(decided)));
    }

    [Fact]
    public void A_decided_correction_supersedes()
    {
        var (decided, next) = WithDecidedCorrection();
        decided.Supersede(next, Director, Now);
        Assert.Equal((ResultState.Superseded, false), (decided.State, decided.State.IsInForce));
    }

    [Fact]
    public void A_superseded_result_is_not_corrected()
    {
        var (decided, next) = WithDecidedCorrection();
        decided.Supersede(next, Director, Now);
        Assert.Equal(Refusal.WrongState, decided.WhyNotCorrect());
    }

    private static Refusal? WhyNot(ResultDecision decision, Actor actor) => Result().WhyNotDecide(decision, ComputedRound(), DecidedByPerson, actor, Now);

    private static Refusal? WhyNotByBody(ResultDecision decision) => Result().WhyNotDecide(decision, ComputedRound(DecidedByBody.Decider), DecidedByBody, Head, Now);

    private static RoundResult WithStatement()
    {
        var result = Result();
        result.StateCase(Unit, "1.1", "台账已补", Staff, Now);
        return result;
    }

    private static RoundResult Correction(RoundResult decided) => decided.Correct("漏录一项", Calculation(OtherHash), Clerk, Now);

    private static (RoundResult Decided, RoundResult Correction) WithDecidedCorrection()
    {
        var decided = DecidedResult();
        var next = Correction(decided);
        next.Decide(ByDirector, ComputedRound(), DecidedByPerson, Director, Now);
        return (decided, next);
    }
}
