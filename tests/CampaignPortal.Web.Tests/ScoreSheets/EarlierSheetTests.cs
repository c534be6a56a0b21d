using System.Net;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.ScoreSheets;

/// <summary>Filling a sheet as last quarter.</summary>
public sealed class EarlierSheetTests
{
    /// <summary>The first quarter's sheet is submitted, the second quarter's is empty.</summary>
    internal static async Task<Scoring> InTheNextQuarterAsync(Portal portal)
    {
        var scoring = await Scoring.SetAsync(portal);
        await scoring.FillAsync(7.5m);
        var rater = await portal.SignInAsync(scoring.Rater);
        await (await rater.OpenAsync($"/ScoreSheets/Submit/{scoring.SheetId}")).Form().SubmitAsync(("Input.IsDeclared", "true"));
        await scoring.NextQuarterAsync();
        return scoring;
    }

    [PortalFact]
    public async Task Empty_cells_are_filled_as_last_quarter_and_what_stands_there_stays(Provider provider)
    {
        await using var scoring = await InTheNextQuarterAsync(await Portal.OpenAsync(provider));
        var rater = await scoring.Portal.SignInAsync(scoring.Rater);
        await (await rater.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}")).Form("form[data-autosave-url]").SubmitAsync((Scoring.Field(scoring.Cell(0, 0)), "9"));
        var preview = await rater.OpenAsync($"/ScoreSheets/AsLastQuarter/{scoring.SheetId}");
        preview.AssertCommandsAtMost(12);
        Assert.Equal(5, preview.Document.QuerySelectorAll("tbody tr").Length);
        var grid = await preview.Form().SubmitAsync();
        Assert.Equal($"/ScoreSheets/Grid/{scoring.SheetId}", grid.Path);
        Assert.Contains("已按上季度填入 5 格", grid.Text, StringComparison.Ordinal);
        Assert.Equal(9, (await scoring.MarkAsync(0, "P1")).Points);
        Assert.Equal(7.5m, (await scoring.MarkAsync(1, "P1")).Points);
        Assert.Equal(("good", true), ((await scoring.MarkAsync(1, "L")).LevelCode, (await scoring.MarkAsync(0, "Y")).IsMet));
    }

