using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Phases;

/// <summary>Plans of real campaigns, set up in the browser and lived through by the calendar.</summary>
public sealed class PlanScenarioTests
{
    [PortalFact]
    public async Task Campaign_001_has_two_phases_of_month_grain_that_overlap_in_December(Provider provider)
    {
        await using var scene = await AtAsync(provider, new(2008, 11, 10));
        var campaign = await scene.Campaigns.RunningAsync();
        await PlanAsync(scene, campaign, "学习动员，统一思想", "2008年11月", "2008年12月");
        await PlanAsync(scene, campaign, "对照检查，查摆问题", "2008年12月", "2009年2月");
        foreach (var (day, first, second) in ((DateOnly, PhaseState, PhaseState)[])
            [(new(2008, 11, 30), PhaseState.Open, PhaseState.Planned), (new(2008, 12, 15), PhaseState.Open, PhaseState.Open), (new(2009, 1, 5), PhaseState.Closed, PhaseState.Open), (new(2009, 3, 1), PhaseState.Closed, PhaseState.Closed)])
        {
            scene.Portal.Clock.Set(OfficeTime.StartOf(day));
            var phases = await scene.Portal.DataAsync(db => db.Phases.AsNoTracking().OrderBy(p => p.Order).ToListAsync());
            Assert.Equal([first, second], phases.Select(p => p.StateAt(scene.Portal.Clock.GetUtcNow())));
            Assert.Equal(day.Month != 3, Openings.At(phases, scene.Portal.Clock.GetUtcNow()).IsOpen(CampaignFunction.Duties));
            await scene.DoDueAsync();
        }

        var timeline = await scene.OpenAsync(scene.Staff, $"/Timeline/{campaign}");
        var bars = timeline.Document.QuerySelectorAll(".cp-gantt-bar");
        Assert.Equal(2, bars.Select(b => b.GetAttribute("y")).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("2008年12月", timeline.Text, StringComparison.Ordinal);
        Assert.Equal(["Phase.CloseByDate", "Phase.CloseByDate", "Phase.OpenByDate", "Phase.Plan", "Phase.Plan"], (await scene.DeedsAsync(nameof(Phase))).Order(StringComparer.Ordinal));
    }

    [PortalFact]
    public async Task Campaign_002_asks_for_its_papers_by_the_days_of_its_plan_and_for_two_recipients(Provider provider)
    {
        await using var scene = await AtAsync(provider, new(2012, 5, 4));
        var campaign = await scene.Campaigns.RunningAsync();
        await PlanAsync(scene, campaign, "服务群众、服务发展、服务基层", "2012年5月", "2012年底");
        var phase = await scene.Portal.DataAsync(db => db.Phases.Select(p => p.Id).SingleAsync());
        var organiser = scene.Campaigns.Organiser.Id;
        await AddTaskAsync(scene, phase, "动员部署", "2012年5月中旬前", scene.Office.Id, null);
        await AddTaskAsync(scene, phase, "三张清单", "2012年5月25日", scene.Office.Id, null);
        await AddTaskAsync(scene, phase, "贯彻落实情况", "2012年6月上旬前", scene.Office.Id, organiser);
        await AddTaskAsync(scene, phase, "书面总结报告", "2012年12月20日", scene.Office.Id, organiser);
        var duties = await scene.Portal.DataAsync(db => db.Duties.Include(d => d.Recipients).Where(d => d.OwedByUnitId == scene.Window.Id).OrderBy(d => d.DueOn).AsNoTracking().ToListAsync());
        Assert.Equal(
            [(new DateOnly(2012, 5, 10), new DateOnly(2012, 5, 20), 1), (new(2012, 5, 25), new(2012, 5, 25), 1), (new(2012, 5, 31), new(2012, 6, 10), 2), (new(2012, 12, 20), new(2012, 12, 20), 2)],
            duties.Select(d => (d.Terms.RemindOn, d.DueOn, d.Recipients.Count)));
        Assert.Contains("报送材料：动员部署", (await scene.OpenAsync(scene.Staff, "/")).Text, StringComparison.Ordinal);

        scene.Portal.Clock.Set(OfficeTime.EndOf(new(2012, 6, 10)).AddMinutes(-1));
        var report = duties[2].Id;
        await (await scene.OpenAsync(scene.Staff, $"/Duties/File/{report}")).Form().SubmitAsync(("Input.Words", "已传达到每个支部"));
        scene.Portal.Clock.Advance(TimeSpan.FromMinutes(2));
        var late = await scene.DutyOfAsync(duties[2].OriginId, scene.Campaigns.Windows[1]);
        var page = await scene.OpenAsync(scene.Neighbour, $"/Duties/File/{late}");
        Assert.Contains("迟报", page.Text, StringComparison.Ordinal);
        await page.Form().SubmitAsync(("Input.Words", "已传达"));
        Assert.Equal((false, true), ((await scene.ReadAsync(report)).Latest!.IsLate, (await scene.ReadAsync(late)).Latest!.IsLate));

        await (await scene.OpenAsync(scene.Receiver, $"/Duties/Receive/{report}")).Form().SubmitAsync();
        await (await scene.OpenAsync(scene.Admin, $"/Duties/Receive/{report}")).Form().SubmitAsync(("Input.UnitId", $"{organiser}"));
        Assert.Equal(2, (await scene.ReadAsync(report)).Receipts.Count);
        var board = await scene.OpenAsync(scene.Admin, $"/Duties/Board/{campaign}");
        board.AssertCommandsAtMost(16);
        Assert.Contains("2 / 2", board.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task In_the_middle_of_a_quarter_a_phase_is_moved_and_a_unit_gets_more_days_and_nothing_is_lost(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var round = await scene.Campaigns.RoundAsync(await scene.Campaigns.OpenAsync());
        var phase = await scene.PhaseAsync("2026年9月", "2026年9月下旬", round.CampaignId, CampaignFunction.SelfAssessment, CampaignFunction.Duties);
        var task = await scene.TaskAsync(phase, "9月20日");
        var (mine, other) = (await scene.DutyOfAsync(task), await scene.DutyOfAsync(task, scene.Campaigns.Windows[1]));
        await (await scene.OpenAsync(scene.Staff, $"/Duties/File/{mine}")).Form().SubmitAsync(("Input.Words", "已完成"));
        var filed = (await scene.ReadAsync(mine)).Latest!;

        var check = await (await scene.OpenAsync(scene.Admin, $"/Phases/Edit/{phase}")).Form().SubmitAsync(("Input.End.Wording", "2026年10月中旬"), ("Input.Reason", "市里统一推迟"), ("Input.Step", "Check"));
        Assert.Contains(scene.Campaigns.Windows[1].Name, check.Text, StringComparison.Ordinal);
        Assert.Contains("不会丢失", check.Text, StringComparison.Ordinal);
        await check.Form().SubmitAsync(("Input.Step", "Save"));
        check = await (await scene.OpenAsync(scene.Admin, $"/Tasks/Edit/{task}")).Form().SubmitAsync(("Input.Due.Wording", "10月15日"), ("Input.Reason", "市里统一推迟"), ("Input.Step", "Check"));
        Assert.Contains("已经报送，不受影响", check.Text, StringComparison.Ordinal);
        await check.Form().SubmitAsync(("Input.Step", "Save"));
        await (await scene.OpenAsync(scene.Admin, $"/Duties/Extend/{other}")).Form().SubmitAsync(("Input.UntilOn", "2026-10-25"), ("Input.Reason", "办公楼停电"));

        var (kept, moved) = (await scene.ReadAsync(mine), await scene.ReadAsync(other));
        Assert.Equal((DutyState.Filed, filed.FiledAt, new DateOnly(2026, 9, 20)), (kept.State, kept.Latest!.FiledAt, kept.DueOn));
        Assert.Equal((new DateOnly(2026, 10, 15), new DateOnly(2026, 10, 25)), (moved.Terms.DueOn, moved.DueOn));
        var audit = await scene.OpenAsync(scene.Admin, "/Audit");
        foreach (var sentence in (string[])["修改了阶段", "市里统一推迟", "的报送时间", "办公楼停电"])
        {
            Assert.Contains(sentence, audit.Text, StringComparison.Ordinal);
        }

        scene.Portal.Clock.Set(OfficeTime.StartOf(new(2026, 10, 24)));
        await (await scene.OpenAsync(scene.Neighbour, $"/Duties/File/{other}")).Form().SubmitAsync(("Input.Words", "已完成"));
        Assert.False((await scene.ReadAsync(other)).Latest!.IsLate);
    }

    private static async Task<PhaseScene> AtAsync(Provider provider, DateOnly day)
    {
        var portal = await Portal.OpenAsync(provider);
        portal.Clock.Set(OfficeTime.StartOf(day).AddHours(10));
        return await PhaseScene.SetAsync(portal);
    }

    private static async Task PlanAsync(PhaseScene scene, int campaign, string name, string begin, string end)
    {
        var form = (await scene.OpenAsync(scene.Admin, $"/Phases/New/{campaign}")).Form();
        var check = await form.SubmitAsync(("Input.Name", name), ("Input.Begin.Wording", begin), ("Input.End.Wording", end), ("Input.Functions", nameof(CampaignFunction.Duties)), ("Input.Step", "Check"));
        Assert.Equal($"/Phases/{campaign}", (await check.Form().SubmitAsync(("Input.Step", "Save"))).Path);
    }

    private static async Task AddTaskAsync(PhaseScene scene, int phase, string title, string due, int recipient, int? other)
    {
        var form = (await scene.OpenAsync(scene.Admin, $"/Tasks/New/{phase}")).Form();
        var check = await form.SubmitAsync(("Input.Title", title), ("Input.Due.Wording", due), ("Input.RecipientId", $"{recipient}"), ("Input.OtherRecipientId", $"{other}"), ("Input.Step", "Check"));
        Assert.StartsWith("/Phases/", (await check.Form().SubmitAsync(("Input.Step", "Save"))).Path, StringComparison.Ordinal);
    }
}
