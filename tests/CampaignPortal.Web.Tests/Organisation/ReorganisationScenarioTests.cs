using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.SelfAssessments;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Organisation;

/// <summary>Units and people change in the middle of a running quarter.</summary>
public sealed class ReorganisationScenarioTests
{
    private const string OldName = "公安窗口";

    [PortalFact]
    public async Task A_window_is_renamed_and_the_quarter_keeps_its_name_to_the_end(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.SubmitAsync(scene.Staff);
        var preview = await DraftAsync(scene, "Rename", scene.Here, ("Input.Name", "公安综合窗口"));
        Assert.Contains("到这个季度结束都用原名称", preview.Text, StringComparison.Ordinal);
        Assert.Contains("待确认 1 份", preview.Text, StringComparison.Ordinal);
        Assert.Contains("的机构调整已执行", (await preview.Form().SubmitAsync()).Body, StringComparison.Ordinal);
        Assert.Equal("公安综合窗口", await scene.Portal.DataAsync(db => db.Units.Where(u => u.Id == scene.Here.Id).Select(u => u.Name).SingleAsync()));
        await ConfirmAsync(scene, scene.Head);
        await AssertResultNamesAsync(scene, (scene.Here.Id, OldName));
        Assert.Contains("公安综合窗口", (await NextQuarterAsync(scene)).Select(p => p.UnitName));
        await AssertOnRecordAsync(scene, "单位更名为“公安综合窗口”", "执行机构调整：公安窗口");
    }

    [PortalFact]
    public async Task A_window_moves_to_a_new_bureau_and_those_who_lead_there_confirm_what_it_filed(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var (before, bureau) = (await scene.Portal.UnitAsync("市公安局"), await scene.Portal.UnitAsync("行政审批局"));
        await Carry(scene, await DraftAsync(scene, "Transfer", scene.Here, ("Input.ParentId", $"{before.Id}")));
        var (formerly, now) = (await scene.Portal.PersonAsync(Role.Leader, before), await scene.Portal.PersonAsync(Role.Leader, bureau));
        await scene.SubmitAsync(scene.Staff);
        var preview = await DraftAsync(scene, "Transfer", scene.Here, ("Input.ParentId", $"{bureau.Id}"));
        Assert.Matches($"{formerly.Name}[^<]*领导，授权在“市公安局”（含下级）：不再覆盖“公安窗口”", Flat(preview));
        Assert.Matches($"{now.Name}[^<]*领导，授权在“行政审批局”（含下级）：开始覆盖“公安窗口”", Flat(preview));
        await Carry(scene, preview);
        (await (await scene.Portal.SignInAsync(formerly)).OpenAsync($"/SelfAssessments/Confirm/{scene.SheetId}")).AssertStatus(HttpStatusCode.NotFound);
        await ConfirmAsync(scene, now);
        await AssertResultNamesAsync(scene, (scene.Here.Id, OldName));
        Assert.Contains((OldName, "行政审批局"), (await NextQuarterAsync(scene)).Select(p => (p.UnitName, p.ParentName!)));
        await AssertOnRecordAsync(scene, "“公安窗口”划转到另一上级");
    }

