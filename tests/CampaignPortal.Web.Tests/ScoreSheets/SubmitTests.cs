using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.ScoreSheets;

public sealed class SubmitTests
{
    private static readonly (string, string?) Declared = ("Input.IsDeclared", "true");

    [PortalFact]
    public async Task AUD_01_a_full_sheet_is_submitted_with_a_receipt_and_one_audit_row_that_carries_its_hash(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.FillAsync();
        var receipt = await SubmitAsync(scoring);
        Assert.Equal($"/ScoreSheets/Receipt/{scoring.SheetId}", receipt.Path);
        var sheet = await scoring.SheetAsync();
        var stored = Assert.Single(sheet.Submissions).Receipt;
        Assert.Equal(SheetState.Submitted, sheet.State);
        Assert.Contains(stored.Number, receipt.Text, StringComparison.Ordinal);
        var audit = await scoring.Portal.DataAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(e => e.Code == "ScoreSheet.Submit"));
        Assert.Contains(stored.ContentHash, audit.After!, StringComparison.Ordinal);
        var visitor = receipt.Visitor;
        Assert.Equal($"/ScoreSheets/Details/{scoring.SheetId}", (await visitor.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}")).Path);
        var (status, _) = await PostCellAsync(scoring, visitor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
    }

    [PortalFact]
    public async Task BIZ_02_the_same_form_sent_again_and_at_once_gives_the_same_receipt(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.FillAsync();
        var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
        var form = (await visitor.OpenAsync($"/ScoreSheets/Submit/{scoring.SheetId}")).Form();
        var pages = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => form.SubmitAsync(Declared)));
        pages = [.. pages, await form.SubmitAsync(Declared)];
        var number = Assert.Single((await scoring.SheetAsync()).Submissions).Receipt.Number;
        Assert.All(pages, p => Assert.Contains(number, p.Text, StringComparison.Ordinal));
        Assert.Equal(1, await scoring.Portal.DataAsync(db => db.AuditEntries.CountAsync(e => e.Code == "ScoreSheet.Submit")));
    }

    [PortalFact]
    public async Task Missing_cells_are_refused_by_name(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.FillAsync();
        var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
        var form = (await visitor.OpenAsync($"/ScoreSheets/Submit/{scoring.SheetId}")).Form();
        await EmptyAsync(scoring, "L");
        var refused = await form.SubmitAsync(Declared);
        Assert.Contains("2号窗口：服务态度", refused.Text, StringComparison.Ordinal);
        var link = refused.Document.QuerySelector("#missing a")!.GetAttribute("href")!;
        var grid = await visitor.OpenAsync(link.Split('#')[0]);
        Assert.NotNull(grid.Document.GetElementById(link.Split('#')[1]));
        Assert.Empty((await scoring.SheetAsync()).Submissions);
        Assert.Null((await visitor.OpenAsync($"/ScoreSheets/Submit/{scoring.SheetId}")).Document.QuerySelector("main form[method=post]"));
    }

    [PortalFact]
    public async Task What_a_colleague_changed_after_the_check_is_shown_before_it_is_submitted(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.FillAsync();
        var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
        var form = (await visitor.OpenAsync($"/ScoreSheets/Submit/{scoring.SheetId}")).Form();
        await scoring.FillAsync(points: 2);
        var stale = await form.SubmitAsync(Declared);
        Assert.Contains("他人修改了", stale.Text, StringComparison.Ordinal);
        Assert.Empty((await scoring.SheetAsync()).Submissions);
        Assert.Equal($"/ScoreSheets/Receipt/{scoring.SheetId}", (await stale.Form().SubmitAsync(Declared)).Path);
    }

    [PortalFact]
    public async Task Nothing_is_submitted_without_the_declaration(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.FillAsync();
        var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
        var refused = await (await visitor.OpenAsync($"/ScoreSheets/Submit/{scoring.SheetId}")).Form().SubmitAsync();
        Assert.Contains("请先勾选确认", refused.Text, StringComparison.Ordinal);
        Assert.Empty((await scoring.SheetAsync()).Submissions);
    }

    [PortalFact]
    public async Task BIZ_05_the_due_day_holds_until_its_last_instant(Provider provider)
    {
        foreach (var (offset, isIn) in ((int, bool)[])[(0, false), (-1, true)])
        {
            await using var scoring = await Scoring.SetAsync(provider);
            await scoring.FillAsync();
            scoring.Portal.Clock.Set(Scoring.Deadline.AddMilliseconds(-1));
            var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
            var form = (await visitor.OpenAsync($"/ScoreSheets/Submit/{scoring.SheetId}")).Form();
            scoring.Portal.Clock.Set(Scoring.Deadline.AddMilliseconds(offset));
            var page = await form.SubmitAsync(Declared);
            Assert.Equal(isIn, page.Path == $"/ScoreSheets/Receipt/{scoring.SheetId}");
            Assert.Equal(isIn, !page.Text.Contains("已过截止时间", StringComparison.Ordinal));
            Assert.Equal(isIn ? 1 : 0, (await scoring.SheetAsync()).Submissions.Count);
        }
    }

    [PortalFact]
    public async Task A_sheet_sent_back_with_a_reason_is_changed_and_submitted_again(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.FillAsync();
        await SubmitAsync(scoring);
        var admin = await scoring.Portal.SignInAsync(scoring.Admin);
        var form = (await admin.OpenAsync($"/ScoreSheets/SendBack/{scoring.SheetId}")).Form();
        Assert.Contains("请填写退回理由", (await form.SubmitAsync(("Input.Reason", " "))).Text, StringComparison.Ordinal);
        Assert.Equal($"/Rounds/Details/{scoring.RoundId}", (await form.SubmitAsync(("Input.Reason", "2号窗口分值与记录不符"))).Path);
        Assert.Equal(SheetState.Returned, (await scoring.SheetAsync()).State);
        foreach (var rater in new[] { scoring.Rater, scoring.Colleague })
        {
            Assert.Equal(1, await scoring.Portal.DataAsync(db => db.Messages.CountAsync(m => m.RecipientId == rater.PersonId && m.Kind == "ScoreSheetReturned")));
        }

        // Sent once more, the old form finds the sheet changed.
        Assert.Equal(HttpStatusCode.OK, (await form.SubmitAsync(("Input.Reason", "再退"))).Status);
        scoring.Portal.Clock.Set(Scoring.Deadline.AddDays(1));
        var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
        var grid = await visitor.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}");
        Assert.Contains("2号窗口分值与记录不符", grid.Text, StringComparison.Ordinal);
        await grid.Form().SubmitAsync((Scoring.Field(scoring.Cell(1, 0)), "5"));
        await SubmitAsync(scoring);
        var sheet = await scoring.SheetAsync();
        Assert.Equal((SheetState.Submitted, 2), (sheet.State, sheet.Submissions.Count));
        Assert.Single(sheet.Returns);
    }

    [PortalFact]
    public async Task A_supervisors_sheet_is_submitted_for_him_by_whom_he_named(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.Portal.DelegateAsync(scoring.Supervisor, scoring.OtherRater, Capacity.Substitute, scoring.Portal.Today.AddDays(7), Security.Permit.Score);
        var visitor = await scoring.Portal.SignInAsync(scoring.OtherRater);
        var grid = await visitor.OpenAsync($"/ScoreSheets/Grid/{scoring.SupervisorSheetId}");
        (string, string?)[] all = [.. grid.Form().Fields().Where(f => f.Name.EndsWith(".Points", StringComparison.Ordinal)).Select(f => (f.Name, (string?)"9"))];
        await grid.Form().SubmitAsync(all);
        await (await visitor.OpenAsync($"/ScoreSheets/Submit/{scoring.SupervisorSheetId}")).Form().SubmitAsync(Declared);
        var by = await scoring.Portal.DataAsync(db => db.ScoreSheets.Where(s => s.Id == scoring.SupervisorSheetId).SelectMany(s => s.Submissions).Select(s => s.SubmittedBy).SingleAsync());
        Assert.Equal((scoring.OtherRater.PersonId, scoring.Supervisor.PersonId), (by.PersonId, by.ForPersonId));
    }

    private static async Task<Page> SubmitAsync(Scoring scoring)
    {
        var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
        return await (await visitor.OpenAsync($"/ScoreSheets/Submit/{scoring.SheetId}")).Form().SubmitAsync(Declared);
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostCellAsync(Scoring scoring, Visitor visitor)
    {
        var page = await visitor.PostWithTokenAsync(
            $"/ScoreSheets/Save/{scoring.SheetId}", ("code", scoring.Cell(0, 0)), (Scoring.Field(scoring.Cell(0, 0)), "1"), (Scoring.Field(scoring.Cell(0, 0), "Version"), "3"));
        return (page.Status, page.Body);
    }

    private static Task EmptyAsync(Scoring scoring, string item) =>
        scoring.Portal.DataAsync(async db =>
        {
            var sheet = await db.ScoreSheets.Include(s => s.Marks).SingleAsync(s => s.Id == scoring.SheetId);
            sheet.Fill(scoring.Windows[1].Id, item, new SheetEntry { Remark = "待核" }, null, new Actor(scoring.Rater.PersonId), scoring.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
}