    [PortalFact]
    public async Task Only_what_the_page_showed_is_filled_in(Provider provider)
    {
        await using var scoring = await InTheNextQuarterAsync(await Portal.OpenAsync(provider));
        var rater = await scoring.Portal.SignInAsync(scoring.Rater);
        var preview = await rater.OpenAsync($"/ScoreSheets/AsLastQuarter/{scoring.SheetId}");
        await (await rater.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}")).Form("form[data-autosave-url]").SubmitAsync((Scoring.Field(scoring.Cell(0, 0)), "9"));
        Assert.Contains("他人修改了这项内容", (await preview.Form().SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.Null((await scoring.MarkAsync(1, "P1")).Points);
    }

    [PortalFact]
    public async Task Counts_belong_to_their_own_quarter(Provider provider)
    {
        await using var scoring = await InTheNextQuarterAsync(await Portal.OpenAsync(provider));
        var rater = await scoring.Portal.SignInAsync(scoring.Rater);
        await (await rater.OpenAsync($"/ScoreSheets/AsLastQuarter/{scoring.SheetId}")).Form().SubmitAsync();
        Assert.All(await scoring.MarksAsync(), m => Assert.Null(m.Numerator));
        var again = await rater.OpenAsync($"/ScoreSheets/AsLastQuarter/{scoring.SheetId}");
        Assert.Null(again.Document.QuerySelector("main form"));
        Assert.Contains("没有可以沿用的格子", again.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Without_an_earlier_sheet_there_is_nothing_to_take_over(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var page = await (await scoring.Portal.SignInAsync(scoring.Rater)).OpenAsync($"/ScoreSheets/AsLastQuarter/{scoring.SheetId}");
        Assert.Contains("没有您提交过的评分表", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
    }

    [PortalFact]
    public async Task AUTHZ_02_nobody_fills_or_prints_the_sheet_of_another(Provider provider)
    {
        await using var scoring = await InTheNextQuarterAsync(await Portal.OpenAsync(provider));
        var (other, admin) = (await scoring.Portal.SignInAsync(scoring.OtherRater), await scoring.Portal.SignInAsync(scoring.Admin));
        foreach (var page in (string[])["AsLastQuarter", "Print"])
        {
            (await other.OpenAsync($"/ScoreSheets/{page}/{scoring.SheetId}")).AssertStatus(HttpStatusCode.NotFound);
            (await admin.OpenAsync($"/ScoreSheets/{page}/{scoring.SheetId}")).AssertStatus(HttpStatusCode.Forbidden);
        }

        (await other.PostWithTokenAsync($"/ScoreSheets/AsLastQuarter/{scoring.SheetId}")).AssertStatus(HttpStatusCode.NotFound);
        Assert.All(await scoring.MarksAsync(), m => Assert.False(m.Entry.IsFilled));
    }

    [PortalFact]
    public async Task A_sheet_that_is_submitted_takes_nothing_over(Provider provider)
    {
        await using var scoring = await InTheNextQuarterAsync(await Portal.OpenAsync(provider));
        var rater = await scoring.Portal.SignInAsync(scoring.Rater);
        var form = (await rater.OpenAsync($"/ScoreSheets/AsLastQuarter/{scoring.SheetId}")).Form();
        await scoring.FillAsync();
        await (await rater.OpenAsync($"/ScoreSheets/Submit/{scoring.SheetId}")).Form().SubmitAsync(("Input.IsDeclared", "true"));
        var refused = await form.SubmitAsync();
        Assert.Equal($"/ScoreSheets/AsLastQuarter/{scoring.SheetId}", refused.Path);
        Assert.All(await scoring.MarksAsync(), m => Assert.NotEqual(7.5m, m.Points));
    }

    [PortalFact]
    public async Task Who_marks_the_same_sheet_sees_the_colleague(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var (rater, colleague) = (await scoring.Portal.SignInAsync(scoring.Rater), await scoring.Portal.SignInAsync(scoring.Colleague));
        await scoring.AutosaveAsync(rater, scoring.Cell(0, 0), ("Points", "8"), ("Version", "1"));
        var grid = await colleague.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}");
        Assert.Contains("也在填写本表", grid.Document.QuerySelector("[data-figure=others]")!.TextContent, StringComparison.Ordinal);
        var (status, answer) = await scoring.AutosaveAsync(colleague, scoring.Cell(1, 0), ("Points", "7"), ("Version", "1"));
        Assert.Equal(200, status);
        Assert.Contains("也在填写本表", answer.GetProperty("figures").GetProperty("others").GetString(), StringComparison.Ordinal);
        scoring.Portal.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("", (await (await scoring.Portal.SignInAsync(scoring.Colleague)).OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}")).Document.QuerySelector("[data-figure=others]")!.TextContent);
    }

    [PortalFact]
    public async Task The_printed_sheet_shows_the_mark_beside_the_own_assessment_or_leaves_it_blank(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.FillAsync(6.25m);
        var rater = await scoring.Portal.SignInAsync(scoring.Rater);
        var printed = await rater.OpenAsync($"/ScoreSheets/Print/{scoring.SheetId}?layout=units");
        printed.AssertCommandsAtMost(12);
        var sheets = printed.Document.QuerySelectorAll(".cp-paper");
        Assert.Equal(scoring.Windows.Count, sheets.Length);
        Assert.All(sheets, s => Assert.Equal(3, s.QuerySelectorAll(".cp-sign-block > div").Length));
        Assert.Equal("6.25", sheets[0].QuerySelector("tbody .cp-paper-mark")!.TextContent.Trim());
        Assert.Contains(scoring.Office.Name, sheets[0].TextContent, StringComparison.Ordinal);
        var blank = await rater.OpenAsync($"/ScoreSheets/Print/{scoring.SheetId}?unit={scoring.Windows[1].Id}&blank=true");
        Assert.Equal("", Assert.Single(blank.Document.QuerySelectorAll(".cp-paper")).QuerySelector("tbody .cp-paper-mark")!.TextContent.Trim());
        var list = await rater.OpenAsync($"/ScoreSheets/Print/{scoring.SheetId}?layout=list");
        Assert.Equal((1, 8), (list.Document.QuerySelectorAll(".cp-paper").Length, list.Document.QuerySelectorAll(".cp-paper tbody tr").Length));
        Assert.Contains("列成一张表", list.Document.QuerySelector("main > .cp-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("一张 A4 纸", printed.Document.QuerySelector("main > .cp-hint")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("每个一页", list.Text, StringComparison.Ordinal);
        (await rater.OpenAsync($"/ScoreSheets/Print/{scoring.SheetId}?unit={scoring.Office.Id}")).AssertStatus(HttpStatusCode.NotFound);
    }
}
