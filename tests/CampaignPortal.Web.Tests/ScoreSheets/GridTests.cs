using System.Globalization;
using System.Net;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.ScoreSheets;

public sealed class GridTests
{
    [PortalFact]
    public async Task A_rater_fills_every_kind_of_cell_and_saves_the_page(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var grid = await (await scoring.Portal.SignInAsync(scoring.Rater)).OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}");
        var saved = await grid.Form().SubmitAsync(
            (Scoring.Field(scoring.Cell(0, 0)), "８．５"), (Scoring.Field(scoring.Cell(0, 0), "Note"), "迟到一次"),
            (Scoring.Field(scoring.Cell(0, 1), "LevelCode"), "fair"), (Scoring.Field(scoring.Cell(0, 2), "IsMet"), "false"),
            (Scoring.Field(scoring.Cell(0, 3), "Numerator"), "95"), (Scoring.Field(scoring.Cell(0, 3), "Denominator"), "100"),
            (Scoring.Field(scoring.Cell(1, 0), "IsNotApplicable"), "true"));
        Assert.Equal($"/ScoreSheets/Grid/{scoring.SheetId}", saved.Path);
        Assert.Contains("已填 5 / 8 格", saved.Text, StringComparison.Ordinal);
        var mark = await scoring.MarkAsync(0, "P1");
        Assert.Equal((8.5m, "迟到一次"), (mark.Points, mark.Note));
        Assert.Equal("fair", (await scoring.MarkAsync(0, "L")).LevelCode);
        Assert.False((await scoring.MarkAsync(0, "Y")).IsMet);
        Assert.Equal(100, (await scoring.MarkAsync(0, "R")).Denominator);
        Assert.True((await scoring.MarkAsync(1, "P1")).IsNotApplicable);

