using System.Net;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Phases;

/// <summary>Planning, moving, opening and closing phases.</summary>
public sealed class PhasePagesTests
{
    [PortalFact]
    public async Task AUTHZ_02_the_pages_of_a_phase_are_closed_to_other_roles_and_do_not_exist_for_other_organisers(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var phase = await scene.PhaseAsync("2026年9月", null);
        var (task, campaign) = (await scene.TaskAsync(phase), await scene.CampaignOfAsync(phase));
        var duty = await scene.DutyOfAsync(task);
        string[] paths =
        [
            $"/Phases/{campaign}", $"/Phases/New/{campaign}", $"/Phases/Edit/{phase}", $"/Phases/Open/{phase}", $"/Phases/Close/{phase}", $"/Phases/Release/{phase}",
            $"/Phases/Remove/{phase}", $"/Tasks/New/{phase}", $"/Tasks/Edit/{task}", $"/Tasks/Cancel/{task}", $"/Duties/Extend/{duty}",
        ];
        var before = await scene.Portal.HashAsync();
        foreach (var (who, expected) in ((Someone, HttpStatusCode)[])[(scene.Staff, HttpStatusCode.Forbidden), (scene.Campaigns.Leader, HttpStatusCode.Forbidden), (scene.Campaigns.OtherAdmin, HttpStatusCode.NotFound)])
        {
            var visitor = await scene.Portal.SignInAsync(who);
            foreach (var path in paths)
            {
                (await visitor.OpenAsync(path)).AssertStatus(expected);
                if (path != paths[0])
                {
                    (await visitor.PostWithTokenAsync(path, ("Input.Version", "1"), ("Input.Reason", "x"), ("Input.Name", "x"), ("Input.Title", "x"), ("Input.Begin.Wording", "2026年9月"), ("Input.UntilOn", "2026-12-01"))).AssertStatus(expected);
                }
            }

            (await visitor.PostWithTokenAsync($"/Duties/Remind/{campaign}", ("Input.DutyId", $"{duty}"))).AssertStatus(expected);
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task A_wording_is_shown_as_it_was_understood_and_can_be_corrected_before_it_is_stored(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var campaign = await scene.Campaigns.RunningAsync();
        var form = (await scene.OpenAsync(scene.Admin, $"/Phases/New/{campaign}")).Form();
        var before = await scene.Portal.HashAsync();
        var check = await form.SubmitAsync(("Input.Name", "对照检查"), ("Input.Begin.Wording", "11月中旬"), ("Input.End.Wording", "春节前"), ("Input.Step", "Save"));
        Assert.Contains("没有看懂这个时间", check.Text, StringComparison.Ordinal);
        check = await check.Form().SubmitAsync(("Input.End.Earliest", "2027-02-01"), ("Input.End.Latest", "2027-02-05"), ("Input.Step", "Check"));
        Assert.Contains(("Input.Begin.Earliest", "2026-11-11"), check.Form().Fields());
        Assert.Contains(("Input.Begin.Latest", "2026-11-20"), check.Form().Fields());
        Assert.Equal(before, await scene.Portal.HashAsync());
        await check.Form().SubmitAsync(("Input.Begin.Earliest", "2026-11-12"), ("Input.Step", "Save"));
        var phase = await scene.Portal.DataAsync(db => db.Phases.AsNoTracking().SingleAsync(p => p.CampaignId == campaign));
        Assert.Equal(new ImpreciseDate("11月中旬", new(2026, 11, 12), new(2026, 11, 20)), phase.Begin);
        Assert.Equal(new ImpreciseDate("春节前", new(2027, 2, 1), new(2027, 2, 5)), phase.End);
    }

    [PortalFact]
    public async Task A_wording_that_changed_after_the_check_is_checked_again_and_not_stored_unseen(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var form = (await scene.OpenAsync(scene.Admin, $"/Phases/New/{await scene.Campaigns.RunningAsync()}")).Form();
        var check = await form.SubmitAsync(("Input.Name", "对照检查"), ("Input.Begin.Wording", "11月"), ("Input.Step", "Check"));
        var again = await check.Form().SubmitAsync(("Input.Begin.Wording", "12月"), ("Input.Step", "Save"));
        Assert.Contains(("Input.Begin.Earliest", "2026-12-01"), again.Form().Fields());
        Assert.False(await scene.Portal.DataAsync(db => db.Phases.AnyAsync()));
        var late = await form.SubmitAsync(("Input.Name", "对照检查"), ("Input.Begin.Wording", "11月"), ("Input.End.Wording", "10月"), ("Input.Step", "Check"));
        Assert.NotNull(late.Document.QuerySelector(".cp-error-summary"));
    }

    [PortalFact]
    public async Task A_date_acts_once_however_often_it_is_looked_up_and_yields_to_a_decision(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var phase = await scene.PhaseAsync("2026年9月20日", "2026年9月25日", null, CampaignFunction.Duties);
        await scene.TaskAsync(phase);
        Assert.Equal(0, await scene.DoDueAsync());
        scene.Portal.Clock.Set(OfficeTime.StartOf(new(2026, 9, 20)));
        Assert.Equal((3, 0), (await scene.DoDueAsync(), await scene.DoDueAsync()));
        Assert.Equal(["PhaseAsks"], await scene.MessagesAsync(scene.Staff));
        await (await scene.OpenAsync(scene.Admin, $"/Phases/Close/{phase}")).Form().SubmitAsync(("Input.Reason", "提前完成"));
        scene.Portal.Clock.Set(OfficeTime.StartOf(new(2026, 9, 27)));
        Assert.Equal(0, await scene.DoDueAsync());
        await (await scene.OpenAsync(scene.Admin, $"/Phases/Release/{phase}")).Form().SubmitAsync(("Input.Reason", "按方案执行"));
        Assert.Equal(0, await scene.DoDueAsync());
        Assert.Equal(["Phase.Plan", "Phase.OpenByDate", "Phase.Close", "Phase.Release"], await scene.DeedsAsync(nameof(Phase)));
    }

    [PortalFact]
    public async Task The_page_before_closing_says_what_is_missing_and_whom_it_tells(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var round = await scene.Campaigns.RoundAsync(await scene.Campaigns.OpenAsync());
        var phase = await scene.PhaseAsync("2026年9月", null, round.CampaignId, CampaignFunction.SelfAssessment, CampaignFunction.Duties);
        await scene.TaskAsync(phase);
        var page = await scene.OpenAsync(scene.Admin, $"/Phases/Close/{phase}");
        foreach (var said in (string[])["将不能办理", "自评填报", "自评尚未提交", scene.Window.Name, "材料尚未报送", "人（站内消息）"])
        {
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        }

        page.AssertCommandsAtMost(16);
        Assert.Contains("请填写", (await page.Form().SubmitAsync(("Input.Reason", " "))).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task BIZ_04_a_form_from_before_somebody_else_s_change_changes_nothing_and_can_be_sent_again(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        foreach (var act in PhaseActs.All)
        {
            var form = await act.FormAsync(scene);
            if (!form.Fields().Any(f => f.Name == "Input.Version" && f.Value != "0"))
            {
                continue;
            }

            await scene.Portal.DataAsync(async db =>
            {
                await db.Phases.ExecuteUpdateAsync(p => p.SetProperty(x => x.Version, x => x.Version + 1));
                await db.PhaseTasks.ExecuteUpdateAsync(t => t.SetProperty(x => x.Version, x => x.Version + 1));
                await db.Duties.ExecuteUpdateAsync(d => d.SetProperty(x => x.Version, x => x.Version + 1));
            });
            var before = await scene.Portal.DumpAsync();
            var page = await form.SubmitAsync(act.Typed);
            Assert.True(before == await scene.Portal.DumpAsync(), $"{act.Name} was done with a stale form.");
            Assert.Contains("他人修改了这项内容", page.Document.QuerySelector(".cp-error-summary")?.TextContent ?? page.Text, StringComparison.Ordinal);
            var again = await page.Form().SubmitAsync(act.Typed);
            again = again.Path == page.Path ? await again.Form().SubmitAsync(act.Typed) : again;
            Assert.True(again.Path != page.Path && before != await scene.Portal.DumpAsync(), $"{act.Name} sent again: {again.Text}");
        }
    }

    [PortalFact]
    public async Task A_campaign_without_phases_and_one_whose_phases_are_all_over_break_no_page(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var round = await scene.Campaigns.RoundAsync(await scene.Campaigns.OpenAsync());
        for (var n = 0; n < 2; n++)
        {
            foreach (var (who, path) in ((Someone, string)[])
                [(scene.Admin, $"/Phases/{round.CampaignId}"), (scene.Admin, $"/Timeline/{round.CampaignId}"), (scene.Admin, $"/Duties/Board/{round.CampaignId}"), (scene.Staff, $"/Timeline/{round.CampaignId}"),
                    (scene.Staff, "/"), (scene.Staff, "/SelfAssessments"), (scene.Staff, "/Duties"), (scene.Campaigns.Leader, $"/Duties/Board/{round.CampaignId}")])
            {
                var page = await scene.OpenAsync(who, path);
                page.AssertStatus(HttpStatusCode.OK);
                page.AssertCommandsAtMost(24);
            }

            await scene.PhaseAsync("2026年1月", "2026年2月", round.CampaignId, CampaignFunction.SelfAssessment, CampaignFunction.Scoring, CampaignFunction.RecordOccurrences, CampaignFunction.Duties);
        }
    }

    [PortalFact]
    public async Task Before_a_phase_is_cut_short_the_page_says_what_it_closes_too_early_and_from_when(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var round = await scene.Campaigns.RoundAsync(await scene.Campaigns.OpenAsync());
        var phase = await scene.PhaseAsync("2026年9月", "2026年10月", round.CampaignId, CampaignFunction.SelfAssessment, CampaignFunction.Scoring);
        await scene.DoDueAsync();
        var form = (await scene.OpenAsync(scene.Admin, $"/Phases/Edit/{phase}")).Form();
        var check = await form.SubmitAsync(("Input.End.Wording", "2026年9月22日"), ("Input.Reason", "任务提前"), ("Input.Step", "Check"));
        foreach (var said in (string[])["自2026年9月23日起不能评分，早于2026年第3季度评分截止日2026年9月25日", "2026年10月", "→", "2026年9月22日", "人（站内消息）"])
        {
            Assert.Contains(said, check.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("不能填报自评", check.Text, StringComparison.Ordinal);
        await check.Form().SubmitAsync(("Input.Step", "Save"));
        Assert.Equal(["PhaseMoved"], (await scene.MessagesAsync(scene.Staff)).Where(m => m.StartsWith("PhaseM", StringComparison.Ordinal)));
        check = await form.SubmitAsync(("Input.End.Wording", "2026年9月底"), ("Input.Reason", "按原计划"), ("Input.Step", "Check"));
        Assert.DoesNotContain("不能评分", check.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task The_start_of_a_phase_is_one_message_and_a_phase_that_only_names_a_time_is_none(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var campaign = await scene.Campaigns.RunningAsync();
        await scene.PhaseAsync("2026年9月", null, campaign);
        var asking = await scene.PhaseAsync("2026年9月20日", null, campaign, CampaignFunction.SelfAssessment, CampaignFunction.Duties);
        await scene.TaskAsync(asking);
        await scene.TaskAsync(asking, "9月30日");
        Assert.Empty(await scene.MessagesAsync(scene.Staff));
        scene.Portal.Clock.Set(OfficeTime.StartOf(new(2026, 9, 20)));
        await scene.DoDueAsync();
        Assert.Equal(["PhaseAsks"], await scene.MessagesAsync(scene.Staff));
        await scene.TaskAsync(asking, "9月29日");
        Assert.Equal(["PhaseAsks", "DutiesLaidOut"], await scene.MessagesAsync(scene.Staff));
    }

    [PortalFact]
    public async Task Before_the_campaign_starts_a_phase_of_today_is_removed_again(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var campaign = await scene.Campaigns.DraftAsync();
        var phase = await scene.PhaseAsync("2026年9月", null, campaign);
        Assert.NotNull((await scene.OpenAsync(scene.Admin, $"/Phases/{campaign}")).Document.QuerySelector($"main a[href='/Phases/Remove/{phase}']"));
        await (await scene.OpenAsync(scene.Admin, $"/Phases/Remove/{phase}")).Form().SubmitAsync();
        Assert.NotNull(await scene.Portal.DataAsync(db => db.Phases.Where(p => p.Id == phase).Select(p => p.RemovedAt).SingleAsync()));
    }

    [PortalFact]
    public async Task The_start_of_a_campaign_says_what_it_brings_and_lays_out_what_is_open_in_the_same_act(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var campaign = await scene.Campaigns.DraftAsync();
        var phase = await scene.PhaseAsync("2026年9月", null, campaign, CampaignFunction.Duties);
        var task = await scene.TaskAsync(phase, "9月30日");
        await scene.PhaseAsync("2026年11月", null, campaign, CampaignFunction.Scoring);
        var page = await scene.OpenAsync(scene.Admin, $"/Campaigns/Start/{campaign}");
        var (name, title) = await scene.Portal.DataAsync(async db => (await db.Phases.Where(p => p.Id == phase).Select(p => p.Name).SingleAsync(), await db.PhaseTasks.Where(t => t.Id == task).Select(t => t.Title).SingleAsync()));
        foreach (var said in (string[])["涉及 2 个单位", name, title, "2026年9月30日", "人（站内消息）"])
        {
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        }

        page.AssertCommandsAtMost(12);
        Assert.Empty(await scene.MessagesAsync(scene.Staff));
        await page.Form().SubmitAsync();
        Assert.Equal(["PhaseAsks"], await scene.MessagesAsync(scene.Staff));
        await scene.OpenAsync(scene.Staff, $"/Duties/File/{await scene.DutyOfAsync(task)}");
        Assert.Equal(0, await scene.DoDueAsync());
    }
}
