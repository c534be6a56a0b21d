namespace CampaignPortal.Domain.Shared;

/// <summary>
/// The work calendar (工作日历) of the State Council's yearly notice: weekends are free, holidays are free too,
/// and make-up days (调休) are worked although they fall on a weekend.
/// </summary>
/// <param name="version">Kept with each due instant, so that a new calendar proposes and never moves a deadline.</param>
public sealed class WorkCalendar(int version, IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> makeUpDays)
{
    private readonly HashSet<DateOnly> _holidays = [.. holidays];
    private readonly HashSet<DateOnly> _makeUpDays = [.. makeUpDays];

    public int Version { get; } = version;

    /// <summary>Years whose notice it knows; of others only the weekends.</summary>
    public IReadOnlySet<int> Years { get; init; } = new HashSet<int>();

    public bool IsWorkingDay(DateOnly day) =>
        _makeUpDays.Contains(day)
        || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day));

    /// <summary>The day itself when it is worked, else the next one that is (顺延).</summary>
    public DateOnly WorkingDayFrom(DateOnly day) => IsWorkingDay(day) ? day : AddWorkingDays(day, 1);

    /// <summary>The day that is <paramref name="count"/> working days after <paramref name="day"/>, which itself is not counted.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>
    /// Working days left until <paramref name="last"/>, today not counted: 0 when it is due today or on a free day
    /// before the next working day, negative when overdue: -1 also while no working day has gone by since.
    /// </summary>
    public int WorkingDaysUntil(DateOnly today, DateOnly last)
    {
        var (from, to) = today <= last ? (today, last) : (last, today);
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return today <= last ? count : -Math.Max(1, count);
    }
}
