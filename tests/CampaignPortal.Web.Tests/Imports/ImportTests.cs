using System.Net;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Dates;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Phases;
using CampaignPortal.Web.Tests.Rulebooks;
using CampaignPortal.Web.Tests.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Imports;

/// <summary>A table is reported on before anything changes, brings in just what was reported, and can be taken back while it is unused.</summary>
public sealed class ImportTests
{
    [PortalFact]
    public async Task Right_rows_come_in_and_wrong_ones_are_named_with_row_column_value_and_what_to_do(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var before = await scene.Portal.DataAsync(db => db.Units.CountAsync());
        var report = await Tables.UploadAsync(admin, "/Imports/New/Units", Tables.Of(
            Tables.Units,
            ["N2", "下级窗口", "窗口", "N1", ""], ["N1", "新科室", "科室", scene.Here.Code, "3"], ["N3", "", "窗口", scene.Here.Code, ""],
            ["N4", "别人的窗口", "窗口", scene.There.Code, ""], ["N1", "又一个", "窗口", scene.Here.Code, ""], ["N 5!", "坏编码", "大厅", scene.Here.Code, "0"]));
        Assert.Contains("共 6 行：可导入 2 行，有误 4 行", report.Text, StringComparison.Ordinal);
        Assert.Contains("没有填写。", report.Text, StringComparison.Ordinal);
        Assert.Contains("与第 5 行重复", report.Text, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Portal.DataAsync(db => db.Units.CountAsync()));
        var done = await report.Importing().SubmitAsync();
        Assert.Equal("/Imports", done.Path);
        await scene.Portal.DataAsync(async db =>
        {
            var (n1, n2) = (await db.Units.SingleAsync(u => u.Code == "N1"), await db.Units.SingleAsync(u => u.Code == "N2"));
            Assert.Equal((scene.Here.Id, n1.Id, UnitKind.Section, 3), (n1.ParentId!.Value, n2.ParentId!.Value, n1.Kind, n1.Order));
            Assert.Equal(before + 2, await db.Units.CountAsync());
            var batch = await db.ImportBatches.SingleAsync();
            Assert.Equal((ImportState.Imported, 2, 4), (batch.State, batch.ImportedCount, batch.LeftOutCount));
        });
    }

