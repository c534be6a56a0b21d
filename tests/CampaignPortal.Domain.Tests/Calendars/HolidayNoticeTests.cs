using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Calendars;

public sealed class HolidayNoticeTests
{
    private const CalendarDayKind Off = CalendarDayKind.Off;
    private const CalendarDayKind Worked = CalendarDayKind.Worked;
    private static readonly DateTimeOffset Now = new(2026, 11, 5, 9, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2027-01-01", Off, null)]
    [InlineData("2027-01-02", Off, null)] // A plain Saturday: notices list whole spans.
    [InlineData("2027-01-03", Worked, null)]
    [InlineData("2027-01-04", Worked, Refusal.MakeUpOnWeekday)]
    [InlineData("2026-12-31", Off, null)]
    [InlineData("2026-12-26", Worked, null)]
    [InlineData("2026-12-20", Off, null)]
    [InlineData("2026-12-19", Off, Refusal.OutsideCalendarYear)]
    [InlineData("2027-12-31", Off, null)]
    [InlineData("2028-01-01", Off, Refusal.OutsideCalendarYear)]
    public void A_notice_names_days_of_its_year_and_the_last_ones_before_it(string day, CalendarDayKind kind, Refusal? expected)
    {
        var said = new NoticeDay(Day(day), kind);
        Assert.Equal(expected, HolidayNotice.WhyNot(2027, new Dictionary<DateOnly, NoticeDay>(), said));
        if (expected is not null)
        {
            var refused = Assert.Throws<RefusedException>(() => new HolidayNotice(2027, "通知", [said]));
            Assert.Equal((expected, day), (refused.Refusal, refused.Detail));
        }
    }

    [Fact]
    public void A_day_is_named_once_and_is_not_both_free_and_worked()
    {
        var sunday = Day("2027-01-03");
        Assert.Equal(Refusal.DayNamedTwice, Assert.Throws<RefusedException>(() => Of((sunday, Off), (sunday, Off))).Refusal);
        Assert.Equal(Refusal.FreeAndWorked, Assert.Throws<RefusedException>(() => Of((sunday, Off), (sunday, Worked))).Refusal);
        Assert.Equal(Refusal.FreeAndWorked, Assert.Throws<RefusedException>(() => Of((sunday, Worked), (sunday, Off))).Refusal);
    }

    [Fact]
    public void It_needs_a_source() => Assert.Throws<ArgumentException>(() => new HolidayNotice(2027, " ", []));

    [Fact]
    public void It_counts_weekdays_off_and_make_up_days_and_not_the_free_weekends()
    {
        var notice = Of((Day("2027-01-01"), Off), (Day("2027-01-02"), Off), (Day("2027-01-03"), Off), (Day("2027-01-10"), Worked));
        Assert.Equal((1, 1), (notice.WeekdaysOffCount, notice.MakeUpCount));
        Assert.Equal("休 2027-01-01–2027-01-03；班 2027-01-10", notice.ToString());
    }

    [Fact]
    public void Make_up_days_before_and_after_a_holiday_are_worked()
    {
        var calendar = HolidayNotice.Compose(3, [Of((Day("2027-10-01"), Off), (Day("2027-10-04"), Off), (Day("2027-09-26"), Worked), (Day("2027-10-09"), Worked))]);
        Assert.Equal([Day("2027-09-26"), Day("2027-09-27")], [calendar.AddWorkingDays(Day("2027-09-24"), 1), calendar.AddWorkingDays(Day("2027-09-24"), 2)]);
        Assert.Equal(Day("2027-10-05"), calendar.AddWorkingDays(Day("2027-09-30"), 1));
        Assert.Equal(Day("2027-10-09"), calendar.AddWorkingDays(Day("2027-10-08"), 1));
        Assert.Equal((3, true, false), (calendar.Version, calendar.Years.Contains(2027), calendar.Years.Contains(2026)));
    }

    [Fact]
    public void The_notice_of_2019_made_a_Saturday_of_2018_a_working_day_and_its_last_Monday_a_free_one()
    {
        var calendar = HolidayNotice.Compose(1, [new HolidayNotice(2019, "国办发明电〔2018〕15号", [new(Day("2018-12-29"), Worked), new(Day("2018-12-31"), Off, "元旦"), new(Day("2019-01-01"), Off, "元旦")])]);
        Assert.Equal(Day("2018-12-29"), calendar.AddWorkingDays(Day("2018-12-28"), 1));
        Assert.Equal(Day("2019-01-02"), calendar.AddWorkingDays(Day("2018-12-29"), 1));
    }

    [Fact]
    public void Of_a_day_that_two_notices_name_the_later_one_decides()
    {
        var (earlier, later) = (new HolidayNotice(2026, "a", [new(Day("2026-12-26"), Off)]), new HolidayNotice(2027, "b", [new(Day("2026-12-26"), Worked)]));
        Assert.True(HolidayNotice.Compose(1, [later, earlier]).IsWorkingDay(Day("2026-12-26")));
    }

    [Fact]
    public void Two_notices_differ_by_the_days_they_treat_otherwise()
    {
        var (before, after) = (Of((Day("2027-01-01"), Off), (Day("2027-01-02"), Off), (Day("2027-01-10"), Worked)), Of((Day("2027-01-01"), Off), (Day("2027-01-02"), Worked), (Day("2027-01-04"), Off)));
        Assert.Equal(
            [new NoticeChange(Day("2027-01-02"), Off, Worked), new NoticeChange(Day("2027-01-04"), null, Off), new NoticeChange(Day("2027-01-10"), Worked, null)],
            NoticeChange.Between(before, after));
        Assert.Equal(3, NoticeChange.Between(null, before).Count);
        Assert.Empty(NoticeChange.Between(after, after));
    }

    [Fact]
    public void A_version_says_something_new_and_leaves_its_record()
    {
        var (old, now) = (Of((Day("2027-01-01"), Off)), Of((Day("2027-01-01"), Off), (Day("2027-01-02"), Off)));
        Assert.Equal(Refusal.SameCalendar, CalendarYear.WhyNotLoad(old, Of((Day("2027-01-01"), Off))));
        Assert.Equal(Refusal.Incomplete, CalendarYear.WhyNotLoad(Of(), null));
        Assert.Null(CalendarYear.WhyNotLoad(new HolidayNotice(2027, "更正", old.Days), old));
        Assert.Equal(Refusal.SameCalendar, Assert.Throws<RefusedException>(() => new CalendarYear(Guid.NewGuid(), old, old, 2, 4, new Actor(7), Now)).Refusal);
        var year = new CalendarYear(Guid.NewGuid(), now, old, 2, 4, new Actor(7), Now);
        var deed = Assert.Single(year.Deeds);
        Assert.Equal(("CalendarYear.Load", "2027", old.ToString(), now.ToString(), "通知"), (deed.Code, deed.About, deed.Before, deed.After, deed.Reason));
        Assert.True(year.Notice.SaysTheSameAs(now));
        Assert.Equal((2027, 2, 4, 7, Now), (year.Year, year.Edition, year.Number, year.LoadedById, year.LoadedAt));
    }

    private static HolidayNotice Of(params (DateOnly On, CalendarDayKind Kind)[] days) => new(2027, "通知", days.Select(d => new NoticeDay(d.On, d.Kind)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
