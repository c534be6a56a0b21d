using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class PronouncementTests
{
    private static readonly Gate Veto = GateOf(new Condition(ConditionKind.Recorded, null, null, null, null, null));
    private static readonly Gate ByTotal = GateOf(new Condition(ConditionKind.Total, null, null, null, new Limit(LimitKind.Below, 60), null));
    private static readonly GateGrounds Grounds = new("《考评办法》第九条", "市纪委监委", "市纪发〔2026〕3 号");

    [Fact]
    public void Who_records_it_does_not_confirm_it()
    {
        var (round, pronouncement) = (OpenRound(), Recorded());
        Assert.Equal((Refusal.OwnWork, (Refusal?)null), (pronouncement.WhyNotConfirm(round, null, Clerk), pronouncement.WhyNotConfirm(round, null, Director)));
        Assert.Equal(Refusal.OwnWork, pronouncement.WhyNotConfirm(round, null, Deputy(99, Clerk)));
        pronouncement.Confirm(round, Veto, null, Director, Now);
        Assert.Equal((PronouncementState.Confirmed, Refusal.WrongState), (pronouncement.State, pronouncement.WhyNotConfirm(round, null, Head)));
    }

    [Fact]
    public void Unconfirmed_it_is_withdrawn_by_its_recorder_too_and_confirmed_only_by_somebody_else()
    {
        var (round, pronouncement) = (OpenRound(), Recorded());
        Assert.Null(pronouncement.WhyNotWithdraw(round, null, Clerk));
        pronouncement.Confirm(round, Veto, null, Director, Now);
        Assert.Equal((Refusal.OwnWork, (Refusal?)null), (pronouncement.WhyNotWithdraw(round, null, Clerk), pronouncement.WhyNotWithdraw(round, null, Director)));
        Assert.Equal(Refusal.ReasonNeeded, RefusalOf(() => pronouncement.Withdraw(round, Veto, " ", null, Director, Now)));
        Assert.Equal(PronouncementState.Confirmed, pronouncement.State);
        pronouncement.Withdraw(round, Veto, "复核后撤销", null, Director, Now);
        Assert.Equal((PronouncementState.Withdrawn, Refusal.WrongState), (pronouncement.State, pronouncement.WhyNotWithdraw(round, null, Head)));
    }

    [Fact]
    public void It_stands_once_and_anew_after_it_was_withdrawn()
    {
        var (round, first) = (OpenRound(), Recorded());
        Assert.Equal(Refusal.AlreadyRecorded, Pronouncement.WhyNotRecord(round, Veto, Unit, [first], null));
        first.Withdraw(round, Veto, "写错了", null, Clerk, Now);
        Assert.Equal(2, new Pronouncement(round, Veto, Unit, Grounds, [first], null, Clerk, Now).Number);
    }

    [Fact]
    public void Only_gates_that_somebody_pronounces_and_only_units_of_the_round()
    {
        Assert.Equal(Refusal.NoSuchRule, Pronouncement.WhyNotRecord(OpenRound(), ByTotal, Unit, [], null));
        Assert.Equal(Refusal.NotEntitled, Pronouncement.WhyNotRecord(OpenRound(), Veto, 999, [], null));
    }

    [Fact]
    public void Nothing_changes_before_the_round_opens_nor_after_it_closed_unless_late_facts_make_a_correction()
    {
        Assert.Equal((Refusal.RoundNotOpen, Refusal.RoundNotOpen), (Pronouncement.WhyNotChange(PlannedRound(), null), Pronouncement.WhyNotChange(ClosedRound(), LateFacts.Carry)));
        Assert.Equal(((Refusal?)null, (Refusal?)null), (Pronouncement.WhyNotChange(OpenRound(), null), Pronouncement.WhyNotChange(ClosedRound(), LateFacts.Correct)));
        Assert.Equal((Refusal.RoundNotOpen, Refusal.RoundNotOpen), (Recorded().WhyNotConfirm(ClosedRound(), null, Director), Recorded().WhyNotWithdraw(ClosedRound(), null, Director)));
    }

    [Theory]
    [InlineData("", "市纪委监委", "决定")]
    [InlineData("办法", " ", "决定")]
    [InlineData("办法", "市纪委监委", "")]
    [InlineData("办法", "市纪委监委", "\uFFFD")]
    public void All_three_grounds_are_needed(string basis, string authority, string decision) =>
        Assert.ThrowsAny<ArgumentException>(() => new Pronouncement(OpenRound(), Veto, Unit, new(basis, authority, decision), [], null, Clerk, Now));

    [Fact]
    public void Each_act_is_on_record_for_its_unit()
    {
        var (round, pronouncement) = (OpenRound(), new Pronouncement(OpenRound(), Veto, Unit, Grounds, [], null, Clerk, Now));
        pronouncement.Confirm(round, Veto, null, Director, Now);
        pronouncement.Withdraw(round, Veto, "复核后撤销", null, Head, Now);
        Assert.Equal(["Pronouncement.Record", "Pronouncement.Confirm", "Pronouncement.Withdraw"], pronouncement.Deeds.Select(d => d.Code));
        Assert.All(pronouncement.Deeds, d => Assert.Equal((Unit, "2026Q3 受到处分"), (d.UnitId, d.About)));
        Assert.Equal("复核后撤销", pronouncement.Deeds[^1].Reason);
    }

    [Fact]
    public void Rules_look_as_far_back_as_the_farthest_of_them_asks()
    {
        Condition Past(bool withThis) => new(ConditionKind.History, null, null, null, null, new PastEvent(PastEventKind.Bottom, null, 1, 3, withThis));
        ConsequenceRule Talk(bool withThis) => new("talk", new("约谈"), [Past(withThis)]);
        StandingRules none = new([ByTotal], [], [], []);
        Assert.Equal(
            (0, 4, 3, 2, 5),
            (none.PeriodsBack, (none with { Gates = [Veto with { Forward = 4 }] }).PeriodsBack, (none with { Consequences = [Talk(false)] }).PeriodsBack, (none with { Consequences = [Talk(true)] }).PeriodsBack,
                (none with { Gates = [Veto with { Effects = [new GateEffect(EffectKind.Revoke, null, [], null, 5)] }] }).PeriodsBack));
    }

    [Fact]
    public void The_last_is_first_from_below_and_equals_have_the_place_of_the_last_of_them()
    {
        var places = PlacesFromBottom.Of([1, 2, 2, 4, 4]);
        Assert.Equal((5, 3, 1), (places[1], places[2], places[4]));
    }

    [Theory]
    [InlineData(1, "2026Q2")]
    [InlineData(3, "2025Q4")]
    [InlineData(7, "2024Q4")]
    public void Quarters_are_counted_back_across_years(int quarters, string before) => Assert.Equal(before, OpenRound().Quarter.Before(quarters).ToString());

    private static Pronouncement Recorded() => new Pronouncement(OpenRound(), Veto, Unit, Grounds, [], null, Clerk, Now).Stored(6);

    private static Gate GateOf(Condition condition) =>
        new("veto", new("受到处分"), null, [condition], [new GateEffect(EffectKind.NotRanked, null, [], null, 0)], [GateScope.Unit], 0);
}
