using System.Text.Json;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;

namespace CampaignPortal.Web.Tests.Templates;

public sealed class WorkCalendarFileTests
{
    private static readonly WorkCalendar Calendar = WorkCalendars.Load();

    [Fact]
    public void The_newest_file_gives_the_version() => Assert.Equal(2, Calendar.Version);

    [Theory]
    [InlineData("2025-01-26")]
    [InlineData("2025-02-08")]
    [InlineData("2025-04-27")]
    [InlineData("2025-09-28")]
    [InlineData("2025-10-11")]
    [InlineData("2026-01-04")]
    [InlineData("2026-02-14")]
    [InlineData("2026-02-28")]
    [InlineData("2026-05-09")]
    [InlineData("2026-09-20")]
    [InlineData("2026-10-10")]
    public void Make_up_days_are_worked(string day) => Assert.True(Calendar.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData("2025-01-28", "2025-02-04")]
    [InlineData("2025-10-01", "2025-10-08")]
    [InlineData("2026-01-01", "2026-01-03")]
    [InlineData("2026-02-15", "2026-02-23")]
    [InlineData("2026-06-19", "2026-06-21")]
    [InlineData("2026-10-01", "2026-10-07")]
    public void Holidays_are_free_from_their_first_to_their_last_day(string first, string last)
    {
        for (var day = Day(first); day <= Day(last); day = day.AddDays(1))
        {
            Assert.False(Calendar.IsWorkingDay(day), $"{day:O}");
        }

        Assert.True(Calendar.AddWorkingDays(Day(first), 1) > Day(last));
    }

    [Fact]
    public void Working_days_skip_the_holiday_week_and_count_the_make_up_day() =>
        Assert.Equal(Day("2026-10-10"), Calendar.AddWorkingDays(Day("2026-09-30"), 3));

    [Theory]
    [InlineData("2025-01-24", "2025-01-26", "2025-01-27", "2025-02-05")]
    [InlineData("2025-09-26", "2025-09-28", "2025-09-29", "2025-09-30")]
    [InlineData("2026-02-13", "2026-02-14", "2026-02-24", "2026-02-25")]
    [InlineData("2026-02-27", "2026-02-28", "2026-03-02", "2026-03-03")]
    [InlineData("2026-09-18", "2026-09-20", "2026-09-21", "2026-09-22")]
    public void Working_days_go_over_the_make_up_days_before_and_after_a_holiday(string from, params string[] next)
    {
        ArgumentNullException.ThrowIfNull(next);
        Assert.Equal(next.Select(Day), Enumerable.Range(1, next.Length).Select(n => Calendar.AddWorkingDays(Day(from), n)));
    }

    [Fact]
    public void It_knows_of_which_years_it_speaks() => Assert.Equal([2025, 2026], Calendar.Years.Order());

    [Theory]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void The_year_has_its_working_days(int year, int count) =>
        Assert.Equal(count, Calendar.WorkingDaysUntil(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)));

    [Fact]
    public void A_year_without_data_knows_weekends_only()
    {
        Assert.True(Calendar.IsWorkingDay(Day("2031-10-01")));
        Assert.False(Calendar.IsWorkingDay(Day("2031-10-04")));
    }

    [Fact]
    public void Every_listed_day_has_the_weekday_it_must_have()
    {
        var files = Directory.GetFiles(WorkCalendars.Folder);
        Assert.Equal(2, files.Length);
        foreach (var root in files.Select(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement))
        {
            var makeUp = root.GetProperty("makeUpDays").EnumerateArray().Select(d => Day(d.GetString()!)).ToList();
            Assert.All(makeUp, day => Assert.True(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
            Assert.All(root.GetProperty("holidays").EnumerateArray(), h => Assert.DoesNotContain(
                makeUp, day => day >= Day(h.GetProperty("from").GetString()!) && day <= Day(h.GetProperty("to").GetString()!)));
            Assert.NotEmpty(root.GetProperty("source").GetString()!);
        }
    }

    [Theory]
    [InlineData("\"makeUpDays\": [\"2027-01-04\"]", "2027-01-04 is no weekend day")]
    [InlineData("\"makeUpDays\": [\"2027-01-02\"]", "2027-01-02 is both free and worked")]
    [InlineData("\"makeUpDays\": [], \"note\": 1", "line 1")]
    [InlineData("\"makeUpDays\": [\"4 Jan\"]", "line 1")]
    [InlineData("\"makeupDays\": []", "line 1")]
    public void Days_that_cannot_be_right_are_refused(string days, string expected)
    {
        using var folder = new ScratchFolder();
        folder.Write("cn-2027.json", $$"""
            {"year": 2027, "version": 3, "source": "…", "holidays": [{"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"}], {{days}}}
            """);
        var refused = Assert.Throws<StartupRefusedException>(() => WorkCalendars.Load(folder.Path));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Contains("工作日历", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_of_one_version_are_refused()
    {
        using var folder = new ScratchFolder();
        folder.Write("a.json", """{"year": 2027, "version": 3, "source": "…", "holidays": [], "makeUpDays": []}""");
        folder.Write("b.json", """{"year": 2028, "version": 3, "source": "…", "holidays": [], "makeUpDays": []}""");
        Assert.Throws<StartupRefusedException>(() => WorkCalendars.Load(folder.Path));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