        // 8.5 + 6 + 0 + (10 − 5 percentage points)
        Assert.Equal("19.5", saved.Document.QuerySelector($"output[data-total-for='u{scoring.Windows[0].Id}']")!.TextContent);
    }

    [PortalFact]
    public async Task Points_come_in_steps_and_a_level_with_several_values_asks_for_one(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var (rater, path) = (await scoring.Portal.SignInAsync(scoring.Rater), $"/ScoreSheets/Grid/{scoring.SheetId}");
        var (points, level) = (Scoring.Field(scoring.Cell(0, 0)), Scoring.Field(scoring.Cell(0, 1), "LevelCode"));
        var grid = await rater.OpenAsync(path);
        Assert.Contains("较差（2.5 分）", grid.Text, StringComparison.Ordinal);
        var refused = await grid.Form().SubmitAsync((points, "8.3"), (level, "poor"));
        Assert.Contains("须为 0.25 的倍数", refused.Text, StringComparison.Ordinal);
        Assert.Null((await scoring.MarkAsync(0, "L")).LevelCode);
        var saved = await refused.Form().SubmitAsync((points, "8.25"), (level, "poor/2.5"));
        Assert.Equal("10.75", saved.Document.QuerySelector($"output[data-total-for='u{scoring.Windows[0].Id}']")!.TextContent);
        Assert.Equal("poor/2.5", (await scoring.MarkAsync(0, "L")).LevelCode);
    }

    [PortalFact]
    public async Task No_more_cases_meet_the_target_than_there_are_and_what_stands_there_is_in_nobodys_way(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var (rater, cell, path) = (await scoring.Portal.SignInAsync(scoring.Rater), scoring.Cell(0, 3), $"/ScoreSheets/Grid/{scoring.SheetId}");
        (string, string?)[] wrong = [(Scoring.Field(cell, "Numerator"), "101"), (Scoring.Field(cell, "Denominator"), "99")];
        Assert.Contains("达标数不能大于总数", (await (await rater.OpenAsync(path)).Form().SubmitAsync(wrong)).Text, StringComparison.Ordinal);
        var (_, answer) = await scoring.AutosaveAsync(rater, cell, ("Numerator", "101"), ("Denominator", "99"), ("Version", $"{(await scoring.MarkAsync(0, "R")).Version}"));
        Assert.Contains("达标数不能大于总数", answer.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Null((await scoring.MarkAsync(0, "R")).Numerator);

        // From before the rule: the rest of the page is saved beside it.
        await scoring.Portal.DataAsync(async db =>
        {
            var sheet = await db.ScoreSheets.Include(s => s.Marks).SingleAsync(s => s.Id == scoring.SheetId);
            sheet.Fill(scoring.Windows[0].Id, "R", new() { Numerator = 101, Denominator = 99 }, null, new Actor(scoring.Rater.PersonId), scoring.Portal.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
        await (await rater.OpenAsync(path)).Form().SubmitAsync((Scoring.Field(scoring.Cell(0, 0)), "8"));
        Assert.Equal(8, (await scoring.MarkAsync(0, "P1")).Points);
    }

    [Fact]
    public void More_than_all_is_taken_where_the_curve_rewards_it()
    {
        ItemHead head = new("R", new LocalText("办结率", null), 10, null, null, null, [], ["comprehensive"], NotApplicablePolicy.Refused, NoDataPolicy.Block, UnknownPolicy.Refused);
        TypedMark typed = new() { Numerator = "101", Denominator = "99" };
        Assert.Equal(101, ReadUnder(new OvershootCurve(1, 0.5m, 2))?.Numerator);
        Assert.Equal(101, ReadUnder(new ProportionalCurve(1.2m))?.Numerator);
        Assert.Null(ReadUnder(new ProportionalCurve(1)));
        Assert.Null(ReadUnder(new BandedCurve([new Band(1, 10)])));

        SheetEntry? ReadUnder(Curve curve) => ScoreEntries.Read(new ScoreColumn(0, new RatioItem(head, curve), ScoreCellKind.Ratio, null), typed).Entry;
    }

    [PortalFact]
    public async Task AUTHZ_02_sheets_of_others_do_not_exist_and_roles_that_rate_nothing_are_refused(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        string[] pages = ["Grid", "Details", "Submit", "Receipt", "Save"];
        var (rater, other, admin) = (await scoring.Portal.SignInAsync(scoring.Rater), await scoring.Portal.SignInAsync(scoring.OtherRater), await scoring.Portal.SignInAsync(scoring.Admin));
        foreach (var page in pages)
        {
            (await admin.OpenAsync($"/ScoreSheets/{page}/{scoring.SheetId}")).AssertStatus(HttpStatusCode.Forbidden);
            if (page != "Save")
            {
                (await other.OpenAsync($"/ScoreSheets/{page}/{scoring.SheetId}")).AssertStatus(HttpStatusCode.NotFound);
                (await rater.OpenAsync($"/ScoreSheets/{page}/{scoring.SupervisorSheetId}")).AssertStatus(HttpStatusCode.NotFound);
            }

            (await other.PostWithTokenAsync($"/ScoreSheets/{page}/{scoring.SheetId}", (Scoring.Field(scoring.Cell(0, 0)), "1"), ("code", scoring.Cell(0, 0))))
                .AssertStatus(page is "Details" or "Receipt" ? HttpStatusCode.MethodNotAllowed : HttpStatusCode.NotFound);
        }

        (await rater.OpenAsync($"/ScoreSheets/SendBack/{scoring.SheetId}")).AssertStatus(HttpStatusCode.Forbidden);
        (await admin.OpenAsync("/ScoreSheets")).AssertStatus(HttpStatusCode.Forbidden);
        Assert.All(await scoring.MarksAsync(), m => Assert.Null(m.Points));
        Assert.DoesNotContain($"/{scoring.SheetId}\"", (await other.OpenAsync("/ScoreSheets")).Body, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task BIZ_09_an_office_that_takes_part_is_not_on_its_own_sheet(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
        var grid = await visitor.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}");
        var units = grid.Document.QuerySelectorAll("tbody th[scope=row]").Select(h => h.FirstChild!.TextContent);
        Assert.Equal(["1号窗口", "2号窗口"], units);
        var refused = await grid.Form().SubmitAsync((Scoring.Field($"{scoring.Office.Id}_0"), "10"));
        Assert.Contains("规则", refused.Text, StringComparison.Ordinal);
        Assert.All(await scoring.MarksAsync(), m => Assert.NotEqual(scoring.Office.Id, m.UnitId));
        var other = await (await scoring.Portal.SignInAsync(scoring.OtherRater)).OpenAsync($"/ScoreSheets/Grid/{scoring.OtherSheetId}");
        Assert.Contains("人事科", other.Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task BIZ_09_who_acts_for_the_rater_does_not_mark_his_own_unit(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var window = await scoring.Portal.PersonAsync(Role.OfficeStaff, scoring.Windows[0]);
        await scoring.Portal.DelegateAsync(scoring.Rater, window, Capacity.Substitute, scoring.Portal.Today.AddDays(7), Permit.Score);
        var visitor = await scoring.Portal.SignInAsync(window);
        var form = (await visitor.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}")).Form();
        var refused = await form.SubmitAsync((Scoring.Field(scoring.Cell(0, 0)), "10"), (Scoring.Field(scoring.Cell(1, 0)), "6"));
        Assert.Contains("不能办理自己经手的事项", refused.Text, StringComparison.Ordinal);
        Assert.All(await scoring.MarksAsync(), m => Assert.Null(m.Points));
        await form.SubmitAsync((Scoring.Field(scoring.Cell(1, 0)), "6"));
        Assert.Equal((null, 6m), ((await scoring.MarkAsync(0, "P1")).Points, (await scoring.MarkAsync(1, "P1")).Points));
    }

    [PortalFact]
    public async Task BIZ_09_a_supervisor_does_not_mark_the_unit_he_files_for(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider, supervisorFilesForFirst: true);
        Assert.DoesNotContain(await scoring.MarksAsync(scoring.SupervisorSheetId), m => m.UnitId == scoring.Windows[0].Id);
        Assert.Contains(await scoring.MarksAsync(scoring.SupervisorSheetId), m => m.UnitId == scoring.Windows[1].Id);
    }

    [PortalFact]
    public async Task BIZ_09_a_supervisor_does_not_mark_the_unit_he_works_in(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider, supervisorWorksInFirst: true);
        var grid = await (await scoring.Portal.SignInAsync(scoring.Supervisor)).OpenAsync($"/ScoreSheets/Grid/{scoring.SupervisorSheetId}");
        Assert.DoesNotContain("1号窗口", grid.Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var (own, facts) = await scoring.SupervisorFactsAsync();
        Assert.Equal([own], facts.Marks.Where(m => m is { Item: "V", Value: Domain.Scoring.MarkValue.NotApplicable }).Select(m => m.Subject));
    }

    [PortalFact]
    public async Task A_value_out_of_range_is_named_at_its_cell_and_nothing_of_the_page_is_saved(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var grid = await (await scoring.Portal.SignInAsync(scoring.Rater)).OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}");
        var (bad, wild, good) = (scoring.Cell(0, 0), scoring.Cell(1, 3), scoring.Cell(1, 0));
        var page = await grid.Form().SubmitAsync(
            (Scoring.Field(bad), "10.5"), (Scoring.Field(wild, "Numerator"), "1,5"), (Scoring.Field(good), "9"), (Scoring.Field(good, "Note"), "说明"));
        page.AssertStatus(HttpStatusCode.OK);
        Assert.All(await scoring.MarksAsync(), m => Assert.Null(m.Points));
        var input = page.Document.QuerySelector($"#Marks_{bad}__Points")!;
        Assert.Equal(("10.5", "true"), (input.GetAttribute("value"), input.GetAttribute("aria-invalid")));
        Assert.Equal("应在 0 至 10 之间。", page.Document.GetElementById(input.GetAttribute("aria-describedby")!)!.TextContent);
        Assert.Equal("1,5", page.Document.QuerySelector($"#Marks_{wild}__Numerator")!.GetAttribute("value"));
        Assert.Equal("9", page.Document.QuerySelector($"#Marks_{good}__Points")!.GetAttribute("value"));
        Assert.Equal("说明", page.Document.QuerySelector($"#Marks_{good}__Note")!.TextContent);
        var summary = page.Document.QuerySelector("[data-error-summary]")!;
        Assert.Contains("1号窗口，工作纪律1：应在 0 至 10 之间。", summary.TextContent, StringComparison.Ordinal);
        Assert.All(summary.QuerySelectorAll("a"), a => Assert.NotNull(page.Document.QuerySelector(a.GetAttribute("href")!)));
    }

    [PortalFact]
    public async Task BIZ_04_a_cell_that_a_colleague_changed_shows_both_values_and_is_saved_once_confirmed(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var (mine, theirs) = (await scoring.Portal.SignInAsync(scoring.Rater), await scoring.Portal.SignInAsync(scoring.Colleague));
        var grid = await mine.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}");
        await (await theirs.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}")).Form()
            .SubmitAsync((Scoring.Field(scoring.Cell(0, 0)), "7"), (Scoring.Field(scoring.Cell(1, 0)), "6"));
        var stale = await grid.Form().SubmitAsync((Scoring.Field(scoring.Cell(0, 0)), "9"));
        Assert.Contains("系统中现在是：7", stale.Text, StringComparison.Ordinal);
        Assert.Equal("9", stale.Document.QuerySelector($"#Marks_{scoring.Cell(0, 0)}__Points")!.GetAttribute("value"));
        Assert.Equal(7, (await scoring.MarkAsync(0, "P1")).Points);
        await stale.Form().SubmitAsync();
        Assert.Equal(9, (await scoring.MarkAsync(0, "P1")).Points);

        // The cell that was left alone is nobody's conflict and keeps what the colleague put there.
        Assert.Equal(6, (await scoring.MarkAsync(1, "P1")).Points);
    }

    [PortalFact]
    public async Task REL_08_the_largest_sheet_binds_in_one_post(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider, windows: 50, pointItems: 9);
        var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
        var grid = await visitor.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}");
        var all = from window in Enumerable.Range(0, 50)
                  from item in Enumerable.Range(0, 9)
                  select (Scoring.Field(scoring.Cell(window, item)), (string?)(item + 0.5m).ToString(CultureInfo.InvariantCulture));
        await grid.Form().SubmitAsync([.. all]);
        var marks = await scoring.MarksAsync();
        Assert.Equal(600, marks.Count);
        Assert.All(marks.Where(m => m.ItemCode[0] == 'P'), m => Assert.Equal(int.Parse(m.ItemCode[1..], CultureInfo.InvariantCulture) - 0.5m, m.Points));
    }

    [PortalFact]
    public async Task Sixty_units_stand_on_two_pages_of_one_sheet_and_cost_no_more_commands_than_two(Provider provider)
    {
        await using var small = await Scoring.SetAsync(provider, windows: 2);
        await using var large = await Scoring.SetAsync(provider, windows: 60);
        List<int> counts = [];
        foreach (var scoring in new[] { small, large })
        {
            var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
            foreach (var path in new[] { "/ScoreSheets", $"/ScoreSheets/Grid/{scoring.SheetId}", $"/ScoreSheets/Submit/{scoring.SheetId}", $"/ScoreSheets/Details/{scoring.SheetId}" })
            {
                var page = await visitor.OpenAsync(path);
                page.AssertCommandsAtMost(12);
                counts.Add(page.CommandCount);
            }
        }

        Assert.Equal(counts[..4], counts[4..]);
        var second = await (await large.Portal.SignInAsync(large.Rater)).OpenAsync($"/ScoreSheets/Grid/{large.SheetId}?p=2");
        Assert.Equal(10, second.Document.QuerySelectorAll("tbody th[scope=row]").Length);
        Assert.Contains("本页合计", second.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task The_units_own_score_stands_beside_the_cell_once_it_is_submitted_and_never_before(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        var visitor = await scoring.Portal.SignInAsync(scoring.Rater);
        await SelfAsync(scoring, isSubmitted: false);
        Assert.DoesNotContain("台账.pdf", (await visitor.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("自评", (await visitor.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}")).Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        await SelfAsync(scoring, isSubmitted: true);
        var grid = await visitor.OpenAsync($"/ScoreSheets/Grid/{scoring.SheetId}");
        Assert.Contains("自评 7.25", grid.Document.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("台账.pdf", grid.Document.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("本季度无迟到", grid.Document.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task AUTHZ_03_no_mark_reaches_another_rater_or_whoever_runs_the_round(Provider provider)
    {
        await using var scoring = await Scoring.SetAsync(provider);
        await scoring.FillAsync(points: 3.1417m);
        var pages = new List<Page>();
        var (other, supervisor, admin) = (await scoring.Portal.SignInAsync(scoring.OtherRater), await scoring.Portal.SignInAsync(scoring.Supervisor), await scoring.Portal.SignInAsync(scoring.Admin));
        pages.Add(await other.OpenAsync($"/ScoreSheets/Grid/{scoring.OtherSheetId}"));
        pages.Add(await supervisor.OpenAsync($"/ScoreSheets/Grid/{scoring.SupervisorSheetId}"));
        pages.Add(await admin.OpenAsync($"/ScoreSheets/SendBack/{scoring.SheetId}"));
        Assert.All(pages, p => p.AssertStatus(HttpStatusCode.OK));
        Assert.All(pages, p => Assert.DoesNotContain("3.1417", p.Body, StringComparison.Ordinal));
    }

    private static Task SelfAsync(Scoring scoring, bool isSubmitted) =>
        scoring.Portal.DataAsync(async db =>
        {
            var by = new Actor(scoring.Supervisor.PersonId);
            var sheet = await db.SelfAssessments.Include(s => s.Answers).SingleAsync(s => s.UnitId == scoring.Windows[0].Id);
            sheet.Fill("P1", new Domain.Assessments.SheetEntry { Points = 7.25m, Remark = "本季度无迟到" }, null, by, scoring.Portal.Clock.GetUtcNow());
            if (!isSubmitted)
            {
                var (now, quarter) = (scoring.Portal.Clock.GetUtcNow(), new Quarter(2026, 3));
                var file = new Domain.Assessments.Evidence(sheet.UnitId, "台账", quarter.FirstDay, quarter.LastDay, new Domain.Assessments.EvidenceFile("台账.pdf", "application/pdf", 9, new string('a', 64), new string('b', 32)), by, now);
                file.Use(Domain.Assessments.EvidenceUseKind.SelfAnswer, sheet.Id, scoring.RoundId, "P1", by, now);
                db.Add(file);
            }
            else
            {
                var round = await db.Rounds.Include(r => r.Participants).SingleAsync(r => r.Id == scoring.RoundId);
                sheet.Submit(Guid.NewGuid(), round, [], by, scoring.Portal.Clock.GetUtcNow());
            }

            await db.SaveChangesAsync();
        });
}
