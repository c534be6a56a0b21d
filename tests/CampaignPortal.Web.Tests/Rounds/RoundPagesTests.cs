using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Phases;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Rounds;

/// <summary>Planning a quarter, moving its days, opening and reopening it.</summary>
public sealed class RoundPagesTests
{
    private static readonly (string Name, string? Value)[] Days =
    [
        ("Input.Year", "2026"), ("Input.Number", "4"), ("Input.Dates.OpensOn", "2026-10-01"), ("Input.Dates.SelfDueOn", "2026-12-20"), ("Input.Dates.ConfirmDueOn", "2026-12-22"),
        ("Input.Dates.ScoringDueOn", "2026-12-25"), ("Input.Dates.LateUntilOn", ""),
    ];

    [PortalFact]
    public async Task A_quarter_is_planned_once_and_its_days_are_in_order(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.RunningAsync();
        var form = (await scene.OpenAsync(scene.Admin, $"/Rounds/New/{id}")).Form();
        foreach (var wrong in ((string Name, string?)[])
            [("Input.Year", "1999"), ("Input.Year", "2027"), ("Input.Number", "5"), ("Input.Dates.OpensOn", ""), ("Input.Dates.SelfDueOn", "2026-09-30"), ("Input.Dates.ConfirmDueOn", "2026-12-19"), ("Input.Dates.ScoringDueOn", "2026-12-19"), ("Input.Dates.LateUntilOn", "2026-12-20")])
        {
            Assert.NotNull((await form.SubmitAsync([.. Days.Where(d => d.Name != wrong.Name), wrong])).Document.QuerySelector(".cp-error-summary"));
        }

        Assert.Equal(0, await CountAsync(scene, id));
        Assert.Equal($"/Campaigns/Details/{id}", (await form.SubmitAsync(Days)).Path);
        Assert.Contains("这个季度", (await form.SubmitAsync(Days)).Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(scene, id));
    }

    [PortalFact]
    public async Task A_round_opens_by_hand_once_with_a_sheet_for_each_unit_and_rater_and_the_units_are_told(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.PlannedAsync(scene.Portal.Today.AddDays(1));
        var form = (await scene.OpenAsync(scene.Admin, $"/Rounds/Open/{id}")).Form();
        Assert.Equal($"/Rounds/Details/{id}", (await form.SubmitAsync()).Path);
        var round = await scene.RoundAsync(id);
        Assert.Equal((RoundState.Open, 2), (round.State, round.Participants.Count));
        Assert.True(await scene.Portal.DataAsync(db => db.Messages.AnyAsync(m => m.RecipientId == scene.Head.PersonId && m.Kind == "RoundOpened")));
        var again = await form.SubmitAsync();
        Assert.NotNull(again.Document.QuerySelector(".cp-error-summary, .cp-notice-refusal"));
        Assert.Equal((round.Version, 2), ((await scene.RoundAsync(id)).Version, await scene.Portal.DataAsync(db => db.SelfAssessments.CountAsync(s => s.RoundId == id))));
    }

