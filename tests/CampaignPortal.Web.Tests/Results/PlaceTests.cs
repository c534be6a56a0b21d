using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Results;

/// <summary>
/// Why a unit stands where it does. Of the windows with two more: 户籍窗口 92.11; 窗口1 and 窗口0 85.64, told apart by the
/// visits, 82.555 against 82.055; 车驾管窗口 84.84. 督查科 is alone in its category.
/// </summary>
public sealed class PlaceTests
{
    [PortalFact]
    public async Task The_deciding_side_reads_what_tells_a_unit_from_the_one_before_it_and_what_would_move_it(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, more: 2);
        foreach (var who in (Someone[])[world.Leader, world.Admin])
        {
            var page = await (await world.AsAsync(who)).OpenAsync(PageOf(world, 3));
            page.AssertStatus(HttpStatusCode.OK);
            page.AssertCommandsAtMost(12);
            Assert.Contains("“窗口”参加排名的 4 个单位中排第 3 名，总分 85.64", page.Text, StringComparison.Ordinal);
            Assert.Contains("前面是第 2 名“窗口1”，总分相同，“督查考评”得分高的在前：“窗口1”是 82.555，“窗口0”是 82.055", page.Text, StringComparison.Ordinal);

            // 85.644 before rounding: with 0.01 from each it is 85.652, published as 85.65.
            Assert.Contains("“督查考评”的“服务质量”每位评分人都多给 0.01 分（给到满分为止），总分就是 85.65，至少排到第 2 名", page.Text, StringComparison.Ordinal);
            // It gave itself all there is: nothing of that could be better.
            Assert.DoesNotContain("给到满分也不够的", page.Text, StringComparison.Ordinal);
            Assert.Contains("后面是第 4 名“车驾管窗口”，总分 84.84，少 0.8 分", page.Text, StringComparison.Ordinal);
        }
    }

    [PortalFact]
    public async Task The_first_the_last_and_the_only_one_are_told_so(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, more: 2);
        var leader = await world.AsAsync(world.Leader);
        var first = (await leader.OpenAsync(PageOf(world, 0))).Text;
        Assert.Contains("已经是第 1 名", first, StringComparison.Ordinal);
        Assert.Contains("第 2 名“窗口1”，总分 85.64，少 6.47 分", first, StringComparison.Ordinal);
        Assert.Contains("后面没有有名次的单位", (await leader.OpenAsync(PageOf(world, 1))).Text, StringComparison.Ordinal);
        Assert.Contains("只有这一个单位", (await leader.OpenAsync(PageOf(world, 2))).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Who_shares_its_rank_has_no_total_or_stands_outside_the_ranking_is_told_so(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, more: 2);
        var leader = await world.AsAsync(world.Leader);
        await SetAsync(world, 3, s => s.SetProperty(x => x.Rank, 2));
        var shared = (await leader.OpenAsync(PageOf(world, 3))).Text;
        Assert.Contains("与窗口1并列", shared, StringComparison.Ordinal);
        Assert.Contains("第 1 名“户籍窗口”", shared, StringComparison.Ordinal);
        Assert.Contains("与它并列的还有：窗口1", (await leader.OpenAsync(PageOf(world, 1))).Text + (await leader.OpenAsync(PageOf(world, 0))).Text, StringComparison.Ordinal);
        await SetAsync(world, 3, s => s.SetProperty(x => x.Rank, (int?)null).SetProperty(x => x.Total, (decimal?)null));
        Assert.Contains("没有总分，所以没有名次", (await leader.OpenAsync(PageOf(world, 3))).Text, StringComparison.Ordinal);
        await world.Portal.DataAsync(db => db.Set<Participant>().Where(p => p.UnitId == world.Units[3].Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.IsRanked, false)));
        Assert.Contains("不参加排名", (await leader.OpenAsync(PageOf(world, 3))).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task AUTHZ_04_no_unit_no_rater_and_no_other_campaign_sees_it_however_open_the_list_is(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRankingWithLines);
        await world.DecideAsync();
        foreach (var who in (Someone[])[world.Staff, world.Rival, world.OtherCategory, world.Supervisor, world.Stranger])
        {
            (await (await world.AsAsync(who)).OpenAsync(PageOf(world, 0))).AssertStatus(HttpStatusCode.Forbidden);
        }

        foreach (var who in (Someone[])[await world.Portal.PersonAsync(Role.Administrator, world.Units[1]), await world.Portal.PersonAsync(Role.Leader, world.Units[1])])
        {
            (await (await world.AsAsync(who)).OpenAsync(PageOf(world, 0))).AssertStatus(HttpStatusCode.NotFound);
        }

        var leader = await world.AsAsync(world.Leader);
        (await leader.OpenAsync($"/Results/Place/{world.ResultId}/{world.Organiser.Id}")).AssertStatus(HttpStatusCode.NotFound);
        Assert.DoesNotContain("/Results/Place/", (await (await world.AsAsync(world.Rival)).OpenAsync(world.At("Ranking"))).Body, StringComparison.Ordinal);
        Assert.Contains("/Results/Place/", (await leader.OpenAsync(world.At("Ranking"))).Body, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Who_decides_for_somebody_else_sees_what_that_one_would_see(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        var substitute = await world.Portal.PersonAsync(Role.OfficeHead, await world.Portal.UnitAsync("办公室"));
        await world.Portal.DelegateAsync(world.Leader, substitute, Capacity.Substitute, world.Portal.Today.AddDays(7), Permit.DecideResults);
        var visitor = await world.AsAsync(substitute);
        (await visitor.OpenAsync(PageOf(world, 0))).AssertStatus(HttpStatusCode.OK);
        (await visitor.OpenAsync(world.At("Simulate"))).AssertStatus(HttpStatusCode.OK);
    }

    [PortalFact]
    public async Task In_English_it_reads_the_same(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, more: 2);
        var leader = await world.AsAsync(world.Leader);
        leader.Cookies.Add(new Uri("http://localhost"), new Cookie("cp-culture", "c%3Den%7Cuic%3Den"));
        var page = await leader.OpenAsync(PageOf(world, 3));
        Assert.Contains("Rank 3 of 4 ranked units", page.Text, StringComparison.Ordinal);
        Assert.Contains("0.01 points more from every rater on “Quality” in “Visits”", page.Text, StringComparison.Ordinal);
        Assert.Contains("the total would be 85.65, and the rank 2 or better", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Results.Place", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Results.Simulate", (await leader.OpenAsync(world.At("Simulate"))).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_large_category_costs_no_more_than_a_small_one(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, more: 60);
        (await (await world.AsAsync(world.Leader)).OpenAsync(PageOf(world, 30))).AssertCommandsAtMost(12);
    }

    private static string PageOf(ResultWorld world, int unit) => $"/Results/Place/{world.ResultId}/{world.Units[unit].Id}";

    private static Task<int> SetAsync(ResultWorld world, int unit, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Standing>> setters) =>
        world.Portal.DataAsync(db => db.Set<Standing>().Where(s => s.UnitId == world.Units[unit].Id).ExecuteUpdateAsync(setters));
}
