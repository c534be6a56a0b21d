using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.ScoreSheets;

/// <summary>In the middle of a quarter both supervisors are replaced: one is half done, the other has submitted.</summary>
public sealed class SupervisorsChangeTests
{
    [PortalFact]
    public async Task Two_supervisors_change_and_what_they_marked_counts_on(Provider provider)
    {
        var portal = await Portal.OpenAsync(provider);
        var done = await portal.PersonAsync(Role.Supervisor, await portal.TopAsync());
        await using var scoring = await Scoring.SetAsync(portal);
        var doneSheetId = await SheetOfAsync(portal, done);
        await MarkAsync(scoring, scoring.Supervisor, scoring.SupervisorSheetId, "8");
        await MarkAsync(scoring, done, doneSheetId, "9", "9", "9");
        await SubmitAsync(scoring, done, doneSheetId);

        Someone[] successors = [await portal.PersonAsync(await portal.TopAsync()), await portal.PersonAsync(await portal.TopAsync())];
        await HandOverAsync(scoring, scoring.Supervisor, successors[0]);
        await HandOverAsync(scoring, done, successors[1]);

        foreach (var (leaver, sheetId) in ((Someone, int)[])[(scoring.Supervisor, scoring.SupervisorSheetId), (done, doneSheetId)])
        {
            (await (await portal.SignInAsync(leaver)).OpenAsync($"/ScoreSheets/Grid/{sheetId}")).AssertStatus(HttpStatusCode.Forbidden);
        }

        (await (await portal.SignInAsync(successors[1])).OpenAsync($"/ScoreSheets/Grid/{doneSheetId}")).AssertStatus(HttpStatusCode.NotFound);
        Assert.Equal(8, (await scoring.MarksAsync(scoring.SupervisorSheetId)).First(m => m.Entry.IsFilled).Points);
        await MarkAsync(scoring, successors[0], scoring.SupervisorSheetId, "8", "7.5", "7");
        await SubmitAsync(scoring, successors[0], scoring.SupervisorSheetId);
        Assert.Equal(
            [(successors[0].PersonId, SheetState.Submitted), (done.PersonId, SheetState.Submitted)],
            await portal.DataAsync(async db => (await db.ScoreSheets.Where(s => s.RaterPersonId != null).OrderBy(s => s.Id == doneSheetId).Select(s => new { s.RaterPersonId, s.State }).ToListAsync()).Select(s => (s.RaterPersonId!.Value, s.State))));

        var admin = await portal.SignInAsync(scoring.Admin);
        await (await admin.OpenAsync($"/Rounds/Close/{scoring.RoundId}")).Form().SubmitAsync();
        await (await admin.OpenAsync($"/Results/Compute/{scoring.RoundId}")).Form().SubmitAsync();
        var resultId = await portal.DataAsync(db => db.RoundResults.Select(r => r.Id).SingleAsync());
        var visit = (await admin.OpenAsync($"/Results/Unit/{resultId}/{scoring.Windows[0].Id}")).Document.QuerySelectorAll(".cp-tree details").Last(d => d.QuerySelector(".cp-tree-name")!.TextContent.Contains("现场察访", StringComparison.Ordinal));
        Assert.Contains("8.25", visit.TextContent, StringComparison.Ordinal);
        var audit = await admin.OpenAsync("/Audit");
        Assert.All((Someone[])[scoring.Supervisor, done], s => Assert.Contains($"移交工作：{s.Name}", audit.Text, StringComparison.Ordinal));
    }

    private static Task<int> SheetOfAsync(Portal portal, Someone rater) => portal.DataAsync(db => db.ScoreSheets.Where(s => s.RaterPersonId == rater.PersonId).Select(s => s.Id).SingleAsync());

    /// <summary>One figure for each unit of the only item, from the first on.</summary>
    private static async Task MarkAsync(Scoring scoring, Someone rater, int sheetId, params string[] points)
    {
        var units = (await scoring.MarksAsync(sheetId)).Select(m => m.UnitId).ToList();
        var grid = await (await scoring.Portal.SignInAsync(rater)).OpenAsync($"/ScoreSheets/Grid/{sheetId}");
        var saved = await grid.Form("form[data-autosave-url]").SubmitAsync([.. points.Select((p, i) => (Scoring.Field($"{units[i]}_0"), (string?)p))]);
        saved.AssertStatus(HttpStatusCode.OK);
    }

    private static async Task SubmitAsync(Scoring scoring, Someone rater, int sheetId)
    {
        var page = await (await scoring.Portal.SignInAsync(rater)).OpenAsync($"/ScoreSheets/Submit/{sheetId}");
        await page.Form().SubmitAsync(("Input.IsDeclared", "true"));
    }