    [PortalFact]
    public async Task What_a_quarter_asks_is_seen_before_it_opens(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.PlannedAsync(scene.Portal.Today.AddDays(1));
        var page = await scene.OpenAsync(scene.Admin, $"/Rounds/Burden/{id}");
        page.AssertCommandsAtMost(12);
        var cells = page.Document.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.QuerySelectorAll("td").Select(c => c.TextContent))).ToList();

        // Four items read through in 60 + 60 seconds; nothing demanded, nothing filed before.
        Assert.Equal(2, cells.Count(c => c == "4 0 0 0 0 2 打开、核对、提交 1 分钟＋看 4 项×15 秒"));
        Assert.Contains("2 个单位约 4 分钟", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"main a[href='/Rounds/Open/{id}']"));
        (await scene.OpenAsync(scene.Head, $"/Rounds/Burden/{id}")).AssertStatus(HttpStatusCode.Forbidden);
        (await scene.OpenAsync(await scene.Portal.PersonAsync(Domain.Organisation.Role.Administrator, await scene.Portal.UnitAsync("外单位")), $"/Rounds/Burden/{id}")).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task What_a_quarter_asks_takes_in_the_tasks_that_fall_due_in_it(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var id = await scene.Campaigns.PlannedAsync(scene.Portal.Today.AddDays(1));
        var phaseId = await scene.PhaseAsync("2026年9月", null, (await scene.Campaigns.RoundAsync(id)).CampaignId);
        await scene.TaskAsync(phaseId, "9月18日前", evidence: DutyEvidence.File);
        await scene.TaskAsync(phaseId, "11月18日前", evidence: DutyEvidence.File);
        var page = await scene.OpenAsync(scene.Admin, $"/Rounds/Burden/{id}");
        Assert.Contains("报 1 件任务的材料×3 分钟", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 个单位约 10 分钟", page.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_quarter_whose_day_has_come_waits_for_a_hand_and_says_what_it_asks_and_whom_it_tells(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var (id, today) = (await scene.RunningAsync(), scene.Portal.Today);
        var planned = await (await scene.OpenAsync(scene.Admin, $"/Rounds/New/{id}?year=2026&number=3")).Form().SubmitAsync(
            ("Input.Dates.OpensOn", $"{today:yyyy-MM-dd}"), ("Input.Dates.SelfDueOn", "2026-09-25"), ("Input.Dates.ConfirmDueOn", "2026-09-27"), ("Input.Dates.ScoringDueOn", "2026-09-30"), ("Input.Dates.LateUntilOn", ""));
        Assert.StartsWith("/Rounds/Open/", planned.Path, StringComparison.Ordinal);
        Assert.Contains("开始日期已到", planned.Text, StringComparison.Ordinal);
        Assert.Contains("2 人会收到消息", planned.Text, StringComparison.Ordinal);
        Assert.Contains("2 个单位约 4 分钟", planned.Text, StringComparison.Ordinal);
        planned.AssertCommandsAtMost(12);
        scene.Portal.Clock.Set(OfficeTime.StartOf(today.AddDays(3)));
        Assert.Equal(0, await scene.OpenDueAsync());
        Assert.NotNull((await scene.OpenAsync(scene.Admin, "/")).Document.QuerySelector($"main .cp-task-link[href='{planned.Path}']"));
        Assert.StartsWith("/Rounds/Details/", (await (await scene.OpenAsync(scene.Admin, planned.Path)).Form().SubmitAsync()).Path, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_quarter_whose_opening_is_moved_to_a_day_to_come_opens_by_itself_again(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var (id, today) = (await scene.PlannedAsync(scene.Portal.Today.AddDays(2)), scene.Portal.Today);
        var form = (await scene.OpenAsync(scene.Admin, $"/Rounds/Reschedule/{id}")).Form();
        Assert.NotNull((await form.SubmitAsync(("Input.Reason", "推迟"), ("Input.Dates.OpensOn", "2026-06-30"))).Document.QuerySelector(".cp-error-summary"));
        Assert.Contains("开始日期已到", (await form.SubmitAsync(("Input.Reason", "提前"), ("Input.Dates.OpensOn", $"{today:yyyy-MM-dd}"))).Text, StringComparison.Ordinal);
        Assert.Equal(0, await scene.OpenDueAsync());
        await (await scene.OpenAsync(scene.Admin, $"/Rounds/Reschedule/{id}")).Form().SubmitAsync(("Input.Reason", "推迟"), ("Input.Dates.OpensOn", $"{today.AddDays(1):yyyy-MM-dd}"));
        scene.Portal.Clock.Set(OfficeTime.StartOf(today.AddDays(1)));
        Assert.Equal(1, await scene.OpenDueAsync());
    }

    [PortalFact]
    public async Task Days_are_proposed_for_the_quarter_that_is_chosen(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var act = CampaignActs.All.Single(a => a.Name == "found a campaign");
        var campaign = await (await act.FormAsync(scene)).SubmitAsync(act.Typed);
        var path = $"/Rounds/New/{campaign.Path.Split('/')[^1]}";
        foreach (var quarter in (Quarter[])[new(2026, 4), new(2027, 1)])
        {
            var fields = (await campaign.Visitor.OpenAsync($"{path}?year={quarter.Year}&number={quarter.Number}")).Form().Fields().ToDictionary(f => f.Name, f => f.Value);
            Assert.Equal(($"{quarter.Year}", $"{quarter.Number}"), (fields["Input.Year"], fields["Input.Number"]));
            Assert.True(RoundDates.CanOpen(quarter, DateOnly.Parse(fields["Input.Dates.OpensOn"], System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [PortalFact]
    public async Task What_was_opened_by_mistake_is_withdrawn_with_its_empty_sheets_and_can_be_planned_anew(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var (id, planned) = (await scene.OpenAsync(), await scene.PlannedAsync(scene.Portal.Today.AddDays(1)));
        var campaignId = (await scene.RoundAsync(id)).CampaignId;
        var page = await scene.OpenAsync(scene.Admin, $"/Rounds/Withdraw/{id}");
        page.AssertCommandsAtMost(12);
        Assert.Contains("2 张空白自评表、1 张空白评分表", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 人", page.Text, StringComparison.Ordinal);
        Assert.NotNull((await page.Form().SubmitAsync(("Input.Reason", " "))).Document.QuerySelector(".cp-error-summary"));
        Assert.Equal("/Rounds", (await page.Form().SubmitAsync(("Input.Reason", "季度选错"))).Path);
        Assert.Equal((0, 0, 0, 0), await scene.Portal.DataAsync(async db => (await db.Rounds.CountAsync(r => r.Id == id), await db.SelfAssessments.CountAsync(), await db.ScoreSheets.CountAsync(), await db.RoundEffects.CountAsync())));
        Assert.True(await scene.Portal.DataAsync(db => db.Messages.AnyAsync(m => m.RecipientId == scene.Head.PersonId && m.Kind == "RoundWithdrawn")));
        Assert.Contains("季度选错", await scene.Portal.DataAsync(db => db.AuditEntries.Where(e => e.Code == "Round.Withdraw").Select(e => e.Reason).SingleAsync()), StringComparison.Ordinal);
        (await scene.OpenAsync(scene.Head, $"/Rounds/Details/{id}")).AssertStatus(HttpStatusCode.NotFound);
        Assert.Equal($"/Campaigns/Details/{campaignId}", (await (await scene.OpenAsync(scene.Admin, $"/Rounds/New/{campaignId}")).Form().SubmitAsync([.. Days.Where(d => d.Name is not "Input.Number"), ("Input.Number", "4")])).Path);

        // One that has not opened goes without a word to the units.
        Assert.Equal("/Rounds", (await (await scene.OpenAsync(scene.Admin, $"/Rounds/Withdraw/{planned}")).Form().SubmitAsync(("Input.Reason", "不办了"))).Path);
        Assert.Equal(2, await scene.Portal.DataAsync(db => db.Messages.CountAsync(m => m.Kind == "RoundWithdrawn")));
    }

    [PortalFact]
    public async Task Nothing_that_was_filled_in_is_lost_by_a_withdrawal(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.OpenAsync();
        var form = (await scene.OpenAsync(scene.Admin, $"/Rounds/Withdraw/{id}")).Form();
        var sheetId = await scene.Portal.DataAsync(db => db.SelfAssessments.Where(s => s.RoundId == id && s.UnitId == scene.Windows[0].Id).Select(s => s.Id).SingleAsync());
        await (await scene.OpenAsync(scene.Staff, $"/SelfAssessments/Check/{sheetId}")).Form().SubmitAsync();
        var before = await scene.Portal.HashAsync();
        Assert.Contains("不能撤销", (await form.SubmitAsync(("Input.Reason", "季度选错"))).Text, StringComparison.Ordinal);
        Assert.Null((await scene.OpenAsync(scene.Admin, $"/Rounds/Withdraw/{id}")).Document.QuerySelector("main form[method=post]"));
        Assert.Equal(before, await scene.Portal.HashAsync());
        Assert.Null((await scene.OpenAsync(scene.Admin, $"/Rounds/Withdraw/{await scene.ClosedAsync()}")).Document.QuerySelector("main form[method=post]"));
    }

    [PortalFact]
    public async Task Rounds_open_by_themselves_on_their_day_and_not_before(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var today = scene.Portal.Today;
        var (due, later) = (await scene.PlannedAsync(today), await scene.PlannedAsync(today.AddDays(1)));
        Assert.Equal((1, 0), (await scene.OpenDueAsync(), await scene.OpenDueAsync()));
        Assert.Equal((RoundState.Open, RoundState.Planned), ((await scene.RoundAsync(due)).State, (await scene.RoundAsync(later)).State));
        scene.Portal.Clock.Set(OfficeTime.EndOf(today).AddTicks(-1));
        Assert.Equal(0, await scene.OpenDueAsync());
        scene.Portal.Clock.Set(OfficeTime.EndOf(today));
        Assert.Equal(1, await scene.OpenDueAsync());
        Assert.Equal(RoundState.Open, (await scene.RoundAsync(later)).State);
        Assert.Equal(2, await scene.Portal.DataAsync(db => db.RoundEffects.CountAsync()));
    }

    [PortalFact]
    public async Task A_round_that_cannot_be_opened_holds_up_no_other_and_a_finished_campaign_opens_none(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var (empty, finished, good) = (await scene.PlannedAsync(), await scene.PlannedAsync(), await scene.PlannedAsync());
        await ChangeAsync(scene, empty, (campaign, by, now) => scene.Windows.Take(2).ToList().ForEach(w => campaign.Leave(w.Id, scene.Portal.Today, by, now)));
        await ChangeAsync(scene, finished, (campaign, by, now) => campaign.Finish(0, by, now));
        Assert.Equal(1, await scene.OpenDueAsync());
        Assert.Equal([RoundState.Planned, RoundState.Planned, RoundState.Open], new[] { empty, finished, good }.Select(id => scene.RoundAsync(id).Result.State));
    }

    [PortalFact]
    public async Task Days_are_moved_with_a_reason_and_only_while_the_round_is_not_closed(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.OpenAsync();
        var form = (await scene.OpenAsync(scene.Admin, $"/Rounds/Reschedule/{id}")).Form();
        var before = await scene.Portal.HashAsync();
        foreach (var wrong in ((string, string?)[])[("Input.Reason", " "), ("Input.Dates.SelfDueOn", "2026-08-01"), ("Input.Dates.OpensOn", "2026-09-12"), ("Input.Dates.ScoringDueOn", "2026-09-20")])
        {
            (string Name, string?)[] right = [("Input.Reason", "停电"), ("Input.Dates.SelfDueOn", "2026-09-21")];
            Assert.True((await form.SubmitAsync([.. right.Where(r => r.Name != wrong.Item1), wrong])).Document.QuerySelector(".cp-error-summary") is not null, $"{wrong} was taken");
        }

        var preview = await form.SubmitAsync(("Input.Reason", "停电"), ("Input.Dates.SelfDueOn", "2026-09-21"));
        Assert.Equal(before, await scene.Portal.HashAsync());
        Assert.Equal($"/Rounds/Details/{id}", (await preview.Form().SubmitAsync()).Path);
        Assert.Equal(new DateOnly(2026, 9, 21), (await scene.RoundAsync(id)).Dates.SelfDueOn);

        var closed = await scene.ClosedAsync();
        var version = (await scene.RoundAsync(closed)).Version;
        var late = await (await scene.Portal.SignInAsync(scene.Admin)).PostWithTokenAsync(
            $"/Rounds/Reschedule/{closed}", [("Input.Version", $"{version}"), ("Input.Reason", "停电"), .. Days.Select(d => (d.Name, d.Value!))]);
        Assert.NotNull(late.Document.QuerySelector(".cp-error-summary"));
        Assert.Equal(version, (await scene.RoundAsync(closed)).Version);
    }

    [PortalFact]
    public async Task Days_of_an_open_round_do_not_move_into_the_past_and_whom_they_concern_is_seen_before(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.OpenAsync();
        scene.Portal.Clock.Set(OfficeTime.StartOf(new(2026, 9, 22)));
        var form = (await scene.OpenAsync(scene.Admin, $"/Rounds/Reschedule/{id}")).Form();
        var before = await scene.Portal.HashAsync();
        var refused = await form.SubmitAsync(("Input.Reason", "提前"), ("Input.Dates.ScoringDueOn", "2026-09-21"));
        Assert.Contains("结束填报", refused.Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        var preview = await form.SubmitAsync(("Input.Reason", "国庆"), ("Input.Dates.ScoringDueOn", "2026-09-28"));
        preview.AssertCommandsAtMost(12);
        var (action, outlook) = (preview.Document.QuerySelector("main form[method=post]")!.GetAttribute("action")!, preview.Document.QuerySelector("main form .cp-notice")!);
        Assert.EndsWith($"#{outlook.Id}", action, StringComparison.Ordinal);
        var days = string.Concat(preview.Document.QuerySelector(".cp-notice .cp-summary")!.TextContent.Where(c => !char.IsWhiteSpace(c)));
        Assert.StartsWith("自评截止2026年9月20日，还有2张没有办完", days, StringComparison.Ordinal);
        Assert.EndsWith("评分截止2026年9月25日→2026年9月28日，还有1张没有办完", days, StringComparison.Ordinal);

        // Another day is looked at anew.
        preview = await preview.Form().SubmitAsync(("Input.Dates.ScoringDueOn", "2026-09-29"));
        Assert.Contains("2026年9月29日", preview.Text, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Portal.HashAsync());
        Assert.Equal($"/Rounds/Details/{id}", (await preview.Form().SubmitAsync()).Path);
        Assert.Equal((new DateOnly(2026, 9, 20), new DateOnly(2026, 9, 29)), ((await scene.RoundAsync(id)).Dates.SelfDueOn, (await scene.RoundAsync(id)).Dates.ScoringDueOn));
        Assert.NotNull((await preview.Form().SubmitAsync()).Document.QuerySelector(".cp-error-summary"));
    }

    [PortalFact]
    public async Task A_stored_round_whose_days_are_out_of_order_opens_and_is_put_right(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.OpenAsync();
        await scene.Portal.DataAsync(db => db.Rounds.Where(r => r.Id == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Dates.ScoringDueOn, new DateOnly(2026, 9, 12))));
        (await scene.OpenAsync(scene.Admin, $"/Rounds/Details/{id}")).AssertStatus(HttpStatusCode.OK);
        var page = await (await scene.OpenAsync(scene.Admin, $"/Rounds/Reschedule/{id}")).Form().SubmitAsync(("Input.Reason", "更正"), ("Input.Dates.ScoringDueOn", "2026-09-25"));
        Assert.Equal($"/Rounds/Details/{id}", (await page.Form().SubmitAsync()).Path);
        Assert.True((await scene.RoundAsync(id)).Dates.AreInOrder);
    }

    [PortalFact]
    public async Task No_unit_gets_days_that_are_over(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.OpenAsync();
        scene.Portal.Clock.Set(OfficeTime.StartOf(new(2026, 9, 24)));
        var form = (await scene.OpenAsync(scene.Admin, $"/Rounds/Extend/{id}/{scene.Windows[0].Id}")).Form();
        var refused = await form.SubmitAsync(("Input.UntilOn", "2026-09-22"), ("Input.ConfirmUntilOn", "2026-09-28"), ("Input.Reason", "停电"));
        Assert.Contains("这一天已经过去", refused.Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await scene.RoundAsync(id)).Extensions);
        Assert.Equal($"/Rounds/Details/{id}", (await form.SubmitAsync(("Input.UntilOn", "2026-09-24"), ("Input.ConfirmUntilOn", "2026-09-28"), ("Input.Reason", "停电"))).Path);
    }

    [PortalFact]
    public async Task No_quarter_is_planned_beyond_the_end_of_its_campaign(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.DraftAsync((campaign, by, now) =>
        {
            campaign.Describe(campaign.Name, campaign.Theme, campaign.Outline with { Ends = ImpreciseDate.On(new(2026, 12, 31)) }, [], by, now);
            campaign.Start(by, now);
        });
        var form = (await scene.OpenAsync(scene.Admin, $"/Rounds/New/{id}?year=2026&number=4")).Form();
        var page = await scene.OpenAsync(scene.Admin, $"/Rounds/New/{id}?year=2027&number=1");
        Assert.Contains("不在活动的起止时间之内", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form[method=post]"));
        page = await form.SubmitAsync([.. Days.Select(d => (d.Name, d.Name == "Input.Number" ? "1" : d.Value?.Replace("2026", "2027", StringComparison.Ordinal).Replace("2027-10-01", "2027-03-01", StringComparison.Ordinal)))]);
        Assert.Contains("不在活动的起止时间之内", page.Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(scene, id));
        Assert.Equal($"/Campaigns/Details/{id}", (await form.SubmitAsync(Days)).Path);
    }

    [PortalFact]
    public async Task More_days_are_proposed_from_the_work_calendar_and_a_free_day_is_taken_only_once_it_was_pointed_out(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.OpenAsync();
        var page = await scene.OpenAsync(scene.Admin, $"/Rounds/Extend/{id}/{scene.Windows[0].Id}");
        Assert.Contains("2026年9月22日", page.Text, StringComparison.Ordinal);
        Assert.Equal([("Input.UntilOn", "2026-09-21"), ("Input.ConfirmUntilOn", "2026-09-23")], page.Form().Fields().Where(f => f.Name.EndsWith("UntilOn", StringComparison.Ordinal)));
        page = await page.Form().SubmitAsync(("Input.ConfirmUntilOn", "2026-09-26"), ("Input.Reason", "停电"));
        Assert.Contains("2026年9月26日是休息日", page.Text, StringComparison.Ordinal);
        Assert.Contains("2026年9月28日", page.Text, StringComparison.Ordinal);
        Assert.Empty((await scene.RoundAsync(id)).Extensions);
        page = await page.Form().SubmitAsync(("Input.ConfirmUntilOn", "2026-09-27"));
        Assert.Contains("2026年9月27日是休息日", page.Text, StringComparison.Ordinal);
        Assert.Equal($"/Rounds/Details/{id}", (await page.Form().SubmitAsync()).Path);
        Assert.Equal(new DateOnly(2026, 9, 27), Assert.Single((await scene.RoundAsync(id)).Extensions).ConfirmUntilOn);
    }

    [PortalFact]
    public async Task One_unit_gets_more_days_with_a_reason_and_is_told(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.OpenAsync();
        var (path, window) = ($"/Rounds/Extend/{id}/{scene.Windows[0].Id}", scene.Windows[0].Id);
        var form = (await scene.OpenAsync(scene.Admin, path)).Form();
        (string Name, string?)[] right = [("Input.UntilOn", "2026-09-24"), ("Input.ConfirmUntilOn", "2026-09-28"), ("Input.Reason", "停电")];
        foreach (var wrong in ((string Name, string?)[])[("Input.UntilOn", ""), ("Input.UntilOn", "2026-09-20"), ("Input.ConfirmUntilOn", "2026-09-23"), ("Input.ConfirmUntilOn", ""), ("Input.Reason", "")])
        {
            Assert.True((await form.SubmitAsync([.. right.Where(r => r.Name != wrong.Name), wrong])).Document.QuerySelector(".cp-error-summary") is not null, $"{wrong} was taken");
        }

        Assert.Equal($"/Rounds/Details/{id}", (await form.SubmitAsync(right)).Path);
        var round = await scene.RoundAsync(id);
        Assert.Equal((new DateOnly(2026, 9, 24), new DateOnly(2026, 9, 20)), (round.SelfDueOnFor(window), round.SelfDueOnFor(scene.Windows[1].Id)));
        Assert.True(await scene.Portal.DataAsync(db => db.Messages.AnyAsync(m => m.RecipientId == scene.Head.PersonId && m.Kind == "RoundExtended")));
        await form.SubmitAsync(right);
        Assert.Single((await scene.RoundAsync(id)).Extensions);
        (await scene.OpenAsync(scene.Admin, $"/Rounds/Extend/{id}/{scene.Windows[2].Id}")).AssertStatus(HttpStatusCode.NotFound);
    }

    [PortalFact]
    public async Task A_closed_round_is_opened_again_with_a_reason_and_never_after_its_decision(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var id = await scene.ClosedAsync();
        var form = (await scene.OpenAsync(scene.Admin, $"/Rounds/Reopen/{id}")).Form();
        Assert.NotNull((await form.SubmitAsync(("Input.Reason", " "))).Document.QuerySelector(".cp-error-summary"));
        Assert.Equal(RoundState.Closed, (await scene.RoundAsync(id)).State);
        Assert.Equal($"/Rounds/Details/{id}", (await form.SubmitAsync(("Input.Reason", "漏评"))).Path);
        Assert.Equal(RoundState.Open, (await scene.RoundAsync(id)).State);
        var again = await form.SubmitAsync(("Input.Reason", "漏评"));
        Assert.NotNull(again.Document.QuerySelector(".cp-error-summary"));
        Assert.Equal(RoundState.Open, (await scene.RoundAsync(id)).State);
        Assert.Null((await scene.OpenAsync(scene.Admin, $"/Rounds/Reopen/{await scene.PlannedAsync()}")).Document.QuerySelector("main form[method=post]"));
    }

    private static Task<int> CountAsync(CampaignScene scene, int campaignId) => scene.Portal.DataAsync(db => db.Rounds.CountAsync(r => r.CampaignId == campaignId));

    private static Task ChangeAsync(CampaignScene scene, int roundId, Action<Campaign, Actor, DateTimeOffset> change) =>
        scene.Portal.DataAsync(async db =>
        {
            var round = await db.Rounds.SingleAsync(r => r.Id == roundId);
            change(await db.Campaigns.Include(c => c.Participations).SingleAsync(c => c.Id == round.CampaignId), new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
}
