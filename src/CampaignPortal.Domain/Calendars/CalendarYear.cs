using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Calendars;

/// <summary>
/// One version of a year's work calendar (工作日历) that somebody loaded. Versions are added and never changed: the newest
/// of a year holds, and what was due by an earlier one stays.
/// </summary>
public sealed class CalendarYear : Entity
{
    private readonly List<CalendarDay> _days = [];

    private CalendarYear() { } // EF

    /// <param name="key">Made by the form; the same form sent again loads no second version.</param>
    /// <param name="inForce">What holds for the year now; null where it knows weekends only.</param>
    /// <param name="edition">From 1, within the year.</param>
    /// <param name="number">Of the work calendar as a whole, higher than any before.</param>
    public CalendarYear(Guid key, HolidayNotice notice, HolidayNotice? inForce, int edition, int number, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotLoad(notice, inForce));
        ArgumentOutOfRangeException.ThrowIfLessThan(edition, 1);
        (Key, Year, Edition, Number, Source) = (key, notice.Year, edition, number, notice.Source);
        (LoadedById, LoadedAt) = (actor.PersonId, now);
        _days.AddRange(notice.Days.Select(d => new CalendarDay(d)));
        Record(new Deed("CalendarYear.Load", actor, now, $"{Year}") { Before = inForce?.ToString(), After = notice.ToString(), Reason = Source });
    }

    public Guid Key { get; private set; }
    public int Year { get; private set; }

    /// <summary>From 1, within the year; what came with the program has none.</summary>
    public int Edition { get; private set; }

    /// <summary>The version that the work calendar as a whole has had since then (<see cref="WorkCalendar.Version"/>).</summary>
    public int Number { get; private set; }

    /// <inheritdoc cref="HolidayNotice.Source"/>
    public string Source { get; private set; } = "";

    public int LoadedById { get; private set; }
    public DateTimeOffset LoadedAt { get; private set; }
    public IReadOnlyList<CalendarDay> Days => _days;

    public HolidayNotice Notice => new(Year, Source, _days.Select(d => d.Day));

    public static Refusal? WhyNotLoad(HolidayNotice notice, HolidayNotice? inForce) =>
        notice.Days.Count == 0 ? Refusal.Incomplete : notice.SaysTheSameAs(inForce) ? Refusal.SameCalendar : null;
}

/// <summary>One day of a version.</summary>
public sealed class CalendarDay
{
    private CalendarDay() { } // EF

    internal CalendarDay(NoticeDay day) => (On, Kind, Name) = (day.On, day.Kind, day.Name);

    public int Id { get; private set; }
    public DateOnly On { get; private set; }
    public CalendarDayKind Kind { get; private set; }
    public string? Name { get; private set; }

    public NoticeDay Day => new(On, Kind, Name);
}