    private static async Task HandOverAsync(Scoring scoring, Someone leaver, Someone successor)
    {
        var number = await scoring.Portal.DataAsync(db => db.People.Where(p => p.Id == successor.PersonId).Select(p => p.StaffNumber).SingleAsync());
        var form = (await (await scoring.Portal.SignInAsync(scoring.Admin)).OpenAsync($"/People/HandOver/{leaver.PersonId}")).Form();
        var preview = await form.SubmitAsync(("Input.To", number), ("Input.Reason", "轮岗"));
        Assert.Contains("工作已移交给", (await preview.Form().SubmitAsync()).Body, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task A_supervisor_keeps_the_right_to_a_sheet_that_cannot_go_until_it_goes_to_somebody_suitable(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var (portal, sheetId, grid) = (scoring.Portal, scoring.SupervisorSheetId, $"/ScoreSheets/Grid/{scoring.SupervisorSheetId}");
        var (head, suitable) = (await portal.PersonAsync(Role.OfficeHead, scoring.Windows[0]), await portal.PersonAsync(await portal.TopAsync()));
        var preview = await AskAsync(scoring, scoring.Supervisor, head.PersonId);
        Assert.Contains("表上有接手人自己的单位（1号窗口）", preview.Text, StringComparison.Ordinal);
        Assert.Contains("督查权限先留给他", preview.Text, StringComparison.Ordinal);
        Assert.Contains("工作已移交给", (await preview.Form().SubmitAsync()).Body, StringComparison.Ordinal);
        await MarkAsync(scoring, scoring.Supervisor, sheetId, "8");

        // The sheet alone may not be left behind either.
        preview = await AskAsync(scoring, scoring.Supervisor, suitable.PersonId);
        var right = preview.Form().Fields().Single(f => f.Name == "Input.Chosen" && f.Value.StartsWith("Right", StringComparison.Ordinal));
        var refused = await preview.Form().SubmitAsync(("Input.Chosen", right.Value));
        Assert.Contains("督查权限先留给他", refused.Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(scoring.Supervisor.PersonId, await portal.DataAsync(db => db.ScoreSheets.Where(s => s.Id == sheetId).Select(s => s.RaterPersonId!.Value).SingleAsync()));

        await HandOverAsync(scoring, scoring.Supervisor, suitable);
        (await (await portal.SignInAsync(scoring.Supervisor)).OpenAsync(grid)).AssertStatus(HttpStatusCode.Forbidden);
        await MarkAsync(scoring, suitable, sheetId, "8", "7.5", "7");
        await SubmitAsync(scoring, suitable, sheetId);
    }

    [PortalFact]
    public async Task A_hand_over_warns_of_filing_and_scoring_in_one_hand_and_of_a_missing_account_and_leaves_what_is_not_ticked(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var (window, portal) = (scoring.Windows[1], scoring.Portal);
        var leaver = await portal.PersonAsync(Role.OfficeStaff, window);
        var newcomer = await portal.ColleagueAsync(window);
        Assert.Contains("还没有可以登录的账号", (await AskAsync(scoring, leaver, newcomer.Id)).Text, StringComparison.Ordinal);
        var page = await AskAsync(scoring, leaver, scoring.Rater.PersonId);
        Assert.Contains($"{scoring.Office.Name}正在给“{window.Name}”评分", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("还没有可以登录的账号", page.Text, StringComparison.Ordinal);
        var posting = page.Form().Fields().Single(f => f.Name == "Input.Chosen" && f.Value.StartsWith("Posting", StringComparison.Ordinal));
        page = await page.Form().SubmitAsync(("Input.Chosen", posting.Value));
        Assert.Equal($"/People/Details/{leaver.PersonId}", page.Path);
        var (rights, moved) = await portal.DataAsync(async db => (
            await db.Assignments.CountAsync(a => a.PersonId == leaver.PersonId && a.To == null), await db.Postings.AnyAsync(p => p.PersonId == scoring.Rater.PersonId && p.UnitId == window.Id && p.To == null)));
        Assert.Equal((1, true), (rights, moved));
        Assert.Equal(window.Name, await portal.DataAsync(db => db.AuditEntries.Where(e => e.Code == "Person.WorkKept").Select(e => e.After).SingleAsync()));
    }

    private static async Task<Page> AskAsync(Scoring scoring, Someone leaver, int successorId)
    {
        var number = await scoring.Portal.DataAsync(db => db.People.Where(p => p.Id == successorId).Select(p => p.StaffNumber).SingleAsync());
        var form = (await (await scoring.Portal.SignInAsync(scoring.Admin)).OpenAsync($"/People/HandOver/{leaver.PersonId}")).Form();
        return await form.SubmitAsync(("Input.To", number), ("Input.Reason", "轮岗"));
    }
}
