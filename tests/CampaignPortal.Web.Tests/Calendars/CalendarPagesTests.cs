using System.Net;
using System.Text;
using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Calendars;
using CampaignPortal.Web.Tests.Campaigns;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Calendars;

/// <summary>Reading a year's calendar and loading the next version.</summary>
public sealed class CalendarPagesTests
{
    private static readonly (string Name, string? Value) Take = ("Chosen", "Take");

    [PortalFact]
    public async Task Everybody_reads_the_calendar_and_only_an_administrator_loads_one(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        foreach (var who in scene.Everybody)
        {
            var page = await (await scene.AsAsync(who)).OpenAsync("/Calendar");
            page.AssertStatus(HttpStatusCode.OK);
            page.AssertCommandsAtMost(12);
            Assert.Equal((12, 6), (page.Document.QuerySelectorAll(".cp-month").Length, page.Document.QuerySelectorAll(".cp-month .cp-day-worked").Length));
            Assert.Contains("国办发明电〔2025〕7号", page.Text, StringComparison.Ordinal);
            Assert.Equal(who == scene.Admin, page.Document.QuerySelector("a[href^='/Calendar/Load']") is not null);
            var expected = who == scene.Admin ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
            foreach (var path in (string[])["/Calendar/Load", "/Calendar/DueDays", "/Calendar/Template"])
            {
                (await (await scene.AsAsync(who)).OpenAsync(path)).AssertStatus(expected);
            }
        }

        var staff = await scene.AsAsync(scene.Staff);
        Assert.Contains("还没有装载", (await staff.OpenAsync("/Calendar?year=2027")).Text, StringComparison.Ordinal);
        (await staff.OpenAsync("/Calendar?year=1999")).AssertStatus(HttpStatusCode.NotFound);
        (await staff.OpenAsync("/Calendar?year=2101")).AssertStatus(HttpStatusCode.NotFound);
        (await staff.PostWithTokenAsync("/Calendar/Load", ("Input.Year", "2027"), Take!)).AssertStatus(HttpStatusCode.Forbidden);
    }

    [PortalFact]
    public async Task What_is_missing_or_wrong_is_named_line_by_line_and_nothing_is_stored(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var form = (await (await scene.AsAsync(scene.Admin)).OpenAsync("/Calendar/Load")).Form();
        (string Name, string?)[] right = [("Input.Source", "通知"), ("Input.Lines", "2027-01-01 休 元旦"), Take];
        foreach (var (wrong, said) in ((( string Name, string?) Field, string Said)[])
            [
                (("Input.Year", "1999"), "2000 至 2100"), (("Input.Year", "明年"), "有"), (("Input.Source", " "), "依据文件"), (("Input.Source", new string('长', 201)), "200 字"), (("Input.Lines", ""), "至少填写一行"),
                (("Input.Lines", "2027-01-01 休\n乱写"), "第 2 行“乱写”"), (("Input.Lines", "2027-01-04 班"), "2027年1月4日——这一天是周一至周五"), (("Input.Lines", "{\n\"year\": 2027,\n}"), "第 3 行有误"),
                (("Input.Lines", new string('长', 20_001)), "太长"), (("Input.Key", $"{Guid.Empty}"), "重新打开"),
            ])
        {
            var page = await form.SubmitAsync([.. right.Where(r => r.Name != wrong.Name), wrong]);
            Assert.True(page.Document.QuerySelector(".cp-error-summary")?.TextContent.Contains(said, StringComparison.Ordinal) == true, $"{wrong}: {page.Text}");
        }

        Assert.False(await scene.Portal.DataAsync(db => db.CalendarYears.AnyAsync()));
    }