    [PortalFact]
    public async Task Ones_own_file_comes_back_marked_and_is_taken_again_once_it_is_mended(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var report = await Tables.UploadAsync(admin, "/Imports/New/Units", Tables.Of(Tables.Units, ["N1", "一窗口", "窗口", scene.Here.Code, ""], ["N2", "二窗口", "大厅", scene.Here.Code, ""]));
        var marked = await ExportTests.DownloadAsync(admin, report.Path.Replace("Review", "Marked", StringComparison.Ordinal));
        Opened.AssertSound(marked);
        var opened = Opened.Of(marked);
        Assert.Equal("问题说明", opened.Line(3)[^1]);
        Assert.Contains("单位类型：不是可选的值。请从下拉列表选择。", opened.Line(5)[^1], StringComparison.Ordinal);
        var again = await Tables.UploadAsync(admin, "/Imports/New/Units", marked);
        Assert.Contains("共 2 行：可导入 1 行，有误 1 行", again.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task The_exported_list_of_people_is_taken_as_it_is_and_changes_nothing(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (by, now, today) = (new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow(), scene.Portal.Today);
        await scene.Portal.DataAsync(async db =>
        {
            Person lent = new("S7", "派驻的人", by, now), gone = new("S8", "调出的人", by, now), unposted = new("S9", "没有任职的人", by, now);
            db.AddRange(lent, gone, unposted);
            await db.SaveChangesAsync();
            db.AddRange(
                new Posting(lent.Id, scene.Here.Id, PostingKind.Workplace, "科员", today.AddDays(-9), null, by, now), new Posting(lent.Id, scene.There.Id, PostingKind.Employment, "民警", today.AddDays(-9), null, by, now),
                new Posting(gone.Id, scene.Here.Id, PostingKind.Workplace, "科员", today.AddDays(-9), today.AddDays(-1), by, now), new Posting(gone.Id, scene.There.Id, PostingKind.Workplace, "科长", today, null, by, now));
            await db.SaveChangesAsync();
        });
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var file = await ExportTests.DownloadAsync(admin, "/People/Export");
        Opened.AssertSound(file);
        var opened = Opened.Of(file);
        Assert.Equal(Tables.People, opened.Line(3).Take(Tables.People.Length));
        var before = await scene.Portal.DataAsync(db => db.Postings.CountAsync());
        var report = await Tables.UploadAsync(admin, "/Imports/New/People", file, "人员.xlsx");
        Assert.Contains($"共 {opened.Body.Count()} 行：可导入 0 行，有误 0 行", report.Text, StringComparison.Ordinal);
        Assert.Contains($"完全相同（跳过）{opened.Body.Count()} 行", report.Text, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Portal.DataAsync(db => db.Postings.CountAsync()));
    }

    [PortalFact]
    public async Task People_come_with_postings_and_a_role_and_without_an_account(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var report = await Tables.UploadAsync(admin, "/Imports/New/People", Tables.Of(
            Tables.People,
            ["S1", "㐂𠮷", $"{scene.Here.Code} {scene.Here.Name}", "科员", "", "工作人员"], ["S2", "李四", scene.Here.Code, "科长", "", ""],
            ["S3", "王五", scene.Here.Code, "主任", "", "系统管理员"], ["S4", "赵六", scene.There.Code, "科员", "", ""]));
        Assert.Contains("共 4 行：可导入 2 行，有误 2 行", report.Text, StringComparison.Ordinal);
        await report.Importing().SubmitAsync();
        await scene.Portal.DataAsync(async db =>
        {
            var person = await db.People.SingleAsync(p => p.StaffNumber == "S1");
            Assert.Equal("㐂𠮷", person.Name);
            Assert.Equal(2, await db.Postings.CountAsync(p => p.PersonId == person.Id && p.UnitId == scene.Here.Id && p.Post == "科员"));
            Assert.Equal(Role.OfficeStaff, (await db.Assignments.SingleAsync(a => a.PersonId == person.Id)).Role);
            Assert.False(await db.Users.AnyAsync(a => a.PersonId == person.Id));
            Assert.False(await db.People.AnyAsync(p => p.StaffNumber == "S3" || p.StaffNumber == "S4"));
        });
    }

    [PortalFact]
    public async Task The_same_table_again_is_skipped_and_a_different_name_changes_only_when_asked(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        string[] Row(string name) => ["S1", name, scene.Here.Code, "科员", "", "工作人员"];
        await (await Tables.UploadAsync(admin, "/Imports/New/People", Tables.Of(Tables.People, Row("张三")))).Importing().SubmitAsync();
        var same = await Tables.UploadAsync(admin, "/Imports/New/People", Tables.Of(Tables.People, Row("张三")));
        Assert.Contains("完全相同（跳过）1 行", same.Text, StringComparison.Ordinal);
        Assert.Null(same.Document.QuerySelector("button[form=import]"));
        var report = await Tables.UploadAsync(admin, "/Imports/New/People", Tables.Of(Tables.People, Row("张叁")));
        Assert.Contains("没有可以导入的行", (await report.Importing().SubmitAsync()).Text, StringComparison.Ordinal);
        await report.Importing().SubmitAsync(("Input.WithChanges", "true"));
        Assert.Equal("张叁", await scene.Portal.DataAsync(db => db.People.Where(p => p.StaffNumber == "S1").Select(p => p.Name).SingleAsync()));
        var batch = await scene.Portal.DataAsync(db => db.ImportBatches.MaxAsync(b => b.Id));
        await (await admin.OpenAsync($"/Imports/Undo/{batch}")).Form().SubmitAsync();
        Assert.Equal("张三", await scene.Portal.DataAsync(db => db.People.Where(p => p.StaffNumber == "S1").Select(p => p.Name).SingleAsync()));
    }

    [PortalFact]
    public async Task A_unit_on_record_is_not_renamed_by_a_table(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var unit = await scene.Portal.UnitAsync("户籍窗口", scene.Here);
        var keeper = await scene.Portal.SignInAsync(scene.Keeper);
        var report = await Tables.UploadAsync(keeper, "/Imports/New/Units", Tables.Of(Tables.Units, [unit.Code, "户政窗口", "窗口", scene.Here.Code, ""]));
        Assert.Contains("这个单位已登记，名称是“户籍窗口”。", report.Text, StringComparison.Ordinal);
        Assert.Contains("用“更名”办理", report.Text, StringComparison.Ordinal);
        Assert.Null(report.Document.QuerySelector("button[form=import]"));
        await report.Importing().SubmitAsync(("Input.WithChanges", "true"));
        Assert.Equal("户籍窗口", await scene.Portal.DataAsync(db => db.Units.Where(u => u.Id == unit.Id).Select(u => u.Name).SingleAsync()));
    }

    [PortalFact]
    public async Task Only_what_is_the_same_in_every_column_is_skipped(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, unit) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.UnitAsync("户籍窗口", scene.Here));
        var units = await Tables.UploadAsync(admin, "/Imports/New/Units", Tables.Of(Tables.Units, [unit.Code, unit.Name, "窗口", scene.Here.Code, "7"]));
        Assert.Contains("这个单位已登记，排序号是 1。", units.Text, StringComparison.Ordinal);
        await (await Tables.UploadAsync(admin, "/Imports/New/People", Tables.Of(Tables.People, ["S1", "张三", unit.Code, "科员", "", ""], ["S2", "李四", unit.Code, "科员", scene.Here.Code, ""]))).Importing().SubmitAsync();
        await scene.Portal.DataAsync(async db =>
        {
            db.Add(new Person("S3", "王五", Actor.System, scene.Portal.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        var report = await Tables.UploadAsync(admin, "/Imports/New/People", Tables.Of(
            Tables.People, ["S1", "张三", unit.Code, "副科长", "", ""], ["S2", "李四", unit.Code, "科员", "", ""], ["S3", "王五", unit.Code, "科员", "", ""]));
        Assert.Contains("共 3 行：可导入 0 行，有误 3 行", report.Text, StringComparison.Ordinal);
        Assert.Contains("此人已登记，职务是“科员”。", report.Text, StringComparison.Ordinal);
        Assert.Contains("此人已登记，编制单位与表格不同，或没有登记。", report.Text, StringComparison.Ordinal);
        Assert.Contains("此人已登记，没有任职。", report.Text, StringComparison.Ordinal);
        var same = await Tables.UploadAsync(admin, "/Imports/New/People", Tables.Of(Tables.People, ["S1", "张三", unit.Code, "科员", "", ""], ["S2", "李四", unit.Code, "科员", scene.Here.Code, ""]));
        Assert.Contains("完全相同（跳过）2 行", same.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task What_changed_since_the_report_is_reported_anew_and_nothing_is_imported(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var report = await Tables.UploadAsync(admin, "/Imports/New/Units", Tables.Of(Tables.Units, ["N1", "一窗口", "窗口", scene.Here.Code, ""], ["N2", "二窗口", "窗口", scene.Here.Code, ""]));
        await (await admin.OpenAsync("/Units/New")).Form().SubmitAsync(("Input.Code", "N1"), ("Input.Name", "别人先建的"));
        var refused = await report.Importing().SubmitAsync();
        Assert.NotNull(refused.Document.QuerySelector(".cp-error-summary"));
        Assert.Contains("别人先建的", refused.Text, StringComparison.Ordinal);
        Assert.False(await scene.Portal.DataAsync(db => db.Units.AnyAsync(u => u.Code == "N2")));
        Assert.Equal("/Imports", (await refused.Importing().SubmitAsync()).Path);
        Assert.True(await scene.Portal.DataAsync(db => db.Units.AnyAsync(u => u.Code == "N2")));
    }

    [PortalFact]
    public async Task A_report_sent_twice_imports_once(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var report = await Tables.UploadAsync(admin, "/Imports/New/Units", Tables.Of(Tables.Units, ["N1", "一窗口", "窗口", scene.Here.Code, ""]));
        await report.Importing().SubmitAsync();
        var twice = await report.Importing().SubmitAsync();
        Assert.NotNull(twice.Document.QuerySelector(".cp-error-summary"));
        Assert.Equal(1, await scene.Portal.DataAsync(db => db.Units.CountAsync(u => u.Code == "N1")));
    }

    [PortalFact]
    public async Task A_whole_batch_is_taken_back_while_unused_and_else_it_is_said_by_what_it_is_used(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        await (await Tables.UploadAsync(admin, "/Imports/New/Units", Tables.Of(Tables.Units, ["N1", "一窗口", "窗口", scene.Here.Code, ""]))).Importing().SubmitAsync();
        await (await Tables.UploadAsync(admin, "/Imports/New/People", Tables.Of(Tables.People, ["S1", "张三", "N1", "科员", "", "工作人员"]))).Importing().SubmitAsync();
        var batches = await scene.Portal.DataAsync(db => db.ImportBatches.OrderBy(b => b.Id).Select(b => b.Id).ToListAsync());
        var used = await admin.OpenAsync($"/Imports/Undo/{batches[0]}");
        Assert.Contains("导入的单位已有人员任职", used.Text, StringComparison.Ordinal);
        Assert.Null(used.Document.QuerySelector("main form[method=post]"));
        var free = await admin.OpenAsync($"/Imports/Undo/{batches[1]}");
        await free.Form().SubmitAsync();
        Assert.False(await scene.Portal.DataAsync(db => db.People.AnyAsync(p => p.StaffNumber == "S1")));
        await (await admin.OpenAsync($"/Imports/Undo/{batches[0]}")).Form().SubmitAsync();
        Assert.False(await scene.Portal.DataAsync(db => db.Units.AnyAsync(u => u.Code == "N1")));
        Assert.NotNull((await free.Form().SubmitAsync()).Document.QuerySelector(".cp-error-summary"));
    }

    [PortalFact]
    public async Task Somebody_imported_who_has_an_account_by_now_is_not_taken_back(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        await (await Tables.UploadAsync(admin, "/Imports/New/People", Tables.Of(Tables.People, ["S1", "张三", scene.Here.Code, "科员", "", ""]))).Importing().SubmitAsync();
        var batch = await scene.Portal.DataAsync(db => db.ImportBatches.MaxAsync(b => b.Id));
        var form = (await admin.OpenAsync($"/Imports/Undo/{batch}")).Form();
        var person = await scene.Portal.DataAsync(db => db.People.AsNoTracking().SingleAsync(p => p.StaffNumber == "S1"));
        await scene.Portal.WithAsync<AccountKeeping, string?>(accounts => accounts.InviteAsync(person, "s1", Actor.System, default));
        Assert.Contains("导入的人员已开通账号", (await form.SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.True(await scene.Portal.DataAsync(db => db.People.AnyAsync(p => p.StaffNumber == "S1")));
    }

    [PortalFact]
    public async Task Units_named_by_a_task_a_campaign_or_a_scheme_alone_are_not_taken_back(Provider provider)
    {
        await using var scene = await PhaseScene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        string[] Row(string code) => [code, "新窗口", "窗口", scene.Campaigns.Organiser.Code, ""];
        foreach (var code in (string[])["T1", "C1", "S1"])
        {
            await (await Tables.UploadAsync(admin, "/Imports/New/Units", Tables.Of(Tables.Units, Row(code)))).Importing().SubmitAsync();
        }

        var phaseId = await scene.PhaseAsync("2026年12月", null);
        var campaignId = await scene.CampaignOfAsync(phaseId);
        var batches = await scene.Portal.DataAsync(async db =>
        {
            var (by, now) = (new Actor(scene.Admin.PersonId), scene.Portal.Clock.GetUtcNow());
            var units = await db.Units.Where(u => u.Name == "新窗口").ToDictionaryAsync(u => u.Code, u => u.Id);
            var plan = new TaskPlan("报送清单", null, DateWording.Read("2026年12月中旬前", 2026)!, false, DutyEvidence.None, true, [], [], [units["T1"]]);
            db.Add(new PhaseTask(Guid.NewGuid(), await db.Phases.SingleAsync(p => p.Id == phaseId), CampaignState.Running, plan, by, now));
            var campaign = await db.Campaigns.SingleAsync(c => c.Id == campaignId);
            campaign.Describe(campaign.Name, campaign.Theme, campaign.Outline with { OfficeUnitId = units["C1"] }, [], by, now);
            var (book, scheme) = (RulebookScene.Small(), RulebookScene.Small().Scheme);
            var items = scheme.TreeItems.Select(i => i with { Head = i.Head with { ResponsibleOffice = "s1" } });
            db.Add(new RulebookDraft(campaignId, book with { Scheme = scheme with { Items = [.. items] } }, "活动", by, now));
            await db.SaveChangesAsync();
            return await db.ImportBatches.OrderBy(b => b.Id).Select(b => b.Id).ToListAsync();
        });
        foreach (var (batch, why) in batches.Zip((string[])["导入的单位已是任务的接收单位", "导入的单位或人员已用于活动", "计分办法或其草稿已把导入的单位列为考核责任科室"]))
        {
            var page = await admin.OpenAsync($"/Imports/Undo/{batch}");
            Assert.Contains(why, page.Text, StringComparison.Ordinal);
            Assert.Null(page.Document.QuerySelector("main form[method=post]"));
        }
    }

    [PortalFact]
    public async Task An_import_is_read_on_record_by_who_administers_the_unit_below_the_top(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        await (await Tables.UploadAsync(admin, "/Imports/New/Units", Tables.Of(Tables.Units, ["N1", "一窗口", "窗口", scene.Here.Code, ""]))).Importing().SubmitAsync();
        var other = await scene.Portal.SignInAsync(await scene.Portal.PersonAsync(Role.Administrator, scene.There));
        Assert.Contains("从 Excel 导入单位", (await admin.OpenAsync("/Audit")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("从 Excel 导入单位", (await other.OpenAsync("/Audit")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task AUTHZ_02_others_do_not_see_a_batch_and_nobody_grants_himself_by_a_table(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (admin, staff) = (await scene.Portal.SignInAsync(scene.Admin), await scene.Portal.SignInAsync(scene.Staff));
        var other = await scene.Portal.SignInAsync(await scene.Portal.PersonAsync(Role.Administrator, scene.There));
        var report = await Tables.UploadAsync(admin, "/Imports/New/Units", Tables.Of(Tables.Units, ["N1", "一窗口", "大厅", scene.Here.Code, ""]));
        foreach (var path in (string[])["Review", "Marked", "Undo"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(report.Path.Replace("Review", path, StringComparison.Ordinal))).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await staff.OpenAsync(report.Path)).Status);
        var me = await scene.Portal.DataAsync(db => db.People.SingleAsync(p => p.Id == scene.Admin.PersonId));
        var self = await Tables.UploadAsync(admin, "/Imports/New/People", Tables.Of(Tables.People, [me.StaffNumber, me.Name, scene.Here.Code, "科员", "", "领导"]));
        Assert.Contains("此人已登记，没有这个角色", self.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_file_that_cannot_be_read_is_refused_with_what_to_do(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        Assert.Contains("另存为", (await Tables.UploadAsync(admin, "/Imports/New/Units", [1, 2], "表.xls")).Text, StringComparison.Ordinal);
        Assert.Contains("上级单位编码", (await Tables.UploadAsync(admin, "/Imports/New/Units", Tables.Of(["单位编码", "单位名称", "单位类型"], ["a", "b", "窗口"]))).Text, StringComparison.Ordinal);
        Assert.Contains("请选择要上传的表格", (await (await admin.OpenAsync("/Imports/New/Units")).Form().SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync("/Imports/New/Marks")).Status);
        Assert.Equal(0, await scene.Portal.DataAsync(db => db.ImportBatches.CountAsync()));
    }

    [PortalFact]
    public async Task The_template_opens_elsewhere_with_headings_and_is_read_back(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        foreach (var (kind, headings) in new[] { ("Units", Tables.Units), ("People", Tables.People) })
        {
            var template = await ExportTests.DownloadAsync(admin, $"/Imports/Template/{kind}");
            Opened.AssertSound(template);
            Assert.Equal(headings, Opened.Of(template).Line(3).Select(h => h.TrimEnd('*')));
            Assert.Contains("没有填写任何一行", (await Tables.UploadAsync(admin, $"/Imports/New/{kind}", template)).Text, StringComparison.Ordinal);
        }
    }

    [PortalFact]
    public async Task FILE_03_one_person_keeps_few_uploads_and_a_name_without_end_is_refused(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var table = Tables.Of(Tables.Units, ["N1", "新科室", "科室", scene.Here.Code, "3"]);
        for (var i = 0; i < 5; i++)
        {
            Assert.StartsWith("/Imports/Review/", (await Tables.UploadAsync(admin, "/Imports/New/Units", table)).Path, StringComparison.Ordinal);
        }

        Assert.Equal(3, await scene.Portal.DataAsync(db => db.ImportBatches.CountAsync()));
        var form = (await admin.OpenAsync("/Imports/New/Units")).Form().Choose("Input.File", $"{new string('长', 300)}.xlsx", table);
        Assert.NotNull((await form.SubmitAsync()).Document.QuerySelector(".cp-error-summary"));
    }

    [PortalFact]
    public async Task A_discarded_upload_is_gone(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var report = await UploadedAsync(scene, "N1");
        await report.Form("form[action^='/Imports/Discard']").SubmitAsync();
        Assert.Equal((0, 0), await CountAsync(scene));
    }

    [PortalFact]
    public async Task A_file_is_given_to_nobody_after_seven_days_and_cleared_away_without_another_upload(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await (await UploadedAsync(scene, "N1")).Importing().SubmitAsync();
        var report = await UploadedAsync(scene, "N2");
        scene.Portal.Clock.Advance(TimeSpan.FromDays(8));
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync(report.Path)).Status);
        var imported = await scene.Portal.DataAsync(db => db.ImportBatches.MinAsync(b => b.Id));
        Assert.Contains("文件只保留 7 天", (await admin.OpenAsync($"/Imports/Review/{imported}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync($"/Imports/Marked/{imported}")).Status);
        await scene.Portal.WithAsync<IEnumerable<IDueByDate>, int>(due => due.OfType<ImportClearing>().Single().DoDueAsync(default));
        Assert.Equal((1, 0), await CountAsync(scene));
    }

    private static async Task<Page> UploadedAsync(Scene scene, string code) => await Tables.UploadAsync(
        await scene.Portal.SignInAsync(scene.Admin), "/Imports/New/Units", Tables.Of(Tables.Units, [code, "一窗口", "窗口", scene.Here.Code, ""]));

    private static Task<(int Batches, int Files)> CountAsync(Scene scene) =>
        scene.Portal.DataAsync(async db => (await db.ImportBatches.CountAsync(), await db.Set<ImportFile>().CountAsync()));
}
