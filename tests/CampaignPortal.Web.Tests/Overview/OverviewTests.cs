using System.Net;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Phases;
using CampaignPortal.Web.Tests.Results;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Overview;

/// <summary>Who leads sees where his quarter stands, every number with its list, and nobody else's.</summary>
public sealed class OverviewTests
{
    private static readonly string[] Lists = ["Missing", "Close", "Disputed"];

    [PortalFact]
    public async Task Each_number_is_the_length_of_the_list_behind_it(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var roundId = await scene.OpenAsync();
        foreach (var day in (DateOnly[])[scene.Portal.Today, new(2026, 9, 18), new(2026, 9, 28)])
        {
            scene.Portal.Clock.Set(OfficeTime.StartOf(day).AddHours(20));
            var leader = await scene.Portal.SignInAsync(scene.Leader);
            var page = await leader.OpenAsync($"/Overview?roundId={roundId}");
            page.AssertCommandsAtMost(12);
            foreach (var list in Lists)
            {
                var link = page.Document.QuerySelector($"main a[href='/Overview/Items/{roundId}/{list}']")!;
                var rows = (await leader.OpenAsync(link.GetAttribute("href")!)).Document.QuerySelectorAll("main tbody tr").Length;
                Assert.Equal($"{rows}", link.FirstChild!.TextContent.Trim());
            }
        }

        Assert.Contains("逾期", (await (await scene.Portal.SignInAsync(scene.Leader)).OpenAsync("/Overview")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task What_is_filed_leaves_the_list_and_the_table_says_so(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var roundId = await scene.OpenAsync();
        var leader = await scene.Portal.SignInAsync(scene.Leader);
        var before = await leader.OpenAsync($"/Overview/Completion/{roundId}");
        before.AssertCommandsAtMost(12);
        Assert.Equal(2, before.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("未报", before.Text, StringComparison.Ordinal);
        Assert.NotNull(before.Document.QuerySelector("main .cp-landscape .cp-heat"));
        Assert.Contains("缺项", before.Document.QuerySelector("main thead")!.TextContent, StringComparison.Ordinal);
        var sheet = await OverviewActs.SheetAsync(scene, roundId);
        await (await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Check/{sheet}")).Form().SubmitAsync();
        var missing = await leader.OpenAsync($"/Overview/Missing/{roundId}/{scene.Windows[0].Id}");
        missing.AssertCommandsAtMost(12);
        Assert.Contains("自评表待负责人确认", missing.Text, StringComparison.Ordinal);
        Assert.Contains("缺 ", (await leader.OpenAsync($"/Overview/Completion/{roundId}")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_cell_leads_to_what_its_standard_misses(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var roundId = await scene.OpenAsync();
        var leader = await scene.Portal.SignInAsync(scene.Leader);
        var cell = (await leader.OpenAsync($"/Overview/Completion/{roundId}")).Document.QuerySelector("main td.cp-heat-nothing a")!;
        var page = await leader.OpenAsync(cell.GetAttribute("href")!);
        Assert.Contains("自评表未提交", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("main form[action^='/Overview/Remind/']"));
    }

    [PortalFact]
    public async Task Another_organisers_quarter_does_not_exist_and_other_roles_are_refused(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var roundId = await scene.OpenAsync();
        var sheet = await OverviewActs.SheetAsync(scene, roundId);
        string[] paths = [$"/Overview?roundId={roundId}", $"/Overview/Items/{roundId}/Missing", $"/Overview/Completion/{roundId}", $"/Overview/Missing/{roundId}/{scene.Windows[0].Id}",
            $"/Overview/Remind/SelfAssessment/{sheet}"];
        var (stranger, head) = (await scene.Portal.SignInAsync(scene.OtherAdmin), await scene.Portal.SignInAsync(scene.Head));
        foreach (var path in paths)
        {
            (await stranger.OpenAsync(path)).AssertStatus(HttpStatusCode.NotFound);
            (await head.OpenAsync(path)).AssertStatus(HttpStatusCode.Forbidden);
        }

        (await (await scene.Portal.SignInAsync(scene.Leader)).OpenAsync($"/Overview/Items/{roundId}/Everything")).AssertStatus(HttpStatusCode.NotFound);
        (await stranger.PostWithTokenAsync($"/Overview/Remind/SelfAssessment/{sheet}")).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task A_deputy_sees_and_reminds_only_the_units_in_his_charge(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var roundId = await scene.OpenAsync();
        var deputy = await scene.Portal.SignInAsync(await scene.Portal.PersonAsync(Role.Leader, scene.Windows[0]));
        var page = await deputy.OpenAsync($"/Overview/Items/{roundId}/Missing");
        Assert.Contains(scene.Windows[0].Name, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Windows[1].Name, page.Text, StringComparison.Ordinal);
        Assert.Single((await deputy.OpenAsync($"/Overview/Completion/{roundId}")).Document.QuerySelectorAll("main tbody tr"));
        (await deputy.OpenAsync($"/Overview/Missing/{roundId}/{scene.Windows[1].Id}")).AssertStatus(HttpStatusCode.NotFound);
        (await deputy.OpenAsync($"/Overview/Remind/SelfAssessment/{await OverviewActs.SheetAsync(scene, roundId, 1)}")).AssertStatus(HttpStatusCode.NotFound);
        (await deputy.OpenAsync($"/Overview/Remind/SelfAssessment/{await OverviewActs.SheetAsync(scene, roundId)}")).AssertStatus(HttpStatusCode.OK);
    }

    [PortalFact]
    public async Task A_reminder_goes_out_once_a_day_to_those_who_can_file(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var path = $"/Overview/Remind/SelfAssessment/{await OverviewActs.SheetAsync(scene, await scene.OpenAsync())}";
        var leader = await scene.Portal.SignInAsync(scene.Leader);
        var (first, second) = ((await leader.OpenAsync(path)).Form(), (await leader.OpenAsync(path)).Form());
        var sent = await first.SubmitAsync();
        Assert.Contains("已催办", sent.Text, StringComparison.Ordinal);
        Assert.Contains(scene.Staff.Name, sent.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Null(sent.Document.QuerySelector("main form[method=post]"));
        Assert.Contains("今天已经催办过", (await second.SubmitAsync()).Text, StringComparison.Ordinal);
        var told = await scene.Portal.DataAsync(db => db.Messages.Where(m => m.Kind == "RemindSelfAssessment").Select(m => m.RecipientId).ToListAsync());
        Assert.Equal(new[] { scene.Head.PersonId, scene.Staff.PersonId }.Order(), told.Order());
        scene.Portal.Clock.Set(OfficeTime.StartOf(scene.Portal.Today.AddDays(1)).AddHours(9));
        Assert.Contains("已催办", (await (await (await scene.Portal.SignInAsync(scene.Leader)).OpenAsync(path)).Form().SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(2, await scene.Portal.DataAsync(db => db.Reminders.CountAsync()));
    }

    [PortalFact]
    public async Task Nobody_is_reminded_of_a_quarter_that_is_closed_or_of_a_unit_where_nobody_files(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var leader = await scene.Portal.SignInAsync(scene.Leader);
        var open = await OverviewActs.SheetAsync(scene, await scene.OpenAsync(), 1);
        Assert.Contains("没有可以催办的人", (await leader.PostWithTokenAsync($"/Overview/Remind/SelfAssessment/{open}")).Text, StringComparison.Ordinal);
        var closed = await OverviewActs.SheetAsync(scene, await scene.ClosedAsync());
        Assert.Null((await leader.OpenAsync($"/Overview/Remind/SelfAssessment/{closed}")).Document.QuerySelector("main form[method=post]"));
        await leader.PostWithTokenAsync($"/Overview/Remind/SelfAssessment/{closed}");
        Assert.Equal(0, await scene.Portal.DataAsync(db => db.Reminders.CountAsync()));
    }

    [PortalFact]
    public async Task A_leader_finds_the_three_numbers_first_on_his_home_page(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var roundId = await scene.OpenAsync();
        var page = await (await scene.Portal.SignInAsync(scene.Leader)).OpenAsync("/");
        Assert.StartsWith("完成情况一览", page.Document.QuerySelector("main h2")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/Overview/Items/{roundId}/Missing']"));
        Assert.Null((await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync("/")).Document.QuerySelector("main a[href^='/Overview']"));
    }

    [PortalFact]
    public async Task Materials_that_units_owe_stand_among_what_is_missing_and_are_reminded_of(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var roundId = await scene.Campaigns.OpenAsync();
        var taskId = await scene.TaskAsync(await scene.PhaseAsync("2026年9月", null, (await scene.Campaigns.RoundAsync(roundId)).CampaignId), $"{scene.Portal.Today.AddDays(1):M月d日}前");
        var (dutyId, leader) = (await scene.DutyOfAsync(taskId), await scene.Portal.SignInAsync(scene.Campaigns.Leader));
        foreach (var list in (string[])["Missing", "Close"])
        {
            Assert.Equal(2, (await leader.OpenAsync($"/Overview/Items/{roundId}/{list}")).Document.QuerySelectorAll("main a[href^='/Duties/Details/']").Length);
        }

        Assert.Contains("报送事项未报 2", (await leader.OpenAsync($"/Overview?roundId={roundId}")).Text, StringComparison.Ordinal);
        var form = (await leader.OpenAsync($"/Overview/Remind/Duty/{dutyId}")).Form();
        Assert.Contains("已催办", (await form.SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("DutyReminded", await scene.MessagesAsync(scene.Staff));
        Assert.Contains("今天已经催办过", (await form.SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.Single((await scene.ReadAsync(dutyId)).Reminders);
        var deputy = await scene.Portal.SignInAsync(await scene.Portal.PersonAsync(Role.Leader, scene.Campaigns.Windows[1]));
        (await deputy.OpenAsync($"/Overview/Remind/Duty/{dutyId}")).AssertStatus(HttpStatusCode.NotFound);
        (await deputy.OpenAsync($"/Overview/Remind/Duty/{await scene.DutyOfAsync(taskId, scene.Campaigns.Windows[1])}")).AssertStatus(HttpStatusCode.OK);
    }

    [PortalFact]
    public async Task The_quarter_with_something_overdue_comes_first(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var (late, calm) = (await scene.OpenAsync(), await scene.OpenAsync());
        await scene.Portal.DataAsync(async db =>
        {
            var round = await db.Rounds.Include(r => r.Participants).Include(r => r.Extensions).AsSplitQuery().SingleAsync(r => r.Id == calm);
            scene.Windows.Take(2).ToList().ForEach(w => round.Extend(w.Id, new(2026, 9, 24), new(2026, 9, 28), "停电", new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        scene.Portal.Clock.Set(OfficeTime.StartOf(new DateOnly(2026, 9, 21)).AddHours(9));
        var leader = await scene.Portal.SignInAsync(scene.Leader);
        Assert.NotNull((await leader.OpenAsync("/Overview")).Document.QuerySelector($"main a[href='/Overview/Items/{late}/Missing']"));
        var home = await leader.OpenAsync("/");
        home.AssertCommandsAtMost(12);
        Assert.Equal([$"/Overview?roundId={late}", $"/Overview?roundId={calm}"], home.Document.QuerySelectorAll("main li > a[href^='/Overview?']").Select(a => a.GetAttribute("href")));
        Assert.Contains("逾期 2 项", home.Text, StringComparison.Ordinal);
        Assert.Contains("没有逾期", home.Text, StringComparison.Ordinal);
        var admin = await scene.OpenAsync(scene.Admin, "/");
        Assert.Contains("逾期 2 个单位", admin.Text, StringComparison.Ordinal);
        Assert.StartsWith((await scene.CampaignAsync((await scene.RoundAsync(calm)).CampaignId)).Name, admin.Document.QuerySelector("main .cp-quarter h2")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Everything_overdue_is_reminded_of_at_once_and_each_thing_once_a_day(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var roundId = await scene.OpenAsync();
        await scene.Portal.PersonAsync(Role.OfficeStaff, scene.Windows[1]);
        await scene.Portal.DataAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == scene.Staff.PersonId)).NameLiaisonPhone("0668-2912345", new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        scene.Portal.Clock.Set(OfficeTime.StartOf(new DateOnly(2026, 9, 21)).AddHours(9));
        var leader = await scene.Portal.SignInAsync(scene.Leader);
        var one = await (await leader.OpenAsync($"/Overview/Remind/SelfAssessment/{await OverviewActs.SheetAsync(scene, roundId)}")).Form().SubmitAsync();
        Assert.Null(one.Document.QuerySelector(".cp-notice-refusal"));
        Assert.Contains("0668-2912345", one.Text, StringComparison.Ordinal);
        var list = await leader.OpenAsync(one.Document.QuerySelector("main .cp-panel .cp-actions a")!.GetAttribute("href")!);
        var all = await leader.OpenAsync(list.Document.QuerySelector("main a[href^='/Overview/RemindOverdue/']")!.GetAttribute("href")!);
        all.AssertCommandsAtMost(12);
        Assert.Contains("下列 1 项", all.Text, StringComparison.Ordinal);
        Assert.Contains("已催办 1 项", (await all.Form().SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("今天都已催办过", (await all.Form().SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(2, await scene.Portal.DataAsync(db => db.Reminders.CountAsync()));
        (await scene.OpenAsync(scene.OtherAdmin, $"/Overview/RemindOverdue/{roundId}")).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task A_statement_on_the_result_is_disputed_until_it_is_answered(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.StateCaseAsync();
        var list = await (await world.AsAsync(world.Leader)).OpenAsync($"/Overview/Items/{world.RoundId}/Disputed");
        Assert.Single(list.Document.QuerySelectorAll("main tbody tr"));
        Assert.Contains("户籍窗口", list.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Before_the_decision_only_who_decides_or_computes_sees_ranking_and_trend(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, AudienceLevel.WholeRankingWithLines);
        var (ranking, trend) = ($"/Overview/Ranking/{world.ResultId}", $"/Results/Trend/{world.ResultId}/{world.First.Id}");
        var (leader, staff, rival) = (await world.AsAsync(world.Leader), await world.AsAsync(world.Staff), await world.AsAsync(world.Rival));
        foreach (var path in (string[])[ranking, trend])
        {
            var page = await leader.OpenAsync(path);
            page.AssertCommandsAtMost(12);
            Assert.Contains(ResultWorld.FirstTotal, page.Body, StringComparison.Ordinal);
        }

        (await staff.OpenAsync(trend)).AssertStatus(HttpStatusCode.NotFound);
        (await staff.OpenAsync(ranking)).AssertStatus(HttpStatusCode.Forbidden);
        await world.DecideAsync();
        Assert.Contains(ResultWorld.FirstTotal, (await staff.OpenAsync(trend)).Body, StringComparison.Ordinal);
        (await rival.OpenAsync(trend)).AssertStatus(HttpStatusCode.OK);
    }

    [PortalFact]
    public async Task With_lines_closed_to_others_the_trend_is_its_units_own(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider);
        await world.DecideAsync();
        var trend = $"/Results/Trend/{world.ResultId}/{world.First.Id}";
        (await (await world.AsAsync(world.Staff)).OpenAsync(trend)).AssertStatus(HttpStatusCode.OK);
        (await (await world.AsAsync(world.Rival)).OpenAsync(trend)).AssertStatus(HttpStatusCode.NotFound);
        (await (await world.AsAsync(world.Stranger)).OpenAsync(trend)).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task The_pages_take_as_few_commands_for_a_hundred_units_as_for_three(Provider provider)
    {
        await using var world = await ResultWorld.SetAsync(provider, more: 97);
        var leader = await world.AsAsync(world.Leader);
        foreach (var path in (string[])["/", "/Overview", $"/Overview/Items/{world.RoundId}/Close", $"/Overview/Completion/{world.RoundId}", $"/Overview/Missing/{world.RoundId}/{world.First.Id}",
            $"/Overview/Ranking/{world.ResultId}", $"/Results/Trend/{world.ResultId}/{world.First.Id}", world.At("Decide")])
        {
            var page = await leader.OpenAsync(path);
            page.AssertStatus(HttpStatusCode.OK);
            page.AssertCommandsAtMost(12);
        }
    }
}
