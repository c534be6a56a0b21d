using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class ResolutionTests
{
    private static readonly OpenQuestion Tie = new(DecisionKind.Decision, null, ["A", "B"]);
    private static readonly OpenQuestion Ballot = new(DecisionKind.Ballot, "model", ["A", "B"]);
    private static readonly OpenQuestion Fill = new(DecisionKind.Fill, "good", []);
    private static readonly ResolutionGrounds Grounds = new(" 会议纪要〔2026〕3 号 ", "局务会", "工作量大");

    [Fact]
    public void An_order_is_recorded_with_its_grounds_and_counts_until_it_is_taken_back()
    {
        var result = Result();
        var resolution = Resolve(result, Tie, [7, 8], 8, 7);
        Assert.Equal([(8, 1), (7, 2)], resolution.Places.Select(p => (p.UnitId, p.Place)));
        Assert.Equal(("会议纪要〔2026〕3 号", "局务会", "工作量大", true), (resolution.Basis, resolution.Authority, resolution.Grounds, resolution.Counts));
        Assert.True(result.IsTouched);
        Assert.Equal(Refusal.ReasonNeeded, Assert.Throws<RefusedException>(() => resolution.Withdraw(result, " ", Clerk, Now)).Refusal);
        resolution.Withdraw(result, "次序登记反了", Clerk, Now);
        Assert.False(resolution.Counts);
        Assert.Equal(Refusal.WrongState, resolution.WhyNotWithdraw(result));
        Assert.Equal(["Resolution.Record", "Resolution.Withdraw"], resolution.Deeds.Select(d => d.Code));
    }

    [Fact]
    public void An_order_names_each_equal_once_a_ballot_some_candidates_and_an_approval_nobody()
    {
        Assert.All(new (OpenQuestion Question, int[] Order)[] { (Tie, [7]), (Tie, [7, 7]), (Tie, [7, 9]), (Ballot, []), (Ballot, [9]), (Ballot, [7, 7]), (Fill, [7]) },
            wrong => Assert.Throws<RefusedException>(() => Resolve(Result(), wrong.Question, wrong.Question == Fill ? [] : [7, 8], wrong.Order)));
        Assert.Single(Resolve(Result(), Ballot, [7, 8], 8).Places);
        Assert.Empty(Resolve(Result(), Fill, []).Places);
    }

    [Fact]
    public void Two_units_are_ordered_once_and_one_may_meet_others_at_the_last_seat()
    {
        var result = Result();
        var tie = Resolve(result, Tie, [7, 8], 7, 8);
        Assert.Equal(Refusal.AlreadyRecorded, result.WhyNotResolve(ComputedRound(), Tie, [7, 8, 9], [tie]));
        Assert.Null(result.WhyNotResolve(ComputedRound(), Tie, [8, 9], [tie]));
        Assert.Null(result.WhyNotResolve(ComputedRound(), Tie with { List = "model" }, [7, 8], [tie]));
        var ballot = Resolve(result, Ballot, [7, 8], 7);
        Assert.Equal((Refusal.AlreadyRecorded, (Refusal?)null), (result.WhyNotResolve(ComputedRound(), Ballot, [9, 10], [ballot]), result.WhyNotResolve(ComputedRound(), Ballot with { Kind = DecisionKind.Decision }, [7, 8], [ballot])));
        tie.Withdraw(result, "登记有误", Clerk, Now);
        Assert.Null(result.WhyNotResolve(ComputedRound(), Tie, [7, 8], [tie]));
    }

    [Fact]
    public void Nothing_is_recorded_or_taken_back_once_the_result_is_decided()
    {
        var resolution = Resolve(Result(), Tie, [7, 8], 7, 8);
        var decided = DecidedResult();
        Assert.Equal((Refusal.Frozen, Refusal.Frozen), (decided.WhyNotResolve(ComputedRound(), Tie, [7, 8], []), resolution.WhyNotWithdraw(decided)));
    }

    [Fact]
    public void Nothing_is_recorded_about_figures_of_a_round_that_is_open_again() =>
        Assert.Equal(Refusal.NotComputed, Result().WhyNotResolve(OpenRound(), Tie, [7, 8], []));

    [Theory]
    [InlineData("纪要\uFFFD", "局务会", "工作量大")]
    [InlineData("", "局务会", "工作量大")]
    [InlineData("纪要", " ", "工作量大")]
    [InlineData("纪要", "局务会", "")]
    public void None_of_the_grounds_may_be_left_out(string basis, string authority, string reason) =>
        Assert.ThrowsAny<ArgumentException>(() => Result().Resolve(ComputedRound(), Tie, [7, 8], [], [7, 8], new ResolutionGrounds(basis, authority, reason), Clerk, Now));

    private static Resolution Resolve(RoundResult result, OpenQuestion question, int[] units, params int[] order) => result.Resolve(ComputedRound(), question, units, [], order, Grounds, Clerk, Now);
}
