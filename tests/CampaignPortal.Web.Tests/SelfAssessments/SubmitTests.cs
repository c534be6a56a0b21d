using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.SelfAssessments;

public sealed class SubmitTests
{
    [PortalFact]
    public async Task BIZ_10_a_submission_is_proved_by_number_instant_and_hash(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var page = await (await scene.CheckAsync(scene.Staff)).SubmitAsync();
        var submission = Assert.Single((await scene.SheetAsync()).Submissions);
        Assert.Contains(submission.Receipt.Number, page.Text, StringComparison.Ordinal);
        Assert.Contains(submission.Receipt.ContentHash, page.Text, StringComparison.Ordinal);
        Assert.Contains("核验一致", page.Text, StringComparison.Ordinal);
        page.AssertCommandsAtMost(12);
        Assert.Equal([$"SelfSubmitted /SelfAssessments/Confirm/{scene.SheetId}"], await scene.MessagesAsync(scene.Head));
        Assert.Empty(await scene.MessagesAsync(scene.Leader));
    }

    [PortalFact]
    public async Task BIZ_10_a_tampered_submission_is_shown_as_such(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.SubmitAsync(scene.Staff);
        await scene.Portal.DataAsync(db => db.SelfAssessments.SelectMany(s => s.Submissions).ExecuteUpdateAsync(s => s.SetProperty(x => x.Content, x => x.Content + " ")));
        var visitor = await scene.Portal.SignInAsync(scene.Staff);
        Assert.Contains("核验不一致", (await visitor.OpenAsync($"/SelfAssessments/History/{scene.SheetId}")).Text, StringComparison.Ordinal);
        Assert.Contains("核验不一致", (await visitor.OpenAsync($"/SelfAssessments/Receipt/{scene.SheetId}")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task The_submission_s_row_carries_what_changed(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "8"));
        await scene.SubmitAsync(scene.Staff);
        await scene.SendBackAsync(scene.Head, "P1", "缺台账");
        await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "7"));
        await scene.SubmitAsync(scene.Staff);
        var row = await scene.Portal.DataAsync(db => db.AuditEntries.Where(e => e.Code == "SelfAssessment.Submit").OrderByDescending(e => e.Id).FirstAsync());
        Assert.Contains("P1 8", row.Before, StringComparison.Ordinal);
        Assert.Contains("P1 7", row.After, StringComparison.Ordinal);
        Assert.DoesNotContain("P2", row.After, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task BIZ_02_the_same_request_sent_again_gets_the_same_receipt(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var form = await scene.CheckAsync(scene.Staff);
        var first = await form.SubmitAsync();
        var second = await form.SubmitAsync();
        Assert.Equal(first.Url, second.Url);
        Assert.Single((await scene.SheetAsync()).Submissions);
    }

    [PortalFact]
    public async Task REL_06_back_and_another_page_of_the_same_sheet_make_no_second_submission(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var (one, other) = (await scene.CheckAsync(scene.Staff), await scene.CheckAsync(scene.Colleague));
        await one.SubmitAsync();
        var page = await other.SubmitAsync();
        Assert.Equal($"/SelfAssessments/Check/{scene.SheetId}", page.Path);
        Assert.Single((await scene.SheetAsync()).Submissions);
    }

    [PortalFact]
    public async Task BIZ_02_twenty_at_once_are_one_submission(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var form = await scene.CheckAsync(scene.Staff);
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => form.SubmitAsync()));
        Assert.Single(pages.Select(p => p.Url).Distinct(StringComparer.Ordinal));
        Assert.Equal($"/SelfAssessments/Receipt/{scene.SheetId}", pages[0].Path);
        Assert.Single((await scene.SheetAsync()).Submissions);
        Assert.Single(await scene.MessagesAsync(scene.Head));
    }

    [PortalFact]
    public async Task An_answer_changed_after_the_check_is_named_and_nothing_is_submitted(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        var form = await scene.CheckAsync(scene.Staff);
        await scene.FillAsync(scene.Colleague, "P2", ("Input.Points", "6"));
        var page = await form.SubmitAsync();
        Assert.Contains("P2", page.Document.QuerySelector("[data-error-summary]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(SheetState.Draft, (await scene.SheetAsync()).State);
        await page.Form().SubmitAsync();
        Assert.Equal(SheetState.Submitted, (await scene.SheetAsync()).State);
    }

    [PortalFact]
    public async Task BIZ_05_the_last_millisecond_of_the_day_is_in_time_and_the_next_is_not(Provider provider)
    {
        foreach (var (offset, isIn) in ((int, bool)[])[(1, false), (0, false), (-1, true)])
        {
            await using var scene = await SelfScene.SetAsync(provider);
            scene.Portal.Clock.Set(SelfScene.Deadline.AddMinutes(-10));
            var form = await scene.CheckAsync(scene.Staff);
            scene.Portal.Clock.Set(SelfScene.Deadline.AddMilliseconds(offset));
            var page = await form.SubmitAsync();
            Assert.Equal(isIn, page.Path == $"/SelfAssessments/Receipt/{scene.SheetId}");
            Assert.Equal(isIn, !page.Text.Contains("已过截止时间", StringComparison.Ordinal));
            Assert.Equal(isIn ? false : null, (await scene.SheetAsync()).LatestSubmission?.IsLate);
        }
    }

    [PortalFact]
    public async Task BIZ_05_an_extension_gives_its_unit_more_days(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider);
        await scene.ExtendAsync(new DateOnly(2026, 9, 23));
        scene.Portal.Clock.Set(OfficeTime.EndOf(new DateOnly(2026, 9, 23)).AddMilliseconds(-1));
        await scene.SubmitAsync(scene.Staff);
        Assert.False((await scene.SheetAsync()).LatestSubmission!.IsLate);
    }

    [PortalFact]
    public async Task A_late_sheet_is_accepted_and_marked_where_the_round_allows_it(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider, lateUntilOn: new DateOnly(2026, 9, 22));
        scene.Portal.Clock.Set(SelfScene.Deadline);
        var visitor = await scene.Portal.SignInAsync(scene.Staff);
        var check = await visitor.OpenAsync($"/SelfAssessments/Check/{scene.SheetId}");
        Assert.Contains("标记为迟报", check.Text, StringComparison.Ordinal);
        Assert.Contains("迟报", (await check.Form().SubmitAsync()).Text, StringComparison.Ordinal);
        Assert.True((await scene.SheetAsync()).LatestSubmission!.IsLate);
    }

    [PortalFact]
    public async Task A_full_sheet_names_what_is_missing_and_has_no_button(Provider provider)
    {
        await using var scene = await SelfScene.SetAsync(provider, mode: SelfMode.Full);
        await scene.FillAsync(scene.Staff, "P1", ("Input.Points", "8"));
        var page = await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync($"/SelfAssessments/Check/{scene.SheetId}");
        Assert.Equal(["P2 工作纪律2", "D 考勤", "L 服务态度", "Y 无投诉"], page.Document.QuerySelectorAll(".cp-notice-warning li").Select(l => l.TextContent));
        Assert.Null(page.Document.QuerySelector("main form"));
        page.AssertCommandsAtMost(12);
    }
}
