using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Tests.Evidence;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Campaigns;

/// <summary>What a campaign is: dates, office, goals, documents, group, categories, participants.</summary>
public sealed class CampaignPlanTests
{
    [PortalFact]
    public async Task Dates_that_are_not_understood_are_asked_for_and_nothing_is_lost(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.DraftAsync();
        var form = (await scene.OpenAsync(scene.Admin, $"/Campaigns/Edit/{id}")).Form();
        var page = await form.SubmitAsync(("Input.Theme", "服务群众"), ("Input.Ends.Wording", "适当时候"));
        Assert.Contains("没有看懂这个时间", page.Text, StringComparison.Ordinal);
        Assert.Contains(("Input.Theme", "服务群众"), page.Form().Fields());
        await page.Form().SubmitAsync(("Input.Ends.Earliest", "2026-12-01"), ("Input.Ends.Latest", "2027-01-31"));
        var stored = await scene.CampaignAsync(id);
        Assert.Equal(("服务群众", "适当时候", new DateOnly(2027, 1, 31)), (stored.Theme, stored.Outline.Ends!.Wording, stored.Outline.Ends.Latest));
        Assert.Contains(("Input.Ends.Latest", "2027-01-31"), (await scene.OpenAsync(scene.Admin, $"/Campaigns/Edit/{id}")).Form().Fields());
    }

