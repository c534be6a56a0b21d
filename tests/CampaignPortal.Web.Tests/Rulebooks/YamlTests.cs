using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Templates;

namespace CampaignPortal.Web.Tests.Rulebooks;

public sealed class YamlTests
{
    [Fact]
    public void What_is_exported_is_read_back_the_same()
    {
        var small = RulebookScene.Small();
        Rulebook[] books = [small, ServiceCentre.Book, small.Reworded(small.FindCriterion("1")! with { Text = "一行\n'两行'：\"#\\ - x", HeadingEn = "yes", RequiresEvidence = true, EvidenceHint = "1.0" })];
        foreach (var book in books)
        {
            var (read, problems, _) = RulebookYaml.Read(Rulebook.Blank("空", new("空"), new("空"), new("空")), RulebookYaml.Standards(book, "S"), RulebookYaml.Scheme(book));
            Assert.Empty(problems);
            Assert.Equal((book.SetName, SchemeWriter.Write(book.Scheme)), (read!.SetName, SchemeWriter.Write(read.Scheme)));
            Assert.Equal(book.Criteria, read.Criteria);
        }
    }

    [Theory]
    [InlineData("standards", "code: S\nname: 标准\ncriteria:\n  - code: '1'\n    group: 组\n    heading: {zh: 题}\n    text: {zh: 文}\n    pionts: 5\n", 8, "pionts")]
    [InlineData("standards", "code: S\nname: 标准\ncriteria:\n  - code: 1.1\n    group: 组\n    heading: {zh: 题}\n    text: {zh: 文}\n", 4, "加引号")]
    [InlineData("standards", "code: S\nname: ''\ncriteria:\n  - code: '1'\n    group: 组\n    heading: {zh: 题}\n    text: {zh: 文}\n", 2, "“name”不能为空")]
    [InlineData("standards", "code: S\nname: 标准\ncriteria:\n  - code: '1'\n    group: '　'\n    heading: {zh: 题}\n    text: {zh: 文}\n", 5, "“group”不能为空")]
    [InlineData("standards", "code: ' '\nname: 标准\ncriteria:\n  - code: '1'\n    group: 组\n    heading: {zh: 题}\n    text: {zh: 文}\n", 1, "“code”不能为空")]
    [InlineData("scheme", "scheme: 1\ncode: s\nname: {zh: 办法}\nscale: {base: 100, max: null, min: 0}\nchannels: []\nitems: []\nblokc: 1\n", 7, "block")]
    public void What_cannot_be_read_is_named_with_its_line_and_what_to_write(string file, string text, int line, string says)
    {
        var (book, problems, _) = RulebookYaml.Read(RulebookScene.Small(), file == "standards" ? text : null, file == "scheme" ? text : null);
        Assert.Null(book);
        Assert.Contains(problems, p => p.Line == line && p.Chinese.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void FILE_03_brackets_without_end_are_refused_before_anything_is_built()
    {
        var (book, problems, _) = RulebookYaml.Read(RulebookScene.Small(), new string('[', 100_000), null);
        Assert.Null(book);
        Assert.Contains(problems, p => p.Chinese.Contains("嵌套超过", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_pages_can_settle_is_taken()
    {
        var text = RulebookYaml.Scheme(RulebookScene.Small()).Replace("weight: 0.4", "weight: ask", StringComparison.Ordinal);
        var (book, problems, _) = RulebookYaml.Read(RulebookScene.Small(), null, text);
        Assert.Empty(problems);
        Assert.Equal([RulebookProblemKind.WeightsNotOne], RulebookChecks.Run(book!).Select(p => p.Kind));
    }

    [PortalFact]
    public async Task A_file_shows_its_differences_first_and_is_then_taken_into_the_draft(Provider provider)
    {
        await using var scene = await RulebookScene.SetAsync(provider);
        var id = await scene.WrittenAsync();
        var exported = await scene.OpenAsync($"/Rulebooks/Export/{id}/standards");
        Assert.Contains("热情", exported.Body, StringComparison.Ordinal);
        var before = await scene.Portal.HashAsync();
        var form = (await scene.OpenAsync($"/Rulebooks/Import/{id}")).Form();
        form.Choose("StandardsFile", "standards.yaml", System.Text.Encoding.UTF8.GetBytes(exported.Body.Replace("热情", "耐心", StringComparison.Ordinal)));
        var page = await form.SubmitAsync(("Chosen", "Check"));
        Assert.Contains("1 态度 文字有改动", page.Text, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Portal.HashAsync());

        var changed = await page.Form().SubmitAsync(("Input.Standards", exported.Body.Replace("热情", "周到", StringComparison.Ordinal)), ("Chosen", "Take"));
        Assert.Contains("周到", changed.Text, StringComparison.Ordinal);
        Assert.Equal(before, await scene.Portal.HashAsync());
        Assert.StartsWith("/Rulebooks/Details/", (await page.Form().SubmitAsync(("Chosen", "Take"))).Path, StringComparison.Ordinal);
        Assert.Equal("耐心", (await scene.BookAsync(id)).FindCriterion("1")!.Text);

        foreach (var blank in (string[])["''", "'  '"])
        {
            var nameless = await (await scene.OpenAsync($"/Rulebooks/Import/{id}")).Form().SubmitAsync(("Input.Standards", $"code: S\nname: {blank}\ncriteria:\n  - code: '1'\n    group: 组\n    heading: {{zh: 题}}\n    text: {{zh: 文}}\n"), ("Chosen", "Check"));
            var refused = await nameless.Form().SubmitAsync(("Chosen", "Take"));
            refused.AssertStatus(System.Net.HttpStatusCode.OK);
            Assert.Matches("2[^0-9]*“name”不能为空", refused.Document.QuerySelector(".cp-error-summary")!.TextContent);
        }

        Assert.Equal("耐心", (await scene.BookAsync(id)).FindCriterion("1")!.Text);

        var wrong = (await scene.OpenAsync($"/Rulebooks/Import/{id}")).Form();
        wrong.Choose("SchemeFile", "scheme.yaml", [0xff, 0xfe, 0x41]);
        Assert.Contains("UTF-8", (await wrong.SubmitAsync(("Chosen", "Check"))).Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);

        var misplaced = (await scene.OpenAsync($"/Rulebooks/Import/{id}")).Form();
        misplaced.Choose("SchemeFile", "standards.yaml", System.Text.Encoding.UTF8.GetBytes(exported.Body));
        var said = Assert.Single((await misplaced.SubmitAsync(("Chosen", "Check"))).Document.QuerySelectorAll(".cp-error-summary li"));
        Assert.Contains("这是评比标准文件，请放到“评比标准”一栏", said.TextContent, StringComparison.Ordinal);
        var scheme = (await scene.OpenAsync($"/Rulebooks/Export/{id}/scheme")).Body;
        var pasted = await (await scene.OpenAsync($"/Rulebooks/Import/{id}")).Form().SubmitAsync(("Input.Standards", scheme), ("Chosen", "Check"));
        Assert.Contains("这是计分办法文件", pasted.Document.GetElementById("Input_Standards-error")!.TextContent, StringComparison.Ordinal);

        var unfinished = await (await scene.OpenAsync($"/Rulebooks/Import/{id}")).Form().SubmitAsync(("Input.Scheme", scheme.Replace("channels:", "channels:\n  - {code: more, name: {zh: 互评}, weight: 0.07, reduce: {by: mean, over: item}, missing: {rater: exclude, minValid: 1, empty: zero}}", StringComparison.Ordinal)), ("Chosen", "Check"));
        Assert.Matches(@"采用前要改好.*第 [0-9]+ 行：.*1\.07", unfinished.Document.QuerySelector(".cp-notice-warning")!.TextContent.ReplaceLineEndings(" "));
        Assert.StartsWith("/Rulebooks/Details/", (await unfinished.Form().SubmitAsync(("Chosen", "Take"))).Path, StringComparison.Ordinal);
        Assert.Contains("0.07", (await scene.OpenAsync($"/Rulebooks/Export/{id}/scheme")).Body, StringComparison.Ordinal);
    }
}
