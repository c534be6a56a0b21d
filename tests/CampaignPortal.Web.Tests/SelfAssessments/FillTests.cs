using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.SelfAssessments;

public sealed class FillTests
{
    [PortalFact]
    public async Task An_exception_only_sheet_opens_at_full_marks_less_what_is_recognised(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.DeductAsync(1.5m);
        var page = await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Sheet/{scene.SheetId}");
        var figures = page.Document.QuerySelectorAll(".cp-term b").Select(b => b.TextContent);
        Assert.Equal(["45", "1.5", "0", "43.5"], figures);
        Assert.Contains("已认定 1.5 分", page.Text, StringComparison.Ordinal);
        page.AssertCommandsAtMost(12);
    }

    [PortalFact]
    public async Task A_line_that_differs_changes_the_total_by_its_difference(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "8"), ("Input.Explanation", "两次迟到"), ("to", "next"));
        await scene.FillAsync(scene.Staff, "L", ("Input.LevelCode", "fair"));
        var page = await scene.FillAsync(scene.Staff, "P2", ("Input.IsNotApplicable", "true"));
        Assert.Equal(["35", "0", "6", "29"], page.Document.QuerySelectorAll(".cp-term b").Select(b => b.TextContent));
    }

    [PortalFact]
    public async Task Save_and_go_on_leads_to_the_next_item_and_from_the_check_page_back_to_it(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        Assert.Equal($"/SelfAssessments/Item/{scene.SheetId}/P2", (await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "8"), ("to", "next"))).Path);
        Assert.Equal($"/SelfAssessments/Sheet/{scene.SheetId}", (await scene.FillAsync(scene.Staff, "Y", ("Input.IsMet", "false"), ("to", "next"))).Path);
        Assert.Equal($"/SelfAssessments/Check/{scene.SheetId}", (await scene.FillAsync(scene.Staff, "P1?from=check", ("Input.Points", "7"))).Path);
    }

    [PortalFact]
    public async Task What_the_item_does_not_take_is_refused_and_stays_on_the_page(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        foreach (var (code, field, value) in ((string, string, string)[])[("P1", "Points", "10.5"), ("P1", "Points", "-1"), ("P1", "Points", "1,5"), ("L", "LevelCode", "none"), ("L", "Points", "3"), ("Y", "IsNotApplicable", "true")])
        {
            var page = await scene.FillAsync(scene.Staff, code, ($"Input.{field}", value), ("Input.Explanation", "写了很久"));
            Assert.Equal($"/SelfAssessments/Item/{scene.SheetId}/{code}", page.Path);
            Assert.NotNull(page.Document.QuerySelector("[data-error-summary]"));
            Assert.Contains(page.Form("main form[data-answer]").Fields(), f => f == ("Input.Explanation", "写了很久"));
        }

        Assert.All((await scene.SheetAsync()).Answers, a => Assert.Equal(1, a.Version));
    }

    [PortalFact]
    public async Task Reading_on_without_a_change_makes_nobody_an_author(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.FillAsync(scene.Head, "P1", ("to", "next"));
        Assert.Null((await scene.AnswerAsync("P1")).FilledBy);
    }

    [PortalFact]
    public async Task BIZ_04_a_stale_answer_shows_both_values_and_changes_nothing(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var form = (await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Item/{scene.SheetId}/P1")).Form();
        await scene.FillAsync(scene.Colleague, "P1", ("Input.Points", "7"), ("Input.Explanation", "一次投诉"));
        var page = await form.SubmitAsync(("Input.Points", "9"), ("Input.Explanation", "没有投诉"));
        Assert.Contains("7 分、一次投诉", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Form("main form[data-answer]").Fields(), f => f == ("Input.Points", "9"));
        Assert.Equal(7, (await scene.AnswerAsync("P1")).OwnPoints);
        page = await page.Form("main form[data-answer]").SubmitAsync();
        Assert.Equal(9, (await scene.AnswerAsync("P1")).OwnPoints);
    }

    [PortalFact]
    public async Task REL_07_an_answer_is_saved_while_one_types_and_leaves_no_audit_row(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var visitor = await scene.Portal.SignInAsync(scene.Staff);
        var before = await scene.AuditCountAsync();
        var (status, answer) = await scene.AutosaveAsync(visitor, "P1", 1, ("Points", "8.5"), ("Explanation", "一\n二"));
        Assert.Equal((200, "2", "10:00:00"), (status, answer.GetProperty("versions").GetProperty("P1").GetString(), answer.GetProperty("savedAt").GetString()));
        Assert.Equal(before, await scene.AuditCountAsync());
        var sheet = await scene.SheetAsync();
        Assert.Equal((1L, 8.5m, "一\n二"), (sheet.Version, sheet.Answers.Single(a => a.ItemCode == "P1").OwnPoints, sheet.Answers.Single(a => a.ItemCode == "P1").Explanation));
    }

    [PortalFact]
    public async Task REL_07_a_stale_autosave_answers_409_with_what_is_stored(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.FillAsync(scene.Colleague, "P1", ("Input.Points", "7"), ("Input.Explanation", "一次投诉"));
        var visitor = await scene.Portal.SignInAsync(scene.Staff);
        var (status, answer) = await scene.AutosaveAsync(visitor, "P1", 1, ("Points", "9"));
        Assert.Equal((409, "2"), (status, answer.GetProperty("version").GetString()));
        Assert.Equal(("7", "一次投诉"), (answer.GetProperty("stored").GetProperty("Points").GetString(), answer.GetProperty("stored").GetProperty("Explanation").GetString()));
        Assert.Equal(scene.Colleague.Name, answer.GetProperty("by").GetString());
        Assert.Equal(7, (await scene.AnswerAsync("P1")).OwnPoints);
    }

    [PortalFact]
    public async Task An_autosave_that_is_not_taken_answers_with_a_sentence(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var visitor = await scene.Portal.SignInAsync(scene.Staff);
        foreach (var points in (string[])["11", "-1", "abc"])
        {
            var (status, answer) = await scene.AutosaveAsync(visitor, "P1", 1, ("Points", points));
            Assert.Equal(422, status);
            Assert.NotEmpty(answer.GetProperty("message").GetString()!);
        }

        await scene.SubmitAsync(scene.Colleague);
        var (refused, _) = await scene.AutosaveAsync(visitor, "P1", 2, ("Points", "9"));
        Assert.Equal(422, refused);
        Assert.Null((await scene.AnswerAsync("P1")).OwnPoints);
    }

    [PortalFact]
    public async Task SESS_07_what_is_typed_after_the_session_ended_is_not_lost(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var visitor = await scene.Portal.SignInAsync(scene.Staff);
        var form = (await visitor.OpenAsync($"/SelfAssessments/Item/{scene.SheetId}/P1")).Form();
        scene.Portal.Clock.Advance(TimeSpan.FromHours(2));
        var (status, _) = await scene.AutosaveAsync(visitor, "P1", 1, ("Points", "9"));
        Assert.Equal(401, status);
        var page = await form.SubmitAsync(("Input.Points", "9"), ("Input.Explanation", "九月停电"));
        Assert.Equal("/SignIn", page.Path);
        page = await page.Form().SubmitAsync(("Input.Name", scene.Staff.AccountName), ("Input.Password", scene.Staff.Password));
        Assert.StartsWith("/Held/", page.Path, StringComparison.Ordinal);
        Assert.Contains("九月停电", page.Text, StringComparison.Ordinal);
        await page.Form().SubmitAsync();
        Assert.Equal((9m, "九月停电"), ((await scene.AnswerAsync("P1")).OwnPoints, (await scene.AnswerAsync("P1")).Explanation));
    }

    [PortalFact]
    public async Task AUTHZ_02_a_sheet_exists_for_its_own_unit_only(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var staff = await scene.Portal.SignInAsync(scene.Staff);
        string[] paths = ["Sheet/{0}", "Item/{0}/P1", "Attach/{0}/P1", "Check/{0}", "Receipt/{0}", "History/{0}"];
        foreach (var path in paths)
        {
            foreach (var id in (int[])[scene.ForeignSheetId, 1_000_000])
            {
                (await staff.OpenAsync("/SelfAssessments/" + path.Replace("{0}", $"{id}", StringComparison.Ordinal))).AssertStatus(HttpStatusCode.NotFound);
            }
        }

        foreach (var path in (string[])["Item/{0}/P1", "Attach/{0}/P1", "Detach/{0}/P1", "Check/{0}", "Save/{0}"])
        {
            var page = await staff.PostWithTokenAsync(
                "/SelfAssessments/" + path.Replace("{0}", $"{scene.ForeignSheetId}", StringComparison.Ordinal),
                ("code", "P1"), ("Input.Points", "1"), ("Input.Version", "1"), ("Input.Key", $"{Guid.NewGuid()}"), ("evidence", "1"));
            page.AssertStatus(HttpStatusCode.NotFound);
        }
    }

    [PortalFact]
    public async Task AUTHZ_01_who_has_nothing_to_fill_in_is_turned_away(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        foreach (var who in (Someone[])[scene.Admin, scene.Leader, scene.Supervisor])
        {
            (await (await scene.Portal.SignInAsync(who)).OpenAsync($"/SelfAssessments/Sheet/{scene.SheetId}")).AssertStatus(HttpStatusCode.Forbidden);
        }

        (await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Confirm/{scene.SheetId}")).AssertStatus(HttpStatusCode.Forbidden);
    }

    [PortalFact]
    public async Task The_list_shows_the_sheets_of_one_s_own_unit(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var page = await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync("/SelfAssessments");
        Assert.Contains("公安窗口", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("税务窗口", page.Text, StringComparison.Ordinal);
        Assert.Matches("剩 [1-9] 个工作日", page.Text);
        page.AssertCommandsAtMost(12);
    }

    [PortalFact]
    public async Task REL_08_a_sheet_with_many_items_is_submitted_and_sent_back_whole(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider, pointItems: 600, mode: SelfMode.ExceptionOnly);
        var page = await (await scene.CheckAsync(scene.Staff)).SubmitAsync();
        Assert.Equal($"/SelfAssessments/Receipt/{scene.SheetId}", page.Path);
        var form = (await (await scene.Portal.SignInAsync(scene.Head)).OpenAsync($"/SelfAssessments/SendBack/{scene.SheetId}")).Form();
        var typed = form.Fields().Where(f => f.Name.EndsWith(".Reason", StringComparison.Ordinal)).Select(f => (f.Name, (string?)$"理由 {f.Name}")).ToList();
        await form.SubmitAsync(typed);
        Assert.Equal(603, (await scene.SheetAsync()).ReturnReasons.Count);
    }

    [PortalFact]
    public async Task Files_stand_behind_an_answer_and_are_used_again(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var visitor = await scene.Portal.SignInAsync(scene.Staff);
        var path = $"/SelfAssessments/Attach/{scene.SheetId}/P1";
        var token = (await visitor.OpenAsync(path)).Form("main form[enctype]").Fields().Single(f => f.Name == Visitor.TokenField).Value;
        using var content = new MultipartFormDataContent { { new StringContent(token), Visitor.TokenField }, { new ByteArrayContent("%PDF-1.4\n%%EOF"u8.ToArray()), "Input.Files", "考勤.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        using var response = await visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Contains("考勤.pdf", (await visitor.OpenAsync($"/SelfAssessments/Item/{scene.SheetId}/P1")).Text, StringComparison.Ordinal);
        var other = (await visitor.OpenAsync($"/SelfAssessments/Attach/{scene.SheetId}/P2")).Form("main form[enctype]");
        var evidence = await scene.Portal.DataAsync(db => db.Evidence.Select(e => e.Id).SingleAsync());
        await other.SubmitAsync(("Input.Again", $"{evidence}"));
        Assert.Equal(2, await scene.Portal.DataAsync(db => db.Evidence.SelectMany(e => e.Uses).CountAsync()));
        await scene.SubmitAsync(scene.Staff);
        var page = await visitor.OpenAsync(path);
        Assert.Contains("已随提交固定", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form[action*=Detach]"));
    }
}