    [PortalFact]
    public async Task A_vague_date_is_read_back_with_its_days_and_a_copy_shows_the_days_of_both_years(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.DraftAsync();
        var details = await (await scene.OpenAsync(scene.Admin, $"/Campaigns/Edit/{id}")).Form().SubmitAsync(("Input.Begins.Wording", "5月中旬"), ("Input.Ends.Wording", "年底"));
        foreach (var day in (string[])["2026年5月11日", "2026年5月20日", "2026年12月1日", "2026年12月31日"])
        {
            Assert.Contains(day, details.Text, StringComparison.Ordinal);
        }

        var edit = (await scene.OpenAsync(scene.Admin, $"/Campaigns/Edit/{id}")).Form();
        await edit.SubmitAsync(("Input.Begins.Latest", "2026-05-18"));
        Assert.Equal(new ImpreciseDate("5月中旬", new(2026, 5, 11), new(2026, 5, 18)), (await scene.CampaignAsync(id)).Outline.Begins);
        var copy = await scene.OpenAsync(scene.Admin, $"/Campaigns/Copy/{id}");
        Assert.Contains("2026年12月31日", copy.Text, StringComparison.Ordinal);
        Assert.Contains("2027年12月31日", copy.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task The_page_of_a_campaign_lists_its_phases_and_the_figures_of_its_goals(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.DraftAsync();
        Assert.Contains("不划分阶段时", (await scene.OpenAsync(scene.Admin, $"/Campaigns/Details/{id}")).Text, StringComparison.Ordinal);
        await scene.Portal.DataAsync(async db =>
        {
            var (campaign, by, now) = (await db.Campaigns.SingleAsync(c => c.Id == id), new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            var plan = new PhasePlan(1, "查摆问题", null, DateWording.Read("9月", 2026)!, DateWording.Read("11月", 2026), []);
            db.AddRange(new Goal(campaign, new GoalText("群众满意", "满意率不低于", 95, "%"), by, now), new Phase(Guid.NewGuid(), campaign, plan, by, now));
            await db.SaveChangesAsync();
        });
        var page = await scene.OpenAsync(scene.Admin, $"/Campaigns/Details/{id}");
        foreach (var said in (string[])["查摆问题", "2026年11月30日", "0 项任务", "按日期应已开始", "95%"])
        {
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("不划分阶段时", page.Text, StringComparison.Ordinal);
        page.AssertCommandsAtMost(13);
    }

    [Theory]
    [InlineData("满意率不低于", 95, "%", "95%")]
    [InlineData("满意率达到95%以上", 95, "%", null)]
    [InlineData("从 90% 提高到 95%", 95, "%", null)]
    [InlineData("投诉率控制在95%的窗口之内", 5, "%", "5%")]
    [InlineData("不超过0.5%", 5, "%", "5%")]
    [InlineData("办件95.5次", 95, null, "95")]
    [InlineData("办件1,095次", 95, null, "95")]
    [InlineData("前5名，共10家", 5, null, null)]
    [InlineData("说不出数", null, "%", null)]
    public void A_figure_that_the_words_of_a_goal_say_already_is_not_said_again(string target, int? figure, string? measure, string? beside) =>
        Assert.Equal(beside, new GoalView(1, "群众满意", target, figure, measure, null).FigureBeside);

    [PortalFact]
    public async Task A_campaign_begun_by_mistake_leaves_the_lists_and_its_name_is_free(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.DraftAsync();
        var name = (await scene.CampaignAsync(id)).Name;
        Assert.Contains(name, (await scene.OpenAsync(scene.Admin, "/Campaigns")).Text, StringComparison.Ordinal);
        var form = (await scene.OpenAsync(scene.Admin, $"/Campaigns/Discard/{id}")).Form();
        Assert.NotNull((await form.SubmitAsync(("Input.Reason", " "))).Document.QuerySelector(".cp-error-summary li"));
        Assert.Equal("/Campaigns", (await form.SubmitAsync(("Input.Reason", "年度选错"))).Path);

        Assert.DoesNotContain(name, (await scene.OpenAsync(scene.Admin, "/Campaigns")).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(name, (await scene.OpenAsync(scene.Admin, "/Campaigns?all=true")).Document.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(name, (await scene.OpenAsync(scene.Admin, "/Campaigns/New")).Text, StringComparison.Ordinal);
        var details = await scene.OpenAsync(scene.Admin, $"/Campaigns/Details/{id}");
        Assert.Contains("已作废", details.Text, StringComparison.Ordinal);
        Assert.Empty(details.Document.QuerySelectorAll("main a[href^='/Campaigns/Edit/'], main a[href^='/Campaigns/Discard/']"));
        (await scene.OpenAsync(scene.Staff, $"/Campaigns/About/{id}")).AssertStatus(HttpStatusCode.NotFound);
        Assert.Contains($"作废了活动 {name}", (await scene.OpenAsync(scene.Admin, "/Audit")).Text, StringComparison.Ordinal);
        var again = await (await scene.OpenAsync(scene.Admin, "/Campaigns/Blank")).Form().SubmitAsync(("Input.Name", name));
        Assert.StartsWith("/Campaigns/Details/", again.Path, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_campaign_is_discarded_also_where_another_one_is_named_like_it_with_its_number(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.DraftAsync();
        var name = (await scene.CampaignAsync(id)).Name;
        await scene.DraftAsync((campaign, by, now) => campaign.Describe($"{name} #{id}", null, campaign.Outline, [], by, now));
        var page = await (await scene.OpenAsync(scene.Admin, $"/Campaigns/Discard/{id}")).Form().SubmitAsync(("Input.Reason", "年度选错"));
        Assert.Equal("/Campaigns", page.Path);
        Assert.Equal(($"{name} #{id}-2", CampaignState.Discarded), ((await scene.CampaignAsync(id)).Name, (await scene.CampaignAsync(id)).State));
    }

    [PortalFact]
    public async Task What_was_started_has_a_quarter_or_stands_above_others_is_not_discarded(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var (parent, running) = (await scene.DraftAsync(), await scene.RunningAsync());
        await scene.DraftAsync((campaign, by, now) => campaign.Describe(campaign.Name, null, campaign.Outline with { ParentCampaignId = parent }, [], by, now));
        var before = await scene.Portal.HashAsync();
        foreach (var (id, said) in ((int, string)[])[(parent, "以它为上级活动"), (running, "")])
        {
            var page = await scene.OpenAsync(scene.Admin, $"/Campaigns/Discard/{id}");
            Assert.Null(page.Document.QuerySelector("main form[method=post]"));
            Assert.Contains(said, page.Text, StringComparison.Ordinal);
            var version = (await scene.CampaignAsync(id)).Version;
            Assert.NotNull((await page.Visitor.PostWithTokenAsync(page.Path, ("Input.Version", $"{version}"), ("Input.Reason", "选错"))).Document.QuerySelector(".cp-error-summary"));
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task INP_02_what_cannot_be_is_refused_beside_its_field(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var (parent, round) = (await scene.DraftAsync(), await scene.OpenAsync());
        var id = (await scene.RoundAsync(round)).CampaignId;
        var form = (await scene.OpenAsync(scene.Admin, $"/Campaigns/Edit/{id}")).Form();
        var before = await scene.Portal.HashAsync();
        foreach (var wrong in ((string Name, string? Value)[][])
            [
                [("Input.Name", "")], [("Input.Begins.Wording", "2027年"), ("Input.Ends.Wording", "2026年")], [("Input.Begins.Wording", "2026年12月")], [("Input.OfficeUnitId", "")],
                [("Input.ParentCampaignId", $"{parent}"), ("Input.HigherCampaign", "市里的活动")],
            ])
        {
            Assert.True((await form.SubmitAsync(wrong)).Document.QuerySelector(".cp-error-summary li") is not null, $"{wrong[0]} was taken");
        }

        (await form.SubmitAsync(("Input.ParentCampaignId", "99999"))).AssertStatus(HttpStatusCode.NotFound);
        Assert.Equal(before, await scene.Portal.HashAsync());
        await form.SubmitAsync(("Input.ParentCampaignId", $"{parent}"));
        var above = (await scene.OpenAsync(scene.Admin, $"/Campaigns/Edit/{parent}")).Form();
        (await above.SubmitAsync(("Input.ParentCampaignId", $"{id}"))).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task The_same_goal_document_and_member_sent_twice_are_there_once(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.DraftAsync();
        foreach (var (path, typed) in ((string, (string, string?)[])[])
            [
                ("Goals", [("Input.Text", "创优评差"), ("Input.Target", "无最差科室")]), ("Documents", [("Input.Title", "实施方案")]), ("Group", [("Input.Person", await NumberAsync(scene, scene.Leader))]),
            ])
        {
            var form = (await scene.OpenAsync(scene.Admin, $"/Campaigns/{path}/{id}")).Form();
            await form.SubmitAsync(typed);
            Assert.Contains("同一内容已经登记过", (await form.SubmitAsync(typed)).Text, StringComparison.Ordinal);
        }

        Assert.Equal((1, 1, 1), await scene.Portal.DataAsync(async db => (await db.Goals.CountAsync(), await db.BasisDocuments.CountAsync(), await db.GroupMembers.CountAsync())));
    }

    [PortalFact]
    public async Task Units_that_take_part_read_the_documents_of_a_running_campaign_and_nobody_else_does(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.DraftAsync();
        var form = (await scene.OpenAsync(scene.Admin, $"/Campaigns/Documents/{id}")).Form().Choose("Input.Files", "方案.pdf", Samples.Pdf());
        Assert.Equal($"/Campaigns/Documents/{id}", (await form.SubmitAsync(("Input.Title", "实施方案"))).Path);
        var version = await scene.Portal.DataAsync(db => db.Evidence.SelectMany(e => e.Versions).Select(v => v.Id).SingleAsync());
        (await scene.OpenAsync(scene.Head, $"/Campaigns/About/{id}")).AssertStatus(HttpStatusCode.NotFound);
        (await scene.OpenAsync(scene.Head, $"/Evidence/Download/{version}")).AssertStatus(HttpStatusCode.NotFound);
        await (await scene.OpenAsync(scene.Admin, $"/Campaigns/Start/{id}")).Form().SubmitAsync();
        Assert.Contains("实施方案", (await scene.OpenAsync(scene.Head, $"/Campaigns/About/{id}")).Text, StringComparison.Ordinal);
        (await scene.OpenAsync(scene.Head, $"/Evidence/Download/{version}")).AssertStatus(HttpStatusCode.OK);
        var outsider = await scene.Portal.PersonAsync(Role.OfficeHead, scene.Windows[2]);
        (await scene.OpenAsync(outsider, $"/Campaigns/About/{id}")).AssertStatus(HttpStatusCode.NotFound);
        (await scene.OpenAsync(outsider, $"/Evidence/Download/{version}")).AssertStatus(HttpStatusCode.NotFound);
        var document = await scene.Portal.DataAsync(db => db.BasisDocuments.Select(d => d.Id).SingleAsync());
        await (await scene.OpenAsync(scene.Admin, $"/Campaigns/WithdrawDocument/{document}")).Form().SubmitAsync();
        (await scene.OpenAsync(scene.Head, $"/Evidence/Download/{version}")).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task INP_02_a_file_that_is_not_what_it_says_adds_no_document(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.DraftAsync();
        var before = await scene.Portal.HashAsync();
        var form = (await scene.OpenAsync(scene.Admin, $"/Campaigns/Documents/{id}")).Form().Choose("Input.Files", "方案.pdf", "MZ"u8.ToArray());
        Assert.NotNull((await form.SubmitAsync(("Input.Title", "实施方案"))).Document.QuerySelector(".cp-error-summary li"));
        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task All_units_of_a_kind_join_in_one_step_and_the_office_stays_out(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.DraftAsync((c, by, now) => scene.Windows.Take(2).ToList().ForEach(w => c.Leave(w.Id, scene.Portal.Today.AddDays(-30), by, now)));
        var page = await scene.OpenAsync(scene.Admin, $"/Campaigns/AddParticipants/{id}?Below={scene.Organiser.Id}");
        Assert.DoesNotContain(("Input.UnitIds", $"{scene.Organiser.Id}"), page.Form().Fields());
        page.AssertCommandsAtMost(12);
        await page.Form().SubmitAsync();
        var stored = await scene.CampaignAsync(id);
        Assert.Equal(scene.Windows.Select(w => w.Id).Order(), stored.ParticipantsOn(scene.Portal.Today).Select(p => p.UnitId).Order());
        var foreign = await scene.Portal.UnitAsync("别处");
        var form = (await scene.OpenAsync(scene.Admin, $"/Campaigns/AddParticipants/{id}"));
        Assert.Null(form.Document.QuerySelector("main form[method=post]"));
        (await form.Visitor.PostWithTokenAsync($"/Campaigns/AddParticipants/{id}", ("Input.UnitIds", $"{foreign.Id}"), ("Input.Category", "W"), ("Input.Since", "2026-09-01"))).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task A_change_in_the_middle_leaves_the_open_quarter_alone_and_does_not_reach_behind_its_opening(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var roundId = await scene.OpenAsync();
        var id = (await scene.RoundAsync(roundId)).CampaignId;
        var (today, leaving) = (scene.Portal.Today, scene.Windows[1].Id);
        var end = (await scene.OpenAsync(scene.Admin, $"/Campaigns/EndParticipant/{id}/{leaving}"));
        Assert.Contains("保持开始时的 2 个考核对象", end.Text, StringComparison.Ordinal);
        Assert.Contains("变动日期应在开始日之后", (await end.Form().SubmitAsync(("Input.LastDay", $"{today.AddDays(-2):yyyy-MM-dd}"))).Text, StringComparison.Ordinal);
        Assert.Equal($"/Campaigns/Participants/{id}", (await end.Form().SubmitAsync(("Input.LastDay", $"{today:yyyy-MM-dd}"))).Path);
        var place = (await scene.OpenAsync(scene.Admin, $"/Campaigns/PlaceParticipant/{id}/{scene.Windows[0].Id}")).Form();
        await place.SubmitAsync(("Input.Category", "K"), ("Input.IsRanked", "false"));
        var add = (await scene.OpenAsync(scene.Admin, $"/Campaigns/AddParticipants/{id}")).Form();
        await add.SubmitAsync(("Input.UnitIds", $"{scene.Windows[2].Id}"), ("Input.Until", "2026-12-31"));
        var campaign = await scene.CampaignAsync(id);
        Assert.Equal([(scene.Windows[0].Id, "K", false), (scene.Windows[2].Id, "W", true)], campaign.ParticipantsOn(today.AddDays(1)).Select(p => (p.UnitId, p.CategoryCode, p.IsRanked)).Order());
        Assert.Equal(new DateOnly(2026, 12, 31), campaign.Participations.Single(p => p.UnitId == scene.Windows[2].Id).LastDay);
        Assert.Equal([("W", scene.Windows[0].Id), ("W", leaving)], (await scene.RoundAsync(roundId)).Participants.Select(p => (p.CategoryCode, p.UnitId)).OrderBy(p => p.UnitId));
        var list = await scene.OpenAsync(scene.Admin, $"/Campaigns/Participants/{id}?past=true");
        Assert.Contains("二号窗口", list.Text, StringComparison.Ordinal);
        list.AssertCommandsAtMost(12);
    }

    [PortalFact]
    public async Task A_campaign_ends_without_an_open_quarter_and_an_archived_one_is_only_read(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var roundId = await scene.OpenAsync();
        var id = (await scene.RoundAsync(roundId)).CampaignId;
        var page = await scene.OpenAsync(scene.Admin, $"/Campaigns/Finish/{id}");
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/Rounds/Details/{roundId}']"));
        Assert.Null(page.Document.QuerySelector("main form[method=post]"));
        await page.Visitor.PostWithTokenAsync($"/Campaigns/Finish/{id}", ("Input.Version", $"{(await scene.CampaignAsync(id)).Version}"));
        Assert.Equal(CampaignState.Running, (await scene.CampaignAsync(id)).State);
        await (await scene.OpenAsync(scene.Admin, $"/Rounds/Close/{roundId}")).Form().SubmitAsync();
        await (await scene.OpenAsync(scene.Admin, $"/Campaigns/Finish/{id}")).Form().SubmitAsync();
        await (await scene.OpenAsync(scene.Admin, $"/Campaigns/Archive/{id}")).Form().SubmitAsync();
        Assert.Equal(CampaignState.Archived, (await scene.CampaignAsync(id)).State);
        foreach (var path in (string[])["Edit", "Approval", "Goals", "Documents", "Group", "Categories", "AddParticipants", "Finish", "Archive"])
        {
            Assert.Null((await scene.OpenAsync(scene.Admin, $"/Campaigns/{path}/{id}")).Document.QuerySelector("main form[method=post]"));
        }
    }

    private static Task<string> NumberAsync(CampaignScene scene, Someone who) =>
        scene.Portal.DataAsync(db => db.People.Where(p => p.Id == who.PersonId).Select(p => p.StaffNumber).SingleAsync());

    [PortalFact]
    public async Task The_menu_shows_that_phases_tasks_and_rules_belong_to_a_campaign(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.DraftAsync();
        foreach (var path in (string[])[$"/Phases/{id}", $"/Phases/New/{id}", $"/Rulebooks/Details/{id}"])
        {
            Assert.Equal("/Campaigns", (await scene.OpenAsync(scene.Admin, path)).Document.QuerySelector("nav [aria-current='page'][href]")?.GetAttribute("href"));
        }
    }

    [PortalFact]
    public async Task The_days_for_late_filing_say_when_they_count(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var page = await scene.OpenAsync(scene.Admin, $"/Campaigns/Settings/{await scene.DraftAsync()}");
        Assert.Contains("只在“逾期未交”选“接受补报", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"[data-only-with='Input.Lateness'][data-value='{nameof(Lateness.AcceptUntil)}'] #Input_LateWorkingDays"));
    }

    [PortalFact]
    public async Task People_are_named_by_staff_number_or_name_and_two_of_one_name_are_told_apart(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.DraftAsync();
        var group = (await scene.OpenAsync(scene.Admin, $"/Campaigns/Group/{id}")).Form();
        await group.SubmitAsync(("Input.Person", scene.Head.Name), ("Input.Role", nameof(GroupRole.Head)));
        Assert.Equal(scene.Head.PersonId, await scene.Portal.DataAsync(db => db.GroupMembers.Where(m => m.CampaignId == id).Select(m => m.PersonId).SingleAsync()));
        var settings = (await scene.OpenAsync(scene.Admin, $"/Campaigns/Settings/{id}")).Form();
        Assert.Contains("没有“领导”权限", (await settings.SubmitAsync(("Input.DeciderPerson", scene.Head.Name))).Text, StringComparison.Ordinal);
        await settings.SubmitAsync(("Input.DeciderPerson", scene.Leader.Name));
        Assert.Equal(scene.Leader.PersonId, (await scene.CampaignAsync(id)).Settings.DeciderPersonId);
        var numbers = await scene.Portal.DataAsync(async db =>
        {
            await db.People.Where(p => p.Id == scene.Staff.PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, scene.Head.Name));
            return await db.People.Where(p => p.Name == scene.Head.Name).Select(p => p.StaffNumber).ToListAsync();
        });
        var refused = await group.SubmitAsync(("Input.Person", scene.Head.Name), ("Input.Role", nameof(GroupRole.Member)));
        Assert.All(numbers, number => Assert.Contains($"{scene.Head.Name}（{number}，", refused.Text, StringComparison.Ordinal));
        Assert.Contains("没有找到", (await group.SubmitAsync(("Input.Person", "没有这个人"))).Text, StringComparison.Ordinal);
    }
}
