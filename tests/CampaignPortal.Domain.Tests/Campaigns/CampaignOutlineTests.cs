using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Campaigns;

/// <summary>What a campaign is, its office, its categories and the days of its participants.</summary>
public sealed class CampaignOutlineTests
{
    private static readonly ImpreciseDate Start = DateWording.Read("2026年11月", 2026)!;
    private static readonly ImpreciseDate End = DateWording.Read("2029年底", 2026)!;

    [Fact]
    public void A_campaign_may_span_three_years()
    {
        var campaign = Campaign();
        campaign.Describe("创争活动", "服务基层", Outline with { Begins = Start, Ends = End }, [], Clerk, Now);
        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2029, 12, 31)), (campaign.Outline.Begins!.Earliest, campaign.Outline.Ends!.Latest));
    }

    [Fact]
    public void It_does_not_end_before_it_begins() =>
        Assert.Equal(Refusal.EndsBeforeItBegins, Campaign().WhyNotDescribe(new CampaignOutline { Begins = End, Ends = Start }, []));

    [Fact]
    public void Its_dates_leave_out_no_quarter_that_was_opened()
    {
        var outline = Outline with { Begins = Start, Ends = End };
        Assert.Equal(Refusal.RoundOutside, RunningCampaign().WhyNotDescribe(outline, [new Quarter(2026, 3)]));
        Assert.Null(RunningCampaign().WhyNotDescribe(outline, [new Quarter(2026, 4), new Quarter(2029, 4)]));
    }

    [Fact]
    public void Nothing_stands_above_itself() =>
        Assert.Equal(Refusal.OutsideRange, Campaign().WhyNotDescribe(new CampaignOutline { ParentCampaignId = CampaignId }, []));

    [Fact]
    public void Once_it_runs_it_is_said_how_its_office_takes_part() =>
        Assert.Equal(Refusal.Incomplete, RunningCampaign().WhyNotDescribe(new CampaignOutline(), []));

    [Fact]
    public void What_stood_before_and_after_goes_on_record()
    {
        var campaign = ReadyCampaign();
        campaign.Describe("新名称", null, Outline with { Level = "市" }, [], Clerk, Now);
        var deed = Assert.Single(campaign.Deeds);
        Assert.Contains("机关作风建设评议", deed.Before, StringComparison.Ordinal);
        Assert.Contains("新名称 / 市", deed.After, StringComparison.Ordinal);
    }

    [Fact]
    public void An_office_that_is_not_rated_does_not_join() =>
        Assert.Equal(Refusal.OfficeNotRated, ReadyCampaign().WhyNotJoin(Outline.OfficeUnitId!.Value, "W", Today));

    [Fact]
    public void An_office_outside_the_ranking_joins_without_a_rank()
    {
        var campaign = ReadyCampaign();
        campaign.Describe(campaign.Name, null, Outline with { OfficeStanding = OfficeStanding.OutsideRanking }, [], Clerk, Now);
        campaign.Join(Outline.OfficeUnitId!.Value, "W", isRanked: true, Today, Clerk, Now);
        Assert.False(campaign.Participations[^1].IsRanked);
    }

    [Theory]
    [InlineData(OfficeStanding.Rated, true)]
    [InlineData(OfficeStanding.OutsideRanking, false)]
    [InlineData(OfficeStanding.NotRated, null)]
    public void How_its_office_takes_part_follows_from_the_day_of_the_change(OfficeStanding standing, bool? isRanked)
    {
        var campaign = ReadyCampaign();
        campaign.Describe(campaign.Name, null, new CampaignOutline { OfficeUnitId = Unit, OfficeStanding = standing }, [], Clerk, Now);
        Assert.Equal(isRanked, campaign.ParticipantsOn(Today).SingleOrDefault(p => p.UnitId == Unit)?.IsRanked);
    }

    [Fact]
    public void A_change_counts_from_no_day_up_to_the_last_opening()
    {
        Assert.Equal(Refusal.BeforeOpenedRound, Domain.Campaigns.Campaign.WhyNotCountFrom(Today.AddDays(-3), Today.AddDays(-3), Today));
        Assert.Null(Domain.Campaigns.Campaign.WhyNotCountFrom(Today.AddDays(-2), Today.AddDays(-3), Today));
        Assert.Null(Domain.Campaigns.Campaign.WhyNotCountFrom(Today.AddDays(-300), null, Today));
    }

    [Fact]
    public void A_unit_may_join_for_a_time()
    {
        var campaign = ReadyCampaign();
        campaign.Join(99, "W", true, Today, Clerk, Now, Today.AddDays(10));
        Assert.Equal(Today.AddDays(9), campaign.Participations[^1].LastDay);
        Assert.Equal(Refusal.EndsBeforeItBegins, campaign.WhyNotJoin(98, "W", Today, Today));
    }

    [Fact]
    public void A_last_day_that_is_still_to_come_can_be_put_forward()
    {
        var campaign = ReadyCampaign();
        campaign.Leave(Unit, Today.AddDays(10), Clerk, Now);
        campaign.Leave(Unit, Today.AddDays(5), Clerk, Now);
        Assert.DoesNotContain(campaign.ParticipantsOn(Today.AddDays(5)), p => p.UnitId == Unit);
    }

    [Fact]
    public void A_category_moves_and_the_others_make_room()
    {
        var campaign = ReadyCampaign();
        campaign.AddCategory("K", "科室", null, Clerk, Now);
        campaign.AddCategory("X", "直属单位", null, Clerk, Now);
        campaign.ChangeCategory("X", "直属", null, 1, Clerk, Now);
        Assert.Equal(["直属", "窗口", "科室"], campaign.Categories.OrderBy(c => c.Order).Select(c => c.Name));
        campaign.RemoveCategory("K", Clerk, Now);
        Assert.Equal([1, 2], campaign.Categories.Select(c => c.Order).Order());
    }

    [Fact]
    public void A_category_in_which_a_unit_was_is_not_removed() => Assert.Equal(Refusal.InUse, ReadyCampaign().WhyNotRemoveCategory("W"));

    [Fact]
    public void A_goal_keeps_every_outcome_also_after_the_end()
    {
        var campaign = RunningCampaign();
        var goal = new Goal(campaign, new GoalText("创优评差", "进入市二十佳科室", 1, "个"), Clerk, Now).Stored(5);
        campaign.Finish(0, Clerk, Now);
        goal.Register(Attainment.NotAttained, 0, Today, null, campaign.State, Clerk, Now);
        goal.Register(Attainment.Attained, 1, Today, "市委〔2027〕3号", campaign.State, Clerk, Now);
        Assert.Equal([Attainment.NotAttained, Attainment.Attained], goal.Attainments.Select(a => a.Outcome));
        Assert.Equal(Refusal.CampaignOver, goal.WhyNotRevise(campaign.State));
        campaign.Archive(Clerk, Now);
        Assert.Equal(Refusal.CampaignOver, goal.WhyNotRegister(campaign.State));
    }

    [Fact]
    public void Nothing_is_planned_for_a_campaign_that_is_over()
    {
        var campaign = RunningCampaign();
        var document = new BasisDocument(campaign, new DocumentTitle("茂办发〔2008〕20号", "实施方案", null, null, "档案室"), Clerk, Now);
        var member = new GroupMember(campaign, new GroupSeat(null, "王某", "局长", GroupRole.Head), Today, null, Clerk, Now);
        campaign.Finish(0, Clerk, Now);
        Assert.Equal(Refusal.CampaignOver, RefusalOf(() => _ = new Goal(campaign, new GoalText("a", "b", null, null), Clerk, Now)));
        Assert.Equal(Refusal.CampaignOver, document.WhyNotWithdraw(campaign.State));
        Assert.Equal(Refusal.CampaignOver, member.WhyNotEnd(Today, campaign.State));
    }

    [Fact]
    public void A_seat_does_not_end_before_it_begins() =>
        Assert.Equal(Refusal.EndsBeforeItBegins, new GroupMember(Campaign(), new GroupSeat(null, "王某", null, GroupRole.Member), Today, null, Clerk, Now).WhyNotEnd(Today.AddDays(-1), CampaignState.Draft));

    [Fact]
    public void A_campaign_with_an_open_round_does_not_end() => Assert.Equal(Refusal.RoundOpen, RunningCampaign().WhyNotFinish(1));
}