    [PortalFact]
    public async Task What_is_loaded_is_what_was_shown_and_moves_no_day_that_is_set(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var round = await scene.PlannedAsync();
        var visitor = await scene.Portal.SignInAsync(scene.Admin);
        var lines = (await visitor.OpenAsync("/Calendar/Load?year=2026")).Form().Fields().Single(f => f.Name == "Input.Lines").Value;
        Assert.StartsWith("2026-01-01 至 2026-01-03 休 元旦\n2026-01-04 班", lines.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        var form = (await visitor.OpenAsync("/Calendar/Load?year=2026")).Form();

        // What was never shown is shown first.
        var shown = await form.SubmitAsync(("Input.Source", "关于调整的通知"), ("Input.Lines", $"{lines}\n2026-09-21 休 临时放假"), Take);
        shown.AssertCommandsAtMost(12);
        foreach (var said in (string[])["2026年9月21日：由“按星期”改为“休（放假）”", "周一至周五放假 20 天，周末调休上班 6 天，全年工作日 247 天", "截止日期：1 项", "2026年9月22日", "2026年9月23日"])
        {
            Assert.Contains(said, shown.Text, StringComparison.Ordinal);
        }

        Assert.False(await scene.Portal.DataAsync(db => db.CalendarYears.AnyAsync()));
        var changed = await shown.Form().SubmitAsync(("Input.Lines", $"{lines}\n2026-09-22 休 临时放假"), Take);
        Assert.Equal("/Calendar/Load", changed.Path);
        var before = await scene.RoundAsync(round);
        var done = await changed.Form().SubmitAsync(("Input.Lines", $"{lines}\n2026-09-21 休 临时放假"), ("Chosen", "Check"));
        var read = await done.Form().SubmitAsync(Take);
        Assert.Equal("/Calendar?year=2026", read.Url);
        foreach (var said in (string[])["关于调整的通知", "第 1 版", "日历编号 3", "由“按星期”改为“休（放假）”", "随系统提供", scene.Admin.Name])
        {
            Assert.Contains(said, read.Text, StringComparison.Ordinal);
        }

        var (after, calendar) = (await scene.RoundAsync(round), scene.Portal.Shelf().Current);
        Assert.Equal((before.Version, before.Dates), (after.Version, after.Dates));
        Assert.Equal((3, false), (calendar.Version, calendar.IsWorkingDay(new(2026, 9, 21))));
        Assert.True(scene.Portal.Shelf().AsOf(2).IsWorkingDay(new(2026, 9, 21)));
        Assert.Contains("2026年9月23日", (await visitor.OpenAsync("/Calendar/DueDays")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Of_two_loads_at_once_the_second_sees_the_first_before_it_loads(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var other = await scene.Portal.PersonAsync(Role.Administrator, scene.There);
        var (mine, his) = ((await CalendarActs.CheckAsync(await scene.AsAsync(scene.Admin), 2027, "通知", "2027-01-01 休 元旦")).Form(), (await CalendarActs.CheckAsync(await scene.AsAsync(other), 2027, "更正", "2027-01-01 至 2027-01-03 休 元旦")).Form());
        Assert.Equal("/Calendar", (await mine.SubmitAsync(Take)).Path);
        var refused = await his.SubmitAsync(Take);
        Assert.Contains("他人修改了", refused.Document.QuerySelector(".cp-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2027年1月2日至2027年1月3日：由“按星期”改为“休（放假）”", refused.Text, StringComparison.Ordinal);
        Assert.Equal("/Calendar", (await refused.Form().SubmitAsync(Take)).Path);

        // The same form once more loads nothing more, and what holds already is not loaded again.
        Assert.Equal("/Calendar", (await mine.SubmitAsync(Take)).Path);
        var same = await CalendarActs.CheckAsync(await scene.AsAsync(scene.Admin), 2027, "更正", "2027-01-01 至 2027-01-03 休 元旦");
        Assert.Contains("与现行的版本完全相同", same.Text, StringComparison.Ordinal);
        Assert.Equal([(1, 3, "通知"), (2, 4, "更正")], await scene.Portal.DataAsync(async db =>
            (await db.CalendarYears.OrderBy(y => y.Number).Select(y => new { y.Edition, y.Number, y.Source }).ToListAsync()).Select(y => (y.Edition, y.Number, y.Source))));
    }

    [PortalFact]
    public async Task A_table_a_file_and_a_pasted_file_say_the_same_as_typed_lines(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        const string Lines = "2027-01-01 至 2027-01-03 休 元旦\n2027-01-10 班";
        const string Json = """{"year": 2027, "version": 9, "source": "国办通知", "holidays": [{"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"}], "makeUpDays": ["2027-01-10"]}""";
        var visitor = await scene.AsAsync(scene.Admin);
        var table = Tables.Of(["日期", "休或班", "名称"], ["2027-01-01", "休", "元旦"], ["2027-01-02", "休", "元旦"], ["2027/1/3", "休", "元旦"], ["2027-01-10", "班", ""]);
        foreach (var (file, name, source) in ((byte[]?, string, string)[])[(table, "2027.xlsx", "手填"), (Encoding.UTF8.GetBytes(Json), "cn-2027.json", "国办通知"), (null, "", "国办通知")])
        {
            var form = (await visitor.OpenAsync("/Calendar/Load?year=2027")).Form();
            form = file is null ? form : form.Choose("Input.File", name, file);
            var page = await form.SubmitAsync(("Input.Source", "手填"), ("Input.Lines", file is null ? Json : ""), ("Chosen", "Check"));
            var fields = page.Form().Fields().ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
            Assert.Equal((Lines, source, "2027"), (fields["Input.Lines"].ReplaceLineEndings("\n"), fields["Input.Source"], fields["Input.Year"]));
            Assert.Contains("放假 1 天，周末调休上班 1 天", page.Text, StringComparison.Ordinal);
        }

        foreach (var (file, name, said) in ((byte[], string, string)[])
            [
                (Tables.Of(["日期", "名称"], ["2027-01-01", "元旦"]), "a.xlsx", "休或班"), (Tables.Of(["日期", "休或班"], ["2027-01-01", "休"], ["元旦", "休"]), "a.xlsx", "第 2 行"), ([1, 2, 3], "a.pdf", ".xlsx"), ([1, 2, 3], "a.xlsx", "扩展名"),
                (Encoding.UTF8.GetBytes("{}"), "a.json", "有误"), ([0xFF, 0xFE, 0x00], "a.json", "UTF-8"),
            ])
        {
            var page = await (await visitor.OpenAsync("/Calendar/Load?year=2027")).Form().Choose("Input.File", name, file).SubmitAsync(("Input.Source", "手填"), ("Chosen", "Check"));
            Assert.True(page.Document.QuerySelector(".cp-error-summary")?.TextContent.Contains(said, StringComparison.Ordinal) == true, $"{name} {said}: {page.Text}");
        }

        Assert.StartsWith("PK", (await visitor.OpenAsync("/Calendar/Template")).Body, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Another_process_computes_by_what_was_loaded_once_it_has_looked(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        await using var beside = await Portal.OpenAsync(provider, new PortalSetup { Beside = scene.Portal });
        await scene.Portal.LoadFreeMondayAsync(scene.Admin);
        Assert.True(beside.Shelf().Current.IsWorkingDay(new(2026, 9, 21)));
        await beside.Shelf().ReadAsync(default);
        Assert.Equal((3, false), (beside.Shelf().Current.Version, beside.Shelf().Current.IsWorkingDay(new(2026, 9, 21))));
        Assert.False(await beside.WithAsync<WorkCalendar, bool>(calendar => Task.FromResult(calendar.IsWorkingDay(new(2026, 9, 21)))));
    }

    [Fact]
    public void Versions_rise_with_each_load_and_each_shipped_file_and_are_never_given_out_twice()
    {
        var shipped = WorkCalendars.Load().Version;
        Assert.Equal((shipped, shipped + 1, shipped + 7), (CalendarShelf.VersionOf(0, 0), CalendarShelf.VersionOf(1, shipped + 1), CalendarShelf.VersionOf(1, shipped + 7)));
    }

    [PortalFact]
    public async Task From_December_on_the_missing_calendar_of_the_next_year_is_to_be_loaded(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        scene.Portal.Clock.Set(OfficeTime.EndOf(new(2026, 11, 30)).AddTicks(-1));
        Assert.DoesNotContain("装载2027年工作日历", (await (await scene.Portal.SignInAsync(scene.Admin)).OpenAsync("/")).Text, StringComparison.Ordinal);
        scene.Portal.Clock.Set(OfficeTime.EndOf(new(2026, 11, 30)));
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var link = (await admin.OpenAsync("/")).Document.QuerySelector("a[href^='/Calendar/Load']")!.GetAttribute("href")!;
        Assert.Null((await (await scene.Portal.SignInAsync(scene.Staff)).OpenAsync("/")).Document.QuerySelector("a[href^='/Calendar/Load']"));
        var form = (await admin.OpenAsync(link)).Form();
        Assert.Contains(("Input.Year", "2027"), form.Fields());
        var checkedPage = await form.SubmitAsync(("Input.Source", "通知"), ("Input.Lines", "2027-01-01 休 元旦"), ("Chosen", "Check"));
        await checkedPage.Form().SubmitAsync(Take);
        Assert.DoesNotContain("装载2027年工作日历", (await admin.OpenAsync("/")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task Where_days_of_a_year_without_calendar_are_chosen_the_page_says_so(Provider provider)
    {
        await using var scene = await CampaignScene.SetAsync(provider);
        var path = $"/Rounds/Reschedule/{await scene.PlannedAsync()}";
        var page = await scene.OpenAsync(scene.Admin, path);
        Assert.DoesNotContain("只按周末计算", page.Text, StringComparison.Ordinal);
        page = await page.Form().SubmitAsync(("Input.Dates.ScoringDueOn", "2027-01-08"), ("Input.Reason", ""));
        Assert.Contains("2027年的工作日历还没有装载", page.Text, StringComparison.Ordinal);
        await page.Form().SubmitAsync(("Input.Reason", "放假"));
        Assert.Contains("2027年的工作日历还没有装载", (await scene.OpenAsync(scene.Admin, path)).Text, StringComparison.Ordinal);
    }
}
