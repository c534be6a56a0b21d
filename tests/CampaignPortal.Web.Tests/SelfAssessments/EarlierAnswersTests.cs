using System.Net;
using CampaignPortal.Web.Tests.Evidence;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.SelfAssessments;

/// <summary>Answering as last quarter, and using once more what was filed before.</summary>
public sealed class EarlierAnswersTests
{
    /// <summary>Last quarter the unit said something of P1, with a file, and of the level; this quarter nothing yet.</summary>
    internal static async Task<SelfScene> InTheNextQuarterAsync(Portal portal)
    {
        var scene = await SelfScene.SetAsync(portal);
        await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "8"), ("Input.Explanation", "两次迟到"));
        await scene.FillAsync(scene.Staff, "L", ("Input.LevelCode", "fair"));
        var attach = await (await portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Attach/{scene.SheetId}/P1");
        await attach.Form("main form[enctype]").Choose("Input.Files", "考勤表.pdf", Samples.Pdf()).SubmitAsync();
        await scene.SubmitAsync(scene.Staff);
        await scene.NextQuarterAsync();
        return scene;
    }

    [PortalFact]
    public async Task The_unit_answers_as_last_quarter_with_the_same_files(Provider provider)
    {
        await using var scene = await InTheNextQuarterAsync(await Portal.OpenAsync(provider));
        var page = await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/AsLastQuarter/{scene.SheetId}");
        page.AssertCommandsAtMost(12);
        Assert.Contains("两次迟到", page.Text, StringComparison.Ordinal);
        var sheet = await page.Form().SubmitAsync();
        Assert.Equal($"/SelfAssessments/Sheet/{scene.SheetId}", sheet.Path);
        var answer = await scene.AnswerAsync("P1");
        Assert.Equal((8m, "两次迟到", scene.Staff.PersonId), (answer.OwnPoints, answer.Explanation, answer.FilledBy!.PersonId));
        Assert.Equal("fair", (await scene.AnswerAsync("L")).LevelCode);
        Assert.Contains("考勤表.pdf", (await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Item/{scene.SheetId}/P1")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task What_is_answered_already_stays_and_what_is_not_ticked_stays_empty(Provider provider)
    {
        await using var scene = await InTheNextQuarterAsync(await Portal.OpenAsync(provider));
        var form = (await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/AsLastQuarter/{scene.SheetId}")).Form();
        await scene.FillAsync(scene.Colleague, "L", ("Input.LevelCode", "good"));
        await form.SubmitAsync();
        Assert.Equal("good", (await scene.AnswerAsync("L")).LevelCode);
        Assert.Equal(8, (await scene.AnswerAsync("P1")).OwnPoints);
        Assert.False((await scene.AnswerAsync("P2")).IsFilled);
    }

    [PortalFact]
    public async Task Ticking_nothing_is_said_and_changes_nothing(Provider provider)
    {
        await using var scene = await InTheNextQuarterAsync(await Portal.OpenAsync(provider));
        var page = await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/AsLastQuarter/{scene.SheetId}");
        var refused = await page.Form().SubmitAsync(("Input.Codes", null));
        Assert.Contains("请至少勾选一个项目", refused.Text, StringComparison.Ordinal);
        Assert.All((await scene.SheetAsync()).Answers, a => Assert.False(a.IsFilled));
    }

    [PortalFact]
    public async Task AUTHZ_02_nobody_answers_for_another_unit_and_a_submitted_sheet_takes_nothing_over(Provider provider)
    {
        await using var scene = await InTheNextQuarterAsync(await Portal.OpenAsync(provider));
        var form = (await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/AsLastQuarter/{scene.SheetId}")).Form();
        (await (await scene.Portal.SignInAsync(scene.Stranger)).OpenAsync($"/SelfAssessments/AsLastQuarter/{scene.SheetId}")).AssertStatus(HttpStatusCode.NotFound);
        (await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync($"/SelfAssessments/AsLastQuarter/{scene.SheetId}")).AssertStatus(HttpStatusCode.Forbidden);
        (await (await scene.Portal.SignInAsync(scene.Stranger)).PostWithTokenAsync($"/SelfAssessments/AsLastQuarter/{scene.SheetId}", ("Input.Codes", "P1"))).AssertStatus(HttpStatusCode.NotFound);
        await scene.SubmitAsync(scene.Colleague);
        Assert.Equal($"/SelfAssessments/AsLastQuarter/{scene.SheetId}", (await form.SubmitAsync()).Path);
        Assert.All((await scene.SheetAsync()).Answers, a => Assert.False(a.IsFilled));
    }

    [PortalFact]
    public async Task A_file_of_an_earlier_quarter_is_found_by_its_name_and_used_again(Provider provider)
    {
        await using var scene = await InTheNextQuarterAsync(await Portal.OpenAsync(provider));
        var staff = await scene.Portal.SignInAsync(scene.Staff);
        Assert.DoesNotContain("考勤表.pdf", (await staff.OpenAsync($"/SelfAssessments/Attach/{scene.SheetId}/P2?q=奖状")).Text, StringComparison.Ordinal);
        var page = await staff.OpenAsync($"/SelfAssessments/Attach/{scene.SheetId}/P2?q=考勤");
        Assert.Contains("已用于 P1", page.Text, StringComparison.Ordinal);
        var used = await page.Form("main form[enctype]").SubmitAsync(("Input.Again", page.Document.QuerySelector("input[name='Input.Again']")!.GetAttribute("value")));
        Assert.Contains("考勤表.pdf", used.Document.QuerySelector(".cp-summary")!.TextContent, StringComparison.Ordinal);
    }
}
