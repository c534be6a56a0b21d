using System.Net;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Evidence;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Phases;

/// <summary>Filing, receiving, sending back, extending and reminding.</summary>
public sealed class DutyPagesTests
{
    [PortalFact]
    public async Task AUTHZ_03_a_duty_exists_for_who_owes_it_for_whom_it_is_owed_and_for_who_runs_the_campaign(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var duty = await scene.FiledAsync();
        foreach (var (who, path, expected) in ((Someone, string, HttpStatusCode)[])
            [
                (scene.Staff, "Details", HttpStatusCode.OK), (scene.Receiver, "Details", HttpStatusCode.OK), (scene.Admin, "Details", HttpStatusCode.OK),
                (scene.Neighbour, "Details", HttpStatusCode.NotFound), (scene.Neighbour, "File", HttpStatusCode.NotFound), (scene.Neighbour, "Receive", HttpStatusCode.NotFound),
                (scene.Receiver, "File", HttpStatusCode.NotFound), (scene.Campaigns.OtherAdmin, "Details", HttpStatusCode.NotFound), (scene.Campaigns.OtherAdmin, "Receive", HttpStatusCode.NotFound),
                (scene.Campaigns.Leader, "File", HttpStatusCode.Forbidden), (scene.Campaigns.Leader, "Receive", HttpStatusCode.Forbidden),
            ])
        {
            var page = await scene.OpenAsync(who, $"/Duties/{path}/{duty}");
            page.AssertStatus(expected);
            page.AssertCommandsAtMost(16);
        }

        var visitor = await scene.Portal.SignInAsync(scene.Neighbour);
        (await visitor.PostWithTokenAsync($"/Duties/File/{duty}", ("Input.Key", $"{Guid.NewGuid()}"), ("Input.Version", "2"), ("Input.Words", "x"))).AssertStatus(HttpStatusCode.NotFound);
        (await visitor.PostWithTokenAsync($"/Duties/Receive/{duty}", ("Input.UnitId", $"{scene.Office.Id}"), ("Input.Version", "2"))).AssertStatus(HttpStatusCode.NotFound);
        Assert.Empty((await scene.ReadAsync(duty)).Receipts);
    }

    [PortalFact]
    public async Task A_file_lies_with_its_filing_goes_with_the_next_one_and_is_open_to_the_recipients_only(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var duty = await scene.DutyAsync(needsCheck: true, evidence: DutyEvidence.File);
        var form = (await scene.OpenAsync(scene.Staff, $"/Duties/File/{duty}")).Form();
        Assert.NotNull((await form.SubmitAsync(("Input.Words", "见附件"))).Document.QuerySelector(".cp-error-summary"));
        form = (await scene.OpenAsync(scene.Staff, $"/Duties/File/{duty}")).Form().Choose("Input.Files", "清单.pdf", Samples.Pdf());
        Assert.Equal($"/Duties/Details/{duty}", (await form.SubmitAsync(("Input.Words", "三张清单"))).Path);
        var link = (await scene.OpenAsync(scene.Receiver, $"/Duties/Receive/{duty}")).Document.QuerySelector("main a[href^='/Evidence/Download/']")!.GetAttribute("href")!;
        (await scene.OpenAsync(scene.Receiver, link)).AssertStatus(HttpStatusCode.OK);
        (await scene.OpenAsync(scene.Neighbour, link)).AssertStatus(HttpStatusCode.NotFound);
        await (await scene.OpenAsync(scene.Receiver, $"/Duties/SendBack/{duty}")).Form().SubmitAsync(("Input.Reason", "缺少责任人"));
        var again = await scene.OpenAsync(scene.Staff, $"/Duties/File/{duty}");
        Assert.Contains("缺少责任人", again.Text, StringComparison.Ordinal);
        await again.Form().SubmitAsync(("Input.Words", "已补责任人"));
        Assert.Equal([(1, 1), (2, 1)], (await scene.ReadAsync(duty)).Filings.OrderBy(f => f.Number).Select(f => (f.Number, f.FileCount)));
    }

