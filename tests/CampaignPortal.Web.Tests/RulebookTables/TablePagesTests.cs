using System.Net;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Imports;
using CampaignPortal.Web.Tests.Rulebooks;
using CampaignPortal.Web.Tests.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.RulebookTables;

/// <summary>A table of rules on its way through the pages.</summary>
public sealed class TablePagesTests
{
    private static readonly string[] Headings = ["类别", "考核内容", "分值", "评分标准"];

    [PortalFact]
    public async Task AUTHZ_02_tables_of_rules_are_closed_to_other_roles_and_do_not_exist_for_other_organisers(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var before = await scene.Portal.HashAsync();
        foreach (var (who, expected) in ((Someone, HttpStatusCode)[])
            [(scene.Base.Leader, HttpStatusCode.Forbidden), (scene.Base.Head, HttpStatusCode.Forbidden), (scene.Base.Staff, HttpStatusCode.Forbidden), (scene.Base.OtherAdmin, HttpStatusCode.NotFound)])
        {
            var visitor = await scene.Portal.SignInAsync(who);
            (await visitor.OpenAsync($"/Rulebooks/ExportTable/{id}")).AssertStatus(expected);
            (await visitor.OpenAsync($"/Rulebooks/ImportTable/{id}")).AssertStatus(expected);
            (await visitor.PostWithTokenAsync($"/Rulebooks/ImportTable/{id}", ("Input.Version", "1"), ("Input.FileName", "a.xlsx"), ("Input.Content", Convert.ToBase64String(Own())), ("Chosen", "Take"))).AssertStatus(expected);
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task A_bureau_that_has_only_a_table_starts_with_it(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.BareAsync();
        var begin = await scene.OpenAsync($"/Rulebooks/Begin/{id}");
        Assert.Contains(begin.Document.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/Rulebooks/ImportTable/{id}");
        var before = await scene.Portal.HashAsync();
        var report = await CheckAsync(scene, id, Tables.Of(Headings, ["作风", "考勤", "40分", "每迟到一次扣1分"], ["", "会风", "50", "缺席一次扣2分"]));
        Assert.Contains("1 个类别，2 个评价要点，2 个计分项目，分值合计 90 分", report.Text, StringComparison.Ordinal);
        Assert.Contains("相差 10 分", report.Text, StringComparison.Ordinal);
        Assert.Contains("权重合计是 0%", report.Text, StringComparison.Ordinal);
        report.AssertCommandsAtMost(12);
        Assert.Equal(before, await scene.Portal.HashAsync());

        var again = await (await OtherFileAsync(report, Own())).Form().SubmitAsync(("Chosen", "Take"));
        Assert.Equal($"/Rulebooks/Details/{id}", again.Path);
        var book = await scene.BookAsync(id);
        Assert.Equal((100m, "考勤"), (book.Points, book.Criteria[0].Heading));
        Assert.Equal("迟到", Assert.IsType<DeductItem>(book.FindItem("1.1")).Rules.Single().Cause.Zh);
        await scene.DoAsync($"/Rulebooks/Channels/{id}", ("Input.Channels[0].Weight", "30"), ("Input.Channels[1].Weight", "70"));
        await scene.AdoptAsync(id);
        Assert.Null(await scene.DraftAsync(id));
    }

    [PortalFact]
    public async Task What_is_wrong_is_told_cell_by_cell_and_ones_own_file_comes_back_marked(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var before = await scene.Portal.HashAsync();
        var file = Tables.Of(Headings, ["作风", "考勤", "十分", "=HYPERLINK(\"http://x\")"], ["", "会风", "50", "缺席一次扣2分"]);
        var report = await CheckAsync(scene, id, file);
        Assert.Contains("分值 C4", report.Text, StringComparison.Ordinal);
        Assert.Contains("请填写数字", report.Text, StringComparison.Ordinal);
        Assert.Null(report.Document.QuerySelector("button[value=Take]"));
        var taken = await report.Form().SubmitAsync(("Chosen", "Take"));
        Assert.StartsWith("/Rulebooks/ImportTable/", taken.Path, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Portal.HashAsync());
        var marked = await MarkedAsync(report);
        Opened.AssertSound(marked);
        Assert.Contains("分值", Opened.Of(marked).Line(4)[4], StringComparison.Ordinal);
        Assert.Equal("", Opened.Of(marked).Line(5)[4]);
    }

    [PortalFact]
    public async Task What_was_exported_is_changed_in_one_cell_and_only_that_changes(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var author = await scene.AuthorAsync();
        var exported = await ExportTests.DownloadAsync(author, $"/Rulebooks/ExportTable/{id}");
        Opened.AssertSound(exported);
        Assert.Contains("没有变化", (await CheckAsync(scene, id, exported)).Text, StringComparison.Ordinal);
        var book = RulebookScene.Reworded("耐心");
        var report = await CheckAsync(scene, id, Written.File(book));
        Assert.Contains("1 态度 文字有改动", report.Text, StringComparison.Ordinal);
        await report.Form().SubmitAsync(("Chosen", "Take"));
        Assert.Equal(SchemeWriter.Write(book.Scheme), SchemeWriter.Write((await scene.BookAsync(id)).Scheme));
        Assert.Equal("耐心", (await scene.BookAsync(id)).FindCriterion("1")!.Text);
        Assert.Equal(1, await scene.Portal.DataAsync(db => db.AuditEntries.CountAsync(e => e.Code == "List.Export" && e.CampaignId == id)));
    }

    [PortalFact]
    public async Task FILE_03_what_is_no_table_is_refused_and_said_why(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var before = await scene.Portal.HashAsync();
        foreach (var (name, content, says) in ((string, byte[], string)[])
        [
            ("细则.xls", Own(), ".xlsx"), ("细则.xlsx", "no"u8.ToArray(), "文件内容与扩展名不符"), ("细则.xlsx", [], "文件是空的"), ("细则.xlsx", new byte[1024 * 1024 + 1], "1 MB"),
            ("细则.xlsx", Tables.Of(["考核内容", "备注"], [["考勤", ""]]), "找不到这些列：分值"), ("细则.xlsx", Tables.Of(Headings), "没有填写任何一行"),
        ])
        {
            var page = await CheckAsync(scene, id, content, name);
            Assert.Contains(says, page.Document.QuerySelector(".cp-error-summary")?.TextContent ?? page.Text, StringComparison.Ordinal);
            Assert.Null(page.Document.QuerySelector("button[value=Take]"));
        }

        var none = await (await scene.OpenAsync($"/Rulebooks/ImportTable/{id}")).Form().SubmitAsync(("Chosen", "Check"));
        Assert.Contains("请选择要上传的表格", none.Text, StringComparison.Ordinal);
        var nonsense = await (await scene.OpenAsync($"/Rulebooks/ImportTable/{id}")).Form().SubmitAsync(("Input.Content", "!!"), ("Input.FileName", "x.xlsx"), ("Chosen", "Take"));
        Assert.NotNull(nonsense.Document.QuerySelector(".cp-error-summary"));
        Assert.Equal(before, await scene.Portal.HashAsync());
    }

    [PortalFact]
    public async Task Standards_are_taken_away_by_whoever_reads_them_and_by_nobody_else(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        await scene.AdoptAsync(id);
        var version = await scene.Portal.DataAsync(db => db.Campaigns.Where(c => c.Id == id).Select(c => c.StandardSetVersionId!.Value).SingleAsync());
        var opened = await ExportTests.TakeAsync(await scene.AuthorAsync(), $"/Standards/Export/{version}");
        Assert.Equal([["1", "服务", "1", "态度", "热情", "", "否", ""], ["2", "廉洁", "2", "规定", "遵守", "", "否", ""]], opened.Body);
        (await (await scene.Portal.SignInAsync(scene.Base.OtherAdmin)).OpenAsync($"/Standards/Export/{version}")).AssertStatus(HttpStatusCode.NotFound);
    }

    private static byte[] Own() => Tables.Of(Headings, ["作风", "考勤", "40分", "每迟到一次扣1分"], ["", "会风", "60", "缺席一次扣2分"]);

    private static async Task<Page> CheckAsync(RulebookScene scene, int id, byte[] file, string name = "细则.xlsx") =>
        await (await scene.OpenAsync($"/Rulebooks/ImportTable/{id}")).Form().Choose("Table", name, file).SubmitAsync(("Chosen", "Check"));

    /// <summary>Chooses another file and presses the button of the one that was shown: the other one is shown first.</summary>
    private static async Task<Page> OtherFileAsync(Page report, byte[] file)
    {
        var page = await report.Form().Choose("Table", "细则.xlsx", file).SubmitAsync(("Chosen", "Take"));
        Assert.StartsWith("/Rulebooks/ImportTable/", page.Path, StringComparison.Ordinal);
        return page;
    }

    private static async Task<byte[]> MarkedAsync(Page report)
    {
        var form = report.Form();
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields().Append(("Chosen", "Mark")))
        {
            content.Add(new StringContent(value), $"\"{name}\"");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = content };
        using var response = await report.Visitor.SendAsync(request);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        return await response.Content.ReadAsByteArrayAsync();
    }
}
