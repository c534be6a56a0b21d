using CampaignPortal.Domain.Calendars;

namespace CampaignPortal.Web.Pages.Calendar;

/// <param name="Kind">Null = by its weekday.</param>
public sealed record DayCell(DateOnly On, CalendarDayKind? Kind, string? Name, bool IsWeekend, bool IsToday)
{
    /// <summary>The part of the class of its cell that says how it looks.</summary>
    public string Look => Kind switch
    {
        CalendarDayKind.Off => "off",
        CalendarDayKind.Worked => "worked",
        _ => IsWeekend ? "weekend" : "plain",
    };
}

/// <param name="Weeks">From Monday; null where the day belongs to another month.</param>
public sealed record MonthView(int Number, IReadOnlyList<IReadOnlyList<DayCell?>> Weeks);

/// <summary>A year as twelve small months, and the same in words.</summary>
public sealed record YearView(IReadOnlyList<MonthView> Months, IReadOnlyList<NoticeSpan> Spans)
{
    private const int DaysOfWeek = 7;

    /// <param name="named">The days that notices name.</param>
    public static YearView Of(int year, IReadOnlyDictionary<DateOnly, NoticeDay> named, DateOnly today) => new(
        [.. Enumerable.Range(1, 12).Select(month => MonthOf(year, month, named, today))],
        NoticeSpan.Of(named.Values.OrderBy(d => d.On)));

    private static MonthView MonthOf(int year, int month, IReadOnlyDictionary<DateOnly, NoticeDay> named, DateOnly today)
    {
        var first = new DateOnly(year, month, 1);
        var before = ((int)first.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek;
        IEnumerable<DayCell?> cells = Enumerable.Repeat<DayCell?>(null, before)
            .Concat(Enumerable.Range(0, DateTime.DaysInMonth(year, month)).Select(i => CellOf(first.AddDays(i), named, today)));
        return new MonthView(month, [.. cells.Chunk(DaysOfWeek).Select(week => (IReadOnlyList<DayCell?>)[.. week, .. Enumerable.Repeat<DayCell?>(null, DaysOfWeek - week.Length)])]);
    }

    private static DayCell CellOf(DateOnly day, IReadOnlyDictionary<DateOnly, NoticeDay> named, DateOnly today)
    {
        var said = named.GetValueOrDefault(day);
        return new DayCell(day, said?.Kind, said?.Name, day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, day == today);
    }
}