    [PortalFact]
    public async Task Two_windows_merge_and_their_people_finish_what_is_open_under_the_old_names(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider, moreWindows: 1);
        await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "9"));
        var deputy = await scene.Portal.ChargeAsync(scene.Leader, scene.Here);
        await scene.Portal.ChargeAsync(scene.Leader, scene.There);
        var preview = await DraftAsync(scene, "Merge", scene.Here, ("Input.Code", "ZH"), ("Input.Name", "综合窗口"), ("Input.With", $"{scene.There.Id}"));
        Assert.Contains("原单位仍按原名称、原类别评到这个季度结束", preview.Text, StringComparison.Ordinal);
        Assert.Contains("由“综合窗口”以“窗口类”类别接续参评", preview.Text, StringComparison.Ordinal);
        Assert.Contains($"{scene.Staff.Name}", preview.Text, StringComparison.Ordinal);
        Assert.Contains("在“综合窗口”取得同样的权限；对原单位的权限保留", preview.Text, StringComparison.Ordinal);
        preview.AssertCommandsAtMost(20);
        await Carry(scene, preview);
        await scene.SubmitAsync(scene.Staff);
        Assert.Equal(9, (await scene.AnswerAsync("P1")).Entry.Points);
        await ConfirmAsync(scene, scene.Head);
        (await (await scene.Portal.SignInAsync(scene.Stranger)).OpenAsync($"/SelfAssessments/Sheet/{scene.ForeignSheetId}")).AssertStatus(HttpStatusCode.OK);
        await AssertResultNamesAsync(scene, (scene.Here.Id, OldName), (scene.There.Id, "税务窗口"));
        Assert.Equal(["综合窗口", "窗口0"], (await NextQuarterAsync(scene)).Select(p => p.UnitName).OrderDescending(Pinyin.ByPinyin));
        await AssertOnRecordAsync(scene, "撤销单位“公安窗口”", "撤销单位“税务窗口”", "新增单位“综合窗口”", "执行机构调整：公安窗口");
        await AssertMovedAsync(scene, deputy);
    }

    [PortalFact]
    public async Task What_a_merged_window_still_owes_is_filed_by_its_successor_and_by_nobody_twice(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider, moreWindows: 1);
        var (both, alone, filed) = (await OweAsync(scene, "查摆报告", scene.Here, scene.There), await OweAsync(scene, "学习计划", scene.Here), await OweAsync(scene, "工作总结", scene.There));
        await scene.Portal.DataAsync(async db =>
        {
            (await db.Duties.SingleAsync(d => d.Id == filed[0])).File(CampaignState.Running, Guid.NewGuid(), null, 0, new Actor(scene.Stranger.PersonId), scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var preview = await DraftAsync(scene, "Merge", scene.Here, ("Input.Code", "ZH"), ("Input.Name", "综合窗口"), ("Input.With", $"{scene.There.Id}"));
        Assert.Matches("公安窗口 学习计划[^。]*由“综合窗口”继续报送，截止日期仍是2026年9月30日", Flat(preview));
        Assert.Matches("查摆报告[^。]*“综合窗口”另有同一事项，不重复报送", Flat(preview));
        Assert.DoesNotContain("工作总结", preview.Text, StringComparison.Ordinal);
        preview.AssertCommandsAtMost(22);
        await Carry(scene, preview);
        await scene.Portal.DataAsync(async db =>
        {
            var successor = (await db.Units.SingleAsync(u => u.NormalisedCode == "ZH")).Id;
            var duties = await db.Duties.AsNoTracking().ToDictionaryAsync(d => d.Id);
            Assert.Equal((successor, DutyState.Owed), (duties[alone[0]].OwedByUnitId, duties[alone[0]].State));
            Assert.Equal([DutyState.Owed, DutyState.Withdrawn], both.Select(id => duties[id].State).Order());
            Assert.Equal(successor, both.Select(id => duties[id]).Single(d => d.State == DutyState.Owed).OwedByUnitId);
            Assert.Equal((scene.There.Id, DutyState.Filed), (duties[filed[0]].OwedByUnitId, duties[filed[0]].State));
            Assert.False(await db.Duties.AnyAsync(d => DutyStates.Outstanding.Contains(d.State) && db.Units.Any(u => u.Id == d.OwedByUnitId && u.ClosedOn != null)));
            Assert.Equal(OrganisationActs.Basis, (await db.AuditEntries.FirstAsync(e => e.Code == "Duty.Withdraw")).Reason);
        });
        await AssertOnRecordAsync(scene, "把报送事项“学习计划”转给承接单位");
        (await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/Duties/File/{alone[0]}")).AssertStatus(HttpStatusCode.OK);
        Assert.True(await LayOutAsync(scene) > 0);
        Assert.Equal(["查摆报告", "学习计划"], (await OwedAsync(scene, "综合窗口")).Order(Pinyin.ByPinyin));
        Assert.Equal(["查摆报告", "工作总结", "学习计划"], (await OwedAsync(scene, "窗口0")).Order(Pinyin.ByPinyin));
    }

    [PortalFact]
    public async Task A_successor_that_was_let_off_is_asked_again_for_what_the_merged_window_owes(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var report = await OweAsync(scene, "查摆报告", scene.Here, scene.There);
        await scene.Portal.DataAsync(async db =>
        {
            (await db.Duties.SingleAsync(d => d.Id == report[1])).Withdraw("本季度免报", new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var preview = await DraftAsync(scene, "Merge", scene.Here, ("Input.IntoId", $"{scene.There.Id}"));
        Assert.Matches("公安窗口 查摆报告[^。]*“税务窗口”原有的同一事项重新要求报送，截止日期2026年9月30日", Flat(preview));
        await Carry(scene, preview);
        Assert.Equal([(scene.Here.Id, DutyState.Withdrawn), (scene.There.Id, DutyState.Owed)], await DutiesAsync(scene, report));
    }

    [PortalFact]
    public async Task What_a_merged_window_owes_to_its_successor_alone_is_withdrawn(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var minutes = await OweToAsync(scene, "例会记录", scene.There, scene.Here);
        var preview = await DraftAsync(scene, "Merge", scene.Here, ("Input.IntoId", $"{scene.There.Id}"));
        Assert.Matches("公安窗口 例会记录[^。]*本来就是报给“税务窗口”的，撤销", Flat(preview));
        await Carry(scene, preview);
        Assert.Equal([(scene.Here.Id, DutyState.Withdrawn)], await DutiesAsync(scene, minutes));
    }

    [PortalFact]
    public async Task A_clerk_is_replaced_and_his_successor_goes_on_with_the_sheet(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "9"));
        await scene.Portal.DelegateAsync(scene.Head, scene.Staff, Capacity.Substitute, scene.Portal.Today.AddDays(30), Permit.AnswerOccurrences);
        var successor = await scene.Portal.PersonAsync(await scene.Portal.UnitAsync("综合科"));
        (await (await scene.Portal.SignInAsync(successor)).OpenAsync($"/SelfAssessments/Sheet/{scene.SheetId}")).AssertStatus(HttpStatusCode.Forbidden);
        var preview = await AskAsync(scene, scene.Staff, successor);
        Assert.Contains("公安窗口 科员", preview.Text, StringComparison.Ordinal);
        Assert.Contains("公安窗口 工作人员", preview.Text, StringComparison.Ordinal);
        Assert.Contains("受托的代理", preview.Text, StringComparison.Ordinal);
        Assert.Contains("工作已移交给", (await preview.Form().SubmitAsync()).Body, StringComparison.Ordinal);
        (await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Sheet/{scene.SheetId}")).AssertStatus(HttpStatusCode.Forbidden);
        await scene.SubmitAsync(successor);
        Assert.Equal(9, (await scene.AnswerAsync("P1")).Entry.Points);
        await ConfirmAsync(scene, scene.Head);
        await AssertResultNamesAsync(scene, (scene.Here.Id, OldName));
        Assert.NotNull(await scene.Portal.AsAsync(successor, access => access.ActorForAsync(Permit.AnswerOccurrences, scene.Here.Id, default)));
        await AssertOnRecordAsync(scene, $"移交工作：{scene.Staff.Name}");
    }

    [PortalFact]
    public async Task What_the_successor_may_not_hold_stays_with_its_reason(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var second = await scene.Portal.PersonAsync(Role.Administrator, await scene.Portal.TopAsync());
        var preview = await AskAsync(scene, scene.Leader, second);
        Assert.Contains("不能转的共", preview.Text, StringComparison.Ordinal);
        Assert.Contains("不能由同一个人担任", preview.Text, StringComparison.Ordinal);
        var self = await AskAsync(scene, scene.Head, scene.Admin);
        Assert.Contains("不能转的共 1 项", self.Text, StringComparison.Ordinal);
        var foreign = await scene.Portal.PersonAsync(Role.Leader, await scene.Portal.UnitAsync("另一个中心", parent: null, UnitKind.Bureau));
        await scene.Portal.DelegateAsync(foreign, scene.Staff, Capacity.Substitute, scene.Portal.Today.AddDays(30), Permit.DecideResults);
        Assert.Contains("不能转的共 1 项", (await AskAsync(scene, scene.Staff, scene.Colleague)).Text, StringComparison.Ordinal);
        var decider = await AskAsync(scene, scene.Leader, scene.Head);
        await decider.Form().SubmitAsync();
        Assert.Equal(scene.Head.PersonId, await scene.Portal.DataAsync(db => db.Campaigns.Where(c => c.Id == scene.CampaignId).Select(c => c.Settings.DeciderPersonId).SingleAsync()));
    }

    [PortalFact]
    public async Task What_is_planned_for_a_day_is_done_once_on_that_day_and_before_its_rounds_open(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await using var beside = await Portal.OpenAsync(provider, new PortalSetup { Beside = scene.Portal });
        var page = await (await DraftAsync(scene, "Rename", scene.Here, ("Input.Name", "公安综合窗口"), ("Input.From", "2026-09-20"))).Form().SubmitAsync();
        Assert.Contains("到期自动执行", page.Body, StringComparison.Ordinal);
        Assert.Equal(0, await DueAsync(scene.Portal));
        scene.Portal.Clock.Advance(TimeSpan.FromDays(5));
        var done = await Task.WhenAll(DueAsync(scene.Portal), DueAsync(beside));
        Assert.True(done.Sum() >= 1);
        Assert.Equal(1, await scene.Portal.DataAsync(db => db.AuditEntries.CountAsync(e => e.Code == "Reorganisation.CarriedOut")));
        Assert.Equal(0, await DueAsync(scene.Portal));
    }

    [PortalFact]
    public async Task What_is_withdrawn_or_no_longer_possible_is_not_done(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var planned = await (await DraftAsync(scene, "Rename", scene.There, ("Input.Name", "税费窗口"), ("Input.From", "2026-09-20"))).Form().SubmitAsync();
        var change = planned.Document.QuerySelector("main a[href^='/Units/Change/']")!.GetAttribute("href")!;
        var withdrawn = await (await planned.Visitor.OpenAsync(change)).Form("main form[action^='/Units/Withdraw']").SubmitAsync();
        Assert.Equal("/Units/Changes", withdrawn.Path);
        var stale = await DraftAsync(scene, "Merge", scene.Here, ("Input.IntoId", $"{scene.There.Id}"));
        await scene.Portal.ColleagueAsync(scene.Here);
        var refused = await stale.Form().SubmitAsync();
        Assert.Contains("他人修改了这项内容", refused.Text, StringComparison.Ordinal);
        await scene.Portal.UnitAsync("下级窗口", scene.Here);
        Assert.Contains("还有下级单位", (await refused.Form().SubmitAsync()).Text, StringComparison.Ordinal);
        scene.Portal.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(0, await DueAsync(scene.Portal));
        Assert.Null(await scene.Portal.DataAsync(db => db.Units.Where(u => u.Id == scene.Here.Id).Select(u => u.ClosedOn).SingleAsync()));
    }

    [PortalFact]
    public async Task What_was_seen_is_compared_in_the_transaction_that_decides(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await DraftAsync(scene, "Merge", scene.Here, ("Input.IntoId", $"{scene.There.Id}"));
        var change = await scene.Portal.DataAsync(db => db.Reorganisations.AsSingleQuery().AsNoTracking().SingleAsync());
        Task<string> SeenAsync() => scene.Portal.WithAsync<ReorganisationPreview, string>(async preview => (await preview.ReadAsync(change, default)).Seen);
        Task<bool> DecideAsync(string seen) => scene.Portal.WithAsync<Reorganising, bool>(r => r.DecideAsync(change.Id, change.Version, seen, new Actor(scene.Admin.PersonId), default));
        var stale = await SeenAsync();
        await scene.Portal.ColleagueAsync(scene.Here);
        Assert.Equal(Refusal.ChangedByAnother, (await Assert.ThrowsAsync<RefusedException>(() => DecideAsync(stale))).Refusal);
        Assert.True(await DecideAsync(await SeenAsync()));
    }

    private static Task<int> DueAsync(Portal portal) => portal.WithAsync<Reorganising, int>(r => r.CarryOutDueAsync(default));

    /// <summary>As the background work does each minute.</summary>
    private static Task<int> LayOutAsync(SelfScene scene) => scene.Portal.WithAsync<PhaseTurning, int>(turning => turning.DoDueAsync(default));

    /// <returns>Titles of what a unit of this name is still asked for.</returns>
    private static Task<List<string>> OwedAsync(SelfScene scene, string unit) => scene.Portal.DataAsync(db =>
        db.Duties.Where(d => DutyStates.Outstanding.Contains(d.State) && db.Units.Any(u => u.Id == d.OwedByUnitId && u.Name == unit)).Select(d => d.Terms.Title).ToListAsync());

    private static Task<IReadOnlyList<(int UnitId, DutyState State)>> DutiesAsync(SelfScene scene, IReadOnlyList<int> ids) => scene.Portal.DataAsync<IReadOnlyList<(int, DutyState)>>(async db =>
        [.. (await db.Duties.AsNoTracking().Where(d => ids.Contains(d.Id)).OrderBy(d => d.Id).ToListAsync()).Select(d => (d.OwedByUnitId, d.State))]);

    private static async Task<IReadOnlyList<int>> OweAsync(SelfScene scene, string title, params Unit[] units) =>
        await OweToAsync(scene, title, await scene.Portal.TopAsync(), units);

    /// <summary>A task of an open phase that only these units have been asked so far.</summary>
    private static Task<IReadOnlyList<int>> OweToAsync(SelfScene scene, string title, Unit to, params Unit[] units) => scene.Portal.DataAsync<IReadOnlyList<int>>(async db =>
    {
        var (by, now) = (new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == scene.CampaignId);
        var phase = new Phase(Guid.NewGuid(), campaign, new PhasePlan(1, title, null, DateWording.Read("2026年9月", 2026)!, null, []), by, now);
        db.Add(phase);
        await db.SaveChangesAsync();
        var task = new PhaseTask(Guid.NewGuid(), phase, campaign.State, new TaskPlan(title, null, DateWording.Read("9月30日", 2026)!, false, DutyEvidence.None, false, [], [], [to.Id]), by, now);
        db.Add(task);
        await db.SaveChangesAsync();
        var terms = new DutyTerms(title, null, DutyEvidence.None, false, "9月30日", new(2026, 9, 30), new(2026, 9, 30), 1);
        List<Duty> duties = [.. units.Select(u => new Duty(scene.CampaignId, DutyOrigin.PhaseTask, task.Id, u.Id, [to.Id], terms, by, now))];
        db.AddRange(duties);
        await db.SaveChangesAsync();
        return [.. duties.Select(d => d.Id)];
    });

    private static async Task<Page> DraftAsync(SelfScene scene, string verb, Unit unit, params (string Name, string? Value)[] typed)
    {
        var page = await (await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync($"/Units/{verb}/{unit.Id}")).Form().SubmitAsync([.. typed, ("Input.Basis", OrganisationActs.Basis)]);
        Assert.True(page.Path.StartsWith("/Units/Change/", StringComparison.Ordinal), page.Text);
        return page;
    }

    private static async Task Carry(SelfScene scene, Page preview)
    {
        var page = await preview.Form().SubmitAsync();
        Assert.True(page.Body.Contains("的机构调整已执行", StringComparison.Ordinal), $"{scene.Here.Name}: {page} {page.Text}");
    }

    private static async Task<Page> AskAsync(SelfScene scene, Someone leaver, Someone successor)
    {
        var number = await scene.Portal.DataAsync(db => db.People.Where(p => p.Id == successor.PersonId).Select(p => p.StaffNumber).SingleAsync());
        var form = (await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync($"/People/HandOver/{leaver.PersonId}")).Form();
        return await form.SubmitAsync(("Input.To", number), ("Input.Reason", "轮岗"));
    }

    private static async Task ConfirmAsync(SelfScene scene, Someone who)
    {
        var page = await (await (await scene.Portal.SignInAsync(who)).OpenAsync($"/SelfAssessments/Confirm/{scene.SheetId}")).Form().SubmitAsync();
        page.AssertStatus(HttpStatusCode.OK);
        Assert.Equal(SheetState.Confirmed, (await scene.SheetAsync()).State);
    }

    /// <summary>Closes and computes the quarter in the browser; each unit's page explains its figures under the name of the time.</summary>
    private static async Task AssertResultNamesAsync(SelfScene scene, params (int UnitId, string Name)[] expected)
    {
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        await (await admin.OpenAsync($"/Rounds/Close/{scene.RoundId}")).Form().SubmitAsync();
        await (await admin.OpenAsync($"/Results/Compute/{scene.RoundId}")).Form().SubmitAsync();
        var resultId = await scene.Portal.DataAsync(db => db.RoundResults.Where(r => r.RoundId == scene.RoundId).Select(r => r.Id).SingleAsync());
        foreach (var (unitId, name) in expected)
        {
            var page = await admin.OpenAsync($"/Results/Unit/{resultId}/{unitId}");
            page.AssertStatus(HttpStatusCode.OK);
            Assert.Contains(name, page.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        }
    }

    /// <returns>Who takes part in a quarter that opens now.</returns>
    private static async Task<IReadOnlyList<Participant>> NextQuarterAsync(SelfScene scene)
    {
        var by = new Actor(scene.Admin.PersonId);
        var id = await scene.Portal.DataAsync(async db =>
        {
            var day = scene.Portal.Today;
            var round = new Round(scene.CampaignId, new Quarter(2026, 4), new RoundDates(day, day, day, day, 1), by, scene.Portal.Clock.GetUtcNow());
            db.Add(round);
            await db.SaveChangesAsync();
            return round.Id;
        });
        await scene.Portal.WithAsync<RoundOpening, bool>(async opening =>
        {
            await opening.OpenAsync(id, null, by, default);
            return true;
        });
        return await scene.Portal.DataAsync(async db => (await db.Rounds.Include(r => r.Participants).SingleAsync(r => r.Id == id)).Participants);
    }

    private static async Task AssertOnRecordAsync(SelfScene scene, params string[] sentences)
    {
        var audit = await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync("/Audit");
        Assert.All(sentences, s => Assert.Contains(s, audit.Text, StringComparison.Ordinal));
    }

    private static Task AssertMovedAsync(SelfScene scene, int chargeId) => scene.Portal.DataAsync(async db =>
    {
        var today = scene.Portal.Today;
        var successor = await db.Units.SingleAsync(u => u.NormalisedCode == "ZH");
        Assert.Equal(today.AddDays(-1), (await db.Charges.SingleAsync(c => c.Id == chargeId)).To);
        Assert.Equal(1, await db.Charges.CountAsync(c => c.UnitId == successor.Id && c.PersonId == scene.Leader.PersonId));
        Assert.True(await db.Postings.AllAsync(p => p.UnitId != scene.Here.Id || p.To == today.AddDays(-1)));
        Assert.True(await db.Assignments.AnyAsync(a => a.UnitId == successor.Id && a.Role == Role.OfficeHead && a.PersonId == scene.Head.PersonId));
    });

    private static string Flat(Page page) => string.Join(' ', page.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
