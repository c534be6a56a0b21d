using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Occurrences;
using CampaignPortal.Web.Tests.SelfAssessments;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Phases;

/// <summary>What phases keep closed is closed at every door, and says so.</summary>
public sealed class GateTests
{
    [PortalFact]
    public async Task A_self_assessment_waits_for_its_phase_by_name_and_nothing_typed_is_lost(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var form = (await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Item/{scene.SheetId}/P1")).Form();
        var check = await scene.CheckAsync(scene.Staff);
        var phase = await PhaseAsync(scene.Portal, scene.CampaignId, "2026年9月18日", CampaignFunction.SelfAssessment);
        var before = await scene.Portal.HashAsync();
        var page = await form.SubmitAsync(("Input.Points", "9"), ("Input.Explanation", "窗口搬迁"));
        Assert.Contains(phase, page.Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("窗口搬迁", page.Body, StringComparison.Ordinal);
        Assert.Contains("阶段还没有开始", (await check.SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Portal.HashAsync());
        var sheet = await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Sheet/{scene.SheetId}");
        Assert.Contains(phase, sheet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("填报自评", (await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync("/")).Text, StringComparison.Ordinal);
        var list = await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync("/SelfAssessments");
        list.AssertCommandsAtMost(12);
        Assert.Contains(phase, list.Document.QuerySelector(".cp-task-main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("阶段未开始 查看", string.Join(' ', list.Document.QuerySelector(".cp-task-side")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        scene.Portal.Clock.Set(OfficeTime.StartOf(new(2026, 9, 18)));
        Assert.Contains("待填报", (await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync("/SelfAssessments")).Document.QuerySelector(".cp-task-side")!.TextContent, StringComparison.Ordinal);
        await scene.SubmitAsync(scene.Staff);
    }

    [PortalFact]
    public async Task After_its_phase_a_head_sends_nothing_back_because_it_could_not_come_again(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.SubmitAsync(scene.Staff);
        var form = (await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync($"/SelfAssessments/SendBack/{scene.SheetId}")).Form();
        await PhaseAsync(scene.Portal, scene.CampaignId, "2026年9月1日", CampaignFunction.SelfAssessment, "2026年9月10日");
        var before = await scene.Portal.HashAsync();
        Assert.Contains("阶段已经结束", (await form.SubmitAsync(("Input.Whole", "重填"))).Body, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task Nothing_is_recorded_outside_the_phase_that_opens_recording(Provider provider)
    {
        await using var scene = await OccurrenceScene.SetAsync(provider);
        var check = await scene.CheckAsync(scene.Finder);
        var campaignId = await scene.Portal.DataAsync(db => db.Campaigns.Select(c => c.Id).FirstAsync());
        var phase = await PhaseAsync(scene.Portal, campaignId, "2026年10月", CampaignFunction.RecordOccurrences);
        var before = await scene.Portal.HashAsync();
        Assert.Contains("阶段还没有开始", (await check.Form().SubmitAsync(OccurrenceScene.Save)).Text, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Portal.HashAsync());
        Assert.Contains(phase, (await (await scene.Portal.SignInAsync(scene.Finder)).OpenAsync("/Occurrences/New")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_phase_that_names_another_function_closes_nothing_else(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await PhaseAsync(scene.Portal, scene.CampaignId, "2026年12月", CampaignFunction.Duties);
        await scene.SubmitAsync(scene.Staff);
    }

    [PortalFact]
    public async Task A_phase_of_a_campaign_that_has_not_started_is_not_said_to_run(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var campaign = await scene.Campaigns.DraftAsync();
        await scene.PhaseAsync("2026年9月", null, campaign);
        string[] pages = [$"/Campaigns/Details/{campaign}", $"/Phases/{campaign}", $"/Timeline/{campaign}"];
        foreach (var path in pages)
        {
            Assert.Contains("活动启动后生效", (await scene.OpenAsync(scene.Admin, path)).Document.QuerySelector("main .cp-status")!.TextContent, StringComparison.Ordinal);
        }

        await (await scene.OpenAsync(scene.Admin, $"/Campaigns/Start/{campaign}")).Form().SubmitAsync();
        foreach (var path in pages)
        {
            Assert.Contains("进行中", (await scene.OpenAsync(scene.Admin, path)).Document.QuerySelector("main .cp-status")!.TextContent, StringComparison.Ordinal);
        }
    }

    private static Task<string> PhaseAsync(Portal portal, int campaignId, string begin, CampaignFunction function, string? end = null) => portal.DataAsync(async db =>
    {
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == campaignId);
        var name = portal.Code("阶段");
        db.Add(new Phase(Guid.NewGuid(), campaign, new PhasePlan(1, name, null, DateWording.Read(begin, 2026)!, end is null ? null : DateWording.Read(end, 2026), [function]), Actor.System, portal.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return name;
    });
}