    [PortalFact]
    public async Task Who_filed_receives_nothing_and_each_recipient_signs_for_itself(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var duty = await scene.FiledAsync();
        Assert.Contains("签收材料", (await scene.OpenAsync(scene.Receiver, "/")).Text, StringComparison.Ordinal);
        await (await scene.OpenAsync(scene.Receiver, $"/Duties/Receive/{duty}")).Form().SubmitAsync();
        Assert.DoesNotContain("签收材料", (await scene.OpenAsync(scene.Receiver, "/")).Text, StringComparison.Ordinal);
        await (await scene.OpenAsync(scene.Admin, $"/Duties/Receive/{duty}")).Form().SubmitAsync(("Input.UnitId", $"{scene.Campaigns.Organiser.Id}"));
        Assert.Equal([scene.Campaigns.Organiser.Id, scene.Office.Id], (await scene.ReadAsync(duty)).Receipts.Select(r => r.UnitId).Order());
        Assert.Equal(2, (await scene.MessagesAsync(scene.Staff)).Count(m => m == "DutyReceived"));
    }

    [PortalFact]
    public async Task A_closed_phase_closes_filing_and_an_extension_opens_it_for_one_unit(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var phase = await scene.PhaseAsync("2026年9月1日", "2026年9月16日", null, CampaignFunction.Duties);
        var task = await scene.TaskAsync(phase, "9月16日");
        var (mine, other) = (await scene.DutyOfAsync(task), await scene.DutyOfAsync(task, scene.Campaigns.Windows[1]));
        await (await scene.OpenAsync(scene.Admin, $"/Duties/Extend/{mine}")).Form().SubmitAsync(("Input.UntilOn", "2026-09-25"), ("Input.Reason", "停电"));
        scene.Portal.Clock.Set(OfficeTime.StartOf(new(2026, 9, 18)));
        Assert.Contains("阶段已经结束", (await scene.OpenAsync(scene.Neighbour, $"/Duties/File/{other}")).Text, StringComparison.Ordinal);
        var list = await scene.OpenAsync(scene.Neighbour, "/Duties");
        list.AssertCommandsAtMost(12);
        Assert.Contains("阶段已经结束", list.Document.QuerySelector(".cp-task-list")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("阶段已结束", list.Document.QuerySelector(".cp-task-side")!.TextContent.Trim());
        Assert.DoesNotContain("阶段已经结束", (await scene.OpenAsync(scene.Staff, "/Duties")).Text, StringComparison.Ordinal);
        Assert.Equal($"/Duties/Details/{mine}", (await (await scene.OpenAsync(scene.Staff, $"/Duties/File/{mine}")).Form().SubmitAsync(("Input.Words", "已完成"))).Path);
        Assert.False((await scene.ReadAsync(mine)).Latest!.IsLate);
    }

    [PortalFact]
    public async Task A_duty_is_not_extended_to_a_day_that_is_over(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var duty = await scene.DutyAsync("9月16日");
        scene.Portal.Clock.Set(OfficeTime.StartOf(new(2026, 9, 20)));
        var form = (await scene.OpenAsync(scene.Admin, $"/Duties/Extend/{duty}")).Form();
        Assert.Contains("这一天已经过去", (await form.SubmitAsync(("Input.UntilOn", "2026-09-18"), ("Input.Reason", "停电"))).Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.False((await scene.ReadAsync(duty)).IsExtended);
        Assert.Equal($"/Duties/Details/{duty}", (await form.SubmitAsync(("Input.UntilOn", "2026-09-20"), ("Input.Reason", "停电"))).Path);
    }

    [PortalFact]
    public async Task The_board_shows_who_owes_what_reminds_once_a_day_and_offers_the_names_as_text(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var task = await scene.TaskAsync(await scene.PhaseAsync("2026年9月", null), "9月15日");
        var campaign = (await scene.ReadAsync(await scene.DutyOfAsync(task))).CampaignId;
        scene.Portal.Clock.Advance(TimeSpan.FromDays(1));
        await (await scene.OpenAsync(scene.Neighbour, $"/Duties/File/{await scene.DutyOfAsync(task, scene.Campaigns.Windows[1])}")).Form().SubmitAsync(("Input.Words", "已完成"));
        var board = await scene.OpenAsync(scene.Admin, $"/Duties/Board/{campaign}");
        Assert.Contains(scene.Window.Name, board.Document.QuerySelector("#copy")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Campaigns.Windows[1].Name, board.Document.QuerySelector("#copy")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已催办 1 项", (await board.Form("#remind-all").SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.Contains("今天已经催办过", (await board.Form("#remind-all").SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.Single(await scene.MessagesAsync(scene.Staff), m => m == "DutyReminded");
        Assert.Contains("催办", (await scene.OpenAsync(scene.Staff, $"/Duties/Details/{await scene.DutyOfAsync(task)}")).Text, StringComparison.Ordinal);
        scene.Portal.Clock.Advance(TimeSpan.FromDays(1));
        board = await scene.OpenAsync(scene.Admin, $"/Duties/Board/{campaign}");
        Assert.Contains("已催办 1 项", (await board.Form("#remind-all").SubmitAsync()).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Who_joins_gets_what_is_still_asked_and_who_leaves_keeps_what_it_filed(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var phase = await scene.PhaseAsync("2026年9月", null);
        var (past, coming) = (await scene.TaskAsync(phase, "9月10日"), await scene.TaskAsync(phase, "9月30日"));
        var campaign = await scene.CampaignOfAsync(phase);
        await scene.Portal.DataAsync(async db =>
        {
            var stored = await db.Campaigns.Include(c => c.Categories).Include(c => c.Participations).SingleAsync(c => c.Id == campaign);
            stored.Join(scene.Office.Id, "W", true, scene.Portal.Today, new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            stored.Leave(scene.Window.Id, scene.Portal.Today, new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        await scene.DoDueAsync();
        var duties = await scene.Portal.DataAsync(db => db.Duties.Select(d => new { d.OriginId, d.OwedByUnitId, d.State }).ToListAsync());
        Assert.DoesNotContain(duties, d => d.OriginId == past && d.OwedByUnitId == scene.Office.Id);
        Assert.Contains(duties, d => d.OriginId == coming && d.OwedByUnitId == scene.Office.Id && d.State == DutyState.Owed);
        Assert.All(duties.Where(d => d.OwedByUnitId == scene.Window.Id), d => Assert.Equal(DutyState.Withdrawn, d.State));
    }

    [PortalFact]
    public async Task AUTHZ_03_who_runs_the_campaign_signs_for_its_organiser_and_for_no_other_recipient(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var duty = await scene.FiledAsync(needsCheck: true);
        var page = await scene.OpenAsync(scene.Admin, $"/Duties/Receive/{duty}");
        var version = $"{(await scene.ReadAsync(duty)).Version}";
        foreach (var path in (string[])["Receive", "SendBack"])
        {
            (await page.Visitor.PostWithTokenAsync($"/Duties/{path}/{duty}", ("Input.UnitId", $"{scene.Office.Id}"), ("Input.Version", version), ("Input.Reason", "代办"))).AssertStatus(HttpStatusCode.NotFound);
        }

        Assert.Empty((await scene.ReadAsync(duty)).Receipts);
        await page.Form().SubmitAsync();
        Assert.Equal([scene.Campaigns.Organiser.Id], (await scene.ReadAsync(duty)).Receipts.Select(r => r.UnitId));
        Assert.DoesNotContain("签收材料", (await scene.OpenAsync(scene.Admin, "/")).Text, StringComparison.Ordinal);
        Assert.Null((await scene.OpenAsync(scene.Admin, $"/Duties/Details/{duty}")).Document.QuerySelector("main a[href^='/Duties/Receive/']"));
    }

    [PortalFact]
    public async Task Who_comes_back_is_asked_again_for_what_is_not_due_yet(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var duty = await scene.DutyAsync();
        var (campaign, today) = ((await scene.ReadAsync(duty)).CampaignId, scene.Portal.Today);
        await ChangeAsync((c, by, now) => c.Leave(scene.Window.Id, today, by, now));
        await scene.DoDueAsync();
        Assert.Equal(DutyState.Withdrawn, (await scene.ReadAsync(duty)).State);
        Assert.Contains("DutyWithdrawn", await scene.MessagesAsync(scene.Staff));
        await ChangeAsync((c, by, now) => c.Join(scene.Window.Id, "W", true, today, by, now));
        Assert.Equal(1, await scene.DoDueAsync());
        Assert.Equal(0, await scene.DoDueAsync());
        await (await scene.OpenAsync(scene.Staff, $"/Duties/File/{duty}")).Form().SubmitAsync(("Input.Words", "已完成"));
        Assert.Equal(DutyState.Filed, (await scene.ReadAsync(duty)).State);

        Task ChangeAsync(Action<Campaign, Actor, DateTimeOffset> change) => scene.Portal.DataAsync(async db =>
        {
            var stored = await db.Campaigns.Include(c => c.Categories).Include(c => c.Participations).SingleAsync(c => c.Id == campaign);
            change(stored, new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
    }

    [PortalFact]
    public async Task When_a_campaign_ends_nothing_is_owed_any_more_and_what_was_filed_stays(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var task = await scene.TaskAsync(await scene.PhaseAsync("2026年9月", null));
        var (mine, other) = (await scene.DutyOfAsync(task), await scene.DutyOfAsync(task, scene.Campaigns.Windows[1]));
        await (await scene.OpenAsync(scene.Staff, $"/Duties/File/{mine}")).Form().SubmitAsync(("Input.Words", "已完成"));
        var correcting = (await scene.OpenAsync(scene.Staff, $"/Duties/File/{mine}")).Form();
        var campaign = (await scene.ReadAsync(mine)).CampaignId;
        var finish = await scene.OpenAsync(scene.Admin, $"/Campaigns/Finish/{campaign}");
        Assert.Contains("还有 1 项材料没有报送", finish.Text, StringComparison.Ordinal);
        await finish.Form().SubmitAsync();
        Assert.Equal((DutyState.Filed, DutyState.Withdrawn), ((await scene.ReadAsync(mine)).State, (await scene.ReadAsync(other)).State));
        Assert.Contains("DutyWithdrawn", await scene.MessagesAsync(scene.Neighbour));
        Assert.DoesNotContain("DutyWithdrawn", await scene.MessagesAsync(scene.Staff));
        await correcting.SubmitAsync(("Input.Words", "事后更正"));
        Assert.Single((await scene.ReadAsync(mine)).Filings);
        await (await scene.OpenAsync(scene.Receiver, $"/Duties/Receive/{mine}")).Form().SubmitAsync();
        Assert.Single((await scene.ReadAsync(mine)).Receipts);
    }

    [PortalFact]
    public async Task Who_is_asked_no_longer_is_told_so_and_the_others_hear_nothing_of_it(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var task = await scene.TaskAsync(await scene.PhaseAsync("2026年9月", null));
        var form = (await scene.OpenAsync(scene.Admin, $"/Tasks/Cancel/{task}")).Form();
        await (await scene.OpenAsync(scene.Staff, $"/Duties/File/{await scene.DutyOfAsync(task)}")).Form().SubmitAsync(("Input.Words", "已完成"));
        await form.SubmitAsync(("Input.Reason", "市里不再要求"));
        Assert.Contains("DutyWithdrawn", await scene.MessagesAsync(scene.Neighbour));
        Assert.DoesNotContain("DutyWithdrawn", await scene.MessagesAsync(scene.Staff));
        Assert.DoesNotContain("DutyRevised", await scene.MessagesAsync(scene.Neighbour));
    }

    [PortalFact]
    public async Task A_task_has_one_last_day_on_every_page_with_the_plan_s_words_beside_it(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var task = await scene.TaskAsync(await scene.PhaseAsync("2026年9月", null), "9月27日前", isRolled: true); // a holiday
        var duty = await scene.DutyOfAsync(task);
        var campaign = (await scene.ReadAsync(duty)).CampaignId;
        foreach (var (who, path) in ((Someone, string)[])
            [(scene.Staff, "/"), (scene.Staff, "/Duties"), (scene.Staff, $"/Duties/File/{duty}"), (scene.Staff, $"/Timeline/{campaign}"),
                (scene.Admin, $"/Phases/{campaign}"), (scene.Admin, $"/Duties/Board/{campaign}"), (scene.Admin, $"/Timeline/{campaign}")])
        {
            var words = (await scene.OpenAsync(who, path)).Text;
            Assert.Contains("9月27日前", words, StringComparison.Ordinal);
            Assert.Contains("2026年9月28日", words, StringComparison.Ordinal);
            Assert.False(words.Contains("2026年9月26日", StringComparison.Ordinal) || words.Contains("2026年9月27日", StringComparison.Ordinal), $"{path} names another day: {words}");
        }

        Assert.Contains("（9月27日前，最后一天2026年9月28日）", (await scene.OpenAsync(scene.Admin, $"/Duties/Board/{campaign}")).Document.QuerySelector("#copy")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("请提前办理", (await scene.OpenAsync(scene.Staff, "/")).Text, StringComparison.Ordinal);
        scene.Portal.Clock.Set(OfficeTime.StartOf(new(2026, 9, 26)));
        Assert.Contains("请提前办理", (await scene.OpenAsync(scene.Staff, "/")).Text, StringComparison.Ordinal);
    }
}
