using System.Net;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.ScoreSheets;
using CampaignPortal.Web.Tests.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Imports;

/// <summary>One's own score sheet is filled from a table as it is filled in the grid, and by nobody else.</summary>
public sealed class MarksImportTests
{
    internal static readonly string[] Headings = ["单位编码", "单位名称", "P1 工作纪律1", "L 服务态度", "Y 无投诉", "R 办结率 达标数", "R 办结率 总数"];

    [PortalFact]
    public async Task The_template_of_a_sheet_has_its_units_and_items_and_is_read_back(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.FillAsync();
        var rater = await scoring.Portal.SignInAsync(scoring.Rater);
        var template = await ExportTests.DownloadAsync(rater, $"/ScoreSheets/Template/{scoring.SheetId}");
        Opened.AssertSound(template);
        Assert.Equal(Headings, Opened.Of(template).Line(3).Select(h => h.TrimEnd('*')));
        Assert.Equal([scoring.Windows[0].Code, "1号窗口", "8", "好", "是", "96", "100"], Opened.Of(template).Body.First());
        var report = await UploadAsync(scoring, rater, template);
        Assert.Contains("没有变化（跳过）2 行", report.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Marks_and_counts_come_into_the_draft_with_old_and_new_shown_before_and_can_be_taken_back(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var rater = await scoring.Portal.SignInAsync(scoring.Rater);
        var audited = await scoring.AuditCountAsync();
        var report = await UploadAsync(scoring, rater, Tables.Of(Headings, [scoring.Windows[0].Code, "", "8.5", "一般", "否", "96", "100"], [scoring.Windows[1].Code, "", "11", "", "", "5", ""]));
        Assert.Contains("可填写空白 4 格，有误 1 行", report.Text, StringComparison.Ordinal);
        Assert.Contains("96 / 100", report.Text, StringComparison.Ordinal);
        var done = await report.Importing().SubmitAsync();
        Assert.Equal($"/ScoreSheets/Grid/{scoring.SheetId}", done.Path);
        Assert.Contains("已填写 4 格", done.Body, StringComparison.Ordinal);
        Assert.Equal((1, 1), await scoring.Portal.DataAsync(async db => (await db.ImportBatches.SumAsync(b => b.ImportedCount), await db.ImportBatches.SumAsync(b => b.LeftOutCount))));
        Assert.Equal(8.5m, (await scoring.MarkAsync(0, "P1")).Points);
        Assert.Equal(("fair", false), ((await scoring.MarkAsync(0, "L")).LevelCode, (await scoring.MarkAsync(0, "Y")).IsMet));
        Assert.Equal((96m, 100m), ((await scoring.MarkAsync(0, "R")).Numerator, (await scoring.MarkAsync(0, "R")).Denominator));
        Assert.Null((await scoring.MarkAsync(1, "P1")).Points);
        Assert.Equal(audited + 1, await scoring.AuditCountAsync());
        var batch = await scoring.Portal.DataAsync(db => db.ImportBatches.MaxAsync(b => b.Id));
        var undo = await rater.OpenAsync($"/ScoreSheets/ImportUndo/{batch}");
        Assert.Contains("这次导入填写的 4 格", undo.Text, StringComparison.Ordinal);
        await undo.Form().SubmitAsync();
        Assert.Null((await scoring.MarkAsync(0, "P1")).Points);
        Assert.Null((await scoring.MarkAsync(0, "R")).Numerator);
    }

    [PortalFact]
    public async Task More_cases_that_meet_the_target_than_there_are_make_a_row_wrong(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var report = await UploadAsync(scoring, await scoring.Portal.SignInAsync(scoring.Rater), Tables.Of(Headings, [scoring.Windows[0].Code, "", "8", "", "", "101", "99"], [scoring.Windows[1].Code, "", "8", "", "", "99", "99"]));
        Assert.Contains("有误 1 行", report.Text, StringComparison.Ordinal);
        Assert.Contains("达标数不能大于总数", report.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_value_that_stands_there_is_replaced_only_when_asked_and_a_stale_report_does_nothing(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.FillAsync();
        var rater = await scoring.Portal.SignInAsync(scoring.Rater);
        byte[] table = Tables.Of(Headings, [scoring.Windows[0].Code, "", "7", "", "", "", ""]);
        var report = await UploadAsync(scoring, rater, table);
        Assert.Contains("与系统里不同 1 格", report.Text, StringComparison.Ordinal);
        await scoring.FillAsync(9);
        Assert.NotNull((await report.Importing().SubmitAsync(("Input.WithChanges", "true"))).Document.QuerySelector(".cp-error-summary"));
        Assert.Equal(9, (await scoring.MarkAsync(0, "P1")).Points);
        await (await UploadAsync(scoring, rater, table)).Importing().SubmitAsync(("Input.WithChanges", "true"));
        Assert.Equal(7, (await scoring.MarkAsync(0, "P1")).Points);
    }

    [PortalFact]
    public async Task AUTHZ_02_nobody_fills_another_s_sheet_or_one_that_is_in(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var (rater, other, admin) = (await scoring.Portal.SignInAsync(scoring.Rater), await scoring.Portal.SignInAsync(scoring.OtherRater), await scoring.Portal.SignInAsync(scoring.Admin));
        var report = await UploadAsync(scoring, rater, Tables.Of(Headings, [scoring.Windows[0].Code, "", "7", "", "", "", ""]));
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/ScoreSheets/Import/{scoring.SheetId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/ScoreSheets/Template/{scoring.SheetId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(report.Path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.OpenAsync(report.Path)).Status);
        var form = report.Importing();
        scoring.Portal.Clock.Set(Scoring.Deadline);
        Assert.NotEqual($"/ScoreSheets/Grid/{scoring.SheetId}", (await form.SubmitAsync()).Path);
        Assert.Null((await scoring.MarkAsync(0, "P1")).Points);
    }

    [PortalFact]
    public async Task What_a_substitute_imports_takes_back_and_exports_is_on_record_for_the_rater_and_read_in_the_campaign(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var substitute = await scoring.Portal.PersonAsync(scoring.OtherOffice);
        await scoring.Portal.DelegateAsync(scoring.Rater, substitute, Capacity.Substitute, scoring.Portal.Today.AddDays(30), Permit.Score);
        var visitor = await scoring.Portal.SignInAsync(substitute);
        await (await UploadAsync(scoring, visitor, Tables.Of(Headings, [scoring.Windows[0].Code, "", "7", "", "", "", ""]))).Importing().SubmitAsync();
        var batch = await scoring.Portal.DataAsync(db => db.ImportBatches.MaxAsync(b => b.Id));
        await (await visitor.OpenAsync($"/ScoreSheets/ImportUndo/{batch}")).Form().SubmitAsync();
        await ExportTests.DownloadAsync(visitor, $"/ScoreSheets/ExportMarks/{scoring.SheetId}");
        var deeds = await scoring.Portal.DataAsync(db => db.AuditEntries.Where(e => e.Subject == "ImportBatch" || e.Code == "List.Export").OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(["ImportBatch.Import", "ImportBatch.Undo", "List.Export"], deeds.Select(d => d.Code));
        Assert.All(deeds, d => Assert.Equal(
            (substitute.PersonId, (int?)scoring.Rater.PersonId, (int?)scoring.CampaignId, (int?)scoring.Office.Id), (d.PersonId, d.ForPersonId, d.CampaignId, d.UnitId)));
    }

    private static async Task<Page> UploadAsync(Scoring scoring, Visitor visitor, byte[] file) =>
        await Tables.UploadAsync(visitor, $"/ScoreSheets/Import/{scoring.SheetId}", file, "评分.xlsx");
}
