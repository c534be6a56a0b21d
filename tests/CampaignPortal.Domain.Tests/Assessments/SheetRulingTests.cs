using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class SheetRulingTests
{
    private static readonly FlaggedSheet Far = new(new RaterFlag(RaterFlagKind.FarFromOthers, "visit", "r1", "A", 40, 80, 3), 7, 1);
    private static readonly FlaggedSheet Equal = new(new RaterFlag(RaterFlagKind.AllEqual, "visit", "r1", null, 90, 12, 5), null, 1);
    private static readonly FlaggedSheet Self = new(new RaterFlag(RaterFlagKind.SelfFarFromOthers, "self", "A", "A", 100, 60, 3), 7, 1);
    private static readonly RulingGrounds Minutes = new(" 局务会纪要〔2026〕3 号 ", "局务会", "与现场记录不符");
    private static readonly Dictionary<int, string> Codes = new() { [7] = "A", [8] = "B" };

    [Fact]
    public void A_sheet_is_set_aside_with_its_grounds_until_the_ruling_is_taken_back()
    {
        var result = Result();
        var ruling = Rule(result, Far);
        Assert.Equal(("局务会纪要〔2026〕3 号", "局务会", "与现场记录不符", true), (ruling.Basis, ruling.Authority, ruling.Grounds, ruling.Counts));
        Assert.True(result.IsTouched);
        Assert.Equal(Refusal.ReasonNeeded, Assert.Throws<RefusedException>(() => ruling.Withdraw(result, " ", Clerk, Now)).Refusal);
        ruling.Withdraw(result, "登记有误", Clerk, Now);
        Assert.Equal((false, Refusal.WrongState), (ruling.Counts, ruling.WhyNotWithdraw(result)));
        Assert.Equal(["SheetRuling.Record", "SheetRuling.Withdraw"], ruling.Deeds.Select(d => d.Code));
    }

    [Fact]
    public void A_sheet_that_stays_needs_a_reason_and_no_document()
    {
        var kept = Result().Rule(ComputedRound(), Self, [], RulingOutcome.Kept, new RulingGrounds(null, " ", "已核实"), Clerk, Now);
        Assert.Equal((null, null, "已核实"), (kept.Basis, kept.Authority, kept.Grounds));
    }

    [Theory]
    [InlineData(null, "局务会", "不符")]
    [InlineData("纪要\uFFFD", "局务会", "不符")]
    [InlineData("纪要", " ", "不符")]
    [InlineData("纪要", "局务会", "")]
    public void None_of_the_grounds_for_setting_aside_may_be_left_out(string? basis, string authority, string reason) =>
        Assert.ThrowsAny<ArgumentException>(() => Result().Rule(ComputedRound(), Far, [], RulingOutcome.SetAside, new RulingGrounds(basis, authority, reason), Clerk, Now));

    [Fact]
    public void What_a_unit_says_of_itself_is_not_set_aside() =>
        Assert.Equal(Refusal.NotEntitled, Assert.Throws<RefusedException>(() => Rule(Result(), Self)).Refusal);

    [Fact]
    public void A_case_is_ruled_once_and_a_sheet_that_came_in_anew_is_another_case()
    {
        var (result, round) = (Result(), ComputedRound());
        var ruling = Rule(result, Far);
        Assert.Equal(Refusal.AlreadyRecorded, result.WhyNotRule(round, Far, [ruling]));
        foreach (var other in (FlaggedSheet[])[Far with { Submission = 2 }, Far with { UnitId = 8 }, Far with { Flag = Far.Flag with { Rater = "r2" } }, Far with { Flag = Far.Flag with { Kind = RaterFlagKind.MutualFavour } }, Far with { Flag = Far.Flag with { Channel = "peer" } }])
        {
            Assert.Null(result.WhyNotRule(round, other, [ruling]));
        }

        ruling.Withdraw(result, "登记有误", Clerk, Now);
        Assert.Null(result.WhyNotRule(round, Far, [ruling]));
    }

    [Fact]
    public void Nothing_is_ruled_on_figures_that_are_decided_or_of_a_round_that_is_open_again()
    {
        Assert.Equal(Refusal.Frozen, DecidedResult().WhyNotRule(ComputedRound(), Far, []));
        Assert.Equal(Refusal.NotComputed, Result().WhyNotRule(OpenRound(), Far, []));
        Assert.Equal(Refusal.Frozen, Rule(Result(), Far).WhyNotWithdraw(DecidedResult()));
    }

    [Fact]
    public void One_opinion_is_set_aside_and_comes_back_when_no_ruling_says_so_any_more()
    {
        Sheet[] sheets = [Came("r1", "A"), Came("r1", "B"), Came("r2", "A"), Came("r3", "A"), new("visit", "r4", "A", SheetArrival.Missing)];
        var applied = SheetRuling.AppliedTo(sheets, [Rule(Result(), Far)], Codes);
        Assert.Equal([new Sheet("visit", "r1", "A", SheetArrival.SetAside) { Decision = "局务会纪要〔2026〕3 号" }, .. sheets[1..]], applied);
        Assert.Equal(sheets, SheetRuling.AppliedTo(applied, [], Codes));
    }

    [Fact]
    public void A_whole_sheet_stays_for_those_whom_fewer_than_two_others_judged()
    {
        Sheet[] sheets = [Came("r1", "A"), Came("r2", "A"), Came("r3", "A"), Came("r1", "B"), Came("r2", "B"), new("visit", "r3", "B", SheetArrival.Missing)];
        var applied = SheetRuling.AppliedTo(sheets, [Rule(Result(), Equal)], Codes);
        Assert.Equal([("r1", "A")], applied.Where(s => s.State == SheetArrival.SetAside).Select(s => (s.Rater, s.Subject)));
    }

    [Fact]
    public void A_sheet_that_never_came_is_not_set_aside()
    {
        Sheet[] sheets = [new("visit", "r1", "A", SheetArrival.Missing), new("peer", "r1", "A", SheetArrival.Submitted), new("visit", "r1", "B", SheetArrival.Carried)];
        Assert.Equal(sheets, SheetRuling.AppliedTo(sheets, [Rule(Result(), Far)], Codes));
    }

    [Fact]
    public void A_sheet_that_stays_changes_nothing() =>
        Assert.Equal([Came("r1", "A")], SheetRuling.AppliedTo([Came("r1", "A")], [Result().Rule(ComputedRound(), Far, [], RulingOutcome.Kept, Minutes, Clerk, Now)], Codes));

    private static Sheet Came(string rater, string subject) => new("visit", rater, subject, SheetArrival.Submitted);

    private static SheetRuling Rule(RoundResult result, FlaggedSheet sheet) => result.Rule(ComputedRound(), sheet, [], RulingOutcome.SetAside, Minutes, Clerk, Now);
}
