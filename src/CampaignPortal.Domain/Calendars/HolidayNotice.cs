using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Calendars;

/// <summary>What a day is although its weekday says otherwise, or in spite of it.</summary>
public enum CalendarDayKind
{
    /// <summary>休: free, on whatever weekday it falls.</summary>
    Off,

    /// <summary>班: a day of a weekend that is worked (调休).</summary>
    Worked,
}

/// <summary>One day that a notice names.</summary>
/// <param name="Name">Of the holiday; null where none is named.</param>
public sealed record NoticeDay(DateOnly On, CalendarDayKind Kind, string? Name = null)
{
    public const int NameMaxLength = 20;

    public string? Name { get; } = Text.Optional(Name, NameMaxLength, nameof(Name));

    public bool IsWeekend => On.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

/// <summary>
/// The free days and make-up days of one year, as a notice of the State Council arranges them (节假日安排的通知). Free
/// weekends inside a holiday may be named too, because notices list whole spans.
/// </summary>
/// <remarks>
/// A notice may reach back into the last days of the year before: that of 2019 made 29 December 2018 a working day and
/// 31 December a free one. It never reaches forward: New Year's Day belongs to the notice of the year that it begins.
/// </remarks>
public sealed class HolidayNotice
{
    public const int SourceMaxLength = 200;
    public const int MinYear = 2000;
    public const int MaxYear = 2100;

    private const int FirstDayOfDecember = 20;

    /// <exception cref="RefusedException">A day that cannot be right; it is named.</exception>
    public HolidayNotice(int year, string source, IEnumerable<NoticeDay> days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, MinYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, MaxYear);
        (Year, Source) = (year, Text.Required(source, SourceMaxLength, nameof(source)));
        Dictionary<DateOnly, NoticeDay> named = [];
        foreach (var day in days)
        {
            RefusedException.ThrowIf(WhyNot(year, named, day), $"{day.On:yyyy-MM-dd}");
            named.Add(day.On, day);
        }

        Days = [.. named.Values.OrderBy(d => d.On)];
    }

    public int Year { get; }

    /// <summary>Number and title of the notice.</summary>
    public string Source { get; }

    /// <summary>By date.</summary>
    public IReadOnlyList<NoticeDay> Days { get; }

    public int WeekdaysOffCount => Days.Count(d => d.Kind == CalendarDayKind.Off && !d.IsWeekend);
    public int MakeUpCount => Days.Count(d => d.Kind == CalendarDayKind.Worked);

    /// <summary>First day that a notice of this year may name.</summary>
    public static DateOnly FirstDayOf(int year) => new(year - 1, 12, FirstDayOfDecember);

    public static DateOnly LastDayOf(int year) => new(year, 12, 31);

    /// <summary>Why the notice cannot name this day beside those it names already.</summary>
    public static Refusal? WhyNot(int year, IReadOnlyDictionary<DateOnly, NoticeDay> named, NoticeDay day) =>
        day.On < FirstDayOf(year) || day.On > LastDayOf(year) ? Refusal.OutsideCalendarYear
        : named.TryGetValue(day.On, out var other) ? (other.Kind == day.Kind ? Refusal.DayNamedTwice : Refusal.FreeAndWorked)
        : day.Kind == CalendarDayKind.Worked && !day.IsWeekend ? Refusal.MakeUpOnWeekday
        : null;

    public bool SaysTheSameAs(HolidayNotice? other) => other is not null && other.Year == Year && other.Source == Source && other.Days.SequenceEqual(Days);

    /// <summary>The calendar of all these years. Of a day that two notices name, the later one decides, which knew the earlier.</summary>
    /// <param name="notices">One for each year.</param>
    public static WorkCalendar Compose(int version, IEnumerable<HolidayNotice> notices)
    {
        Dictionary<DateOnly, CalendarDayKind> kinds = [];
        HashSet<int> years = [];
        foreach (var notice in notices.OrderBy(n => n.Year))
        {
            years.Add(notice.Year);
            foreach (var day in notice.Days)
            {
                kinds[day.On] = day.Kind;
            }
        }

        return new WorkCalendar(version, Of(CalendarDayKind.Off), Of(CalendarDayKind.Worked)) { Years = years };

        IEnumerable<DateOnly> Of(CalendarDayKind kind) => kinds.Where(k => k.Value == kind).Select(k => k.Key);
    }

    /// <summary>Days as the office marks them, alike under every culture, because they go on record.</summary>
    public override string ToString() => $"休 {Spans(CalendarDayKind.Off)}；班 {Spans(CalendarDayKind.Worked)}";

    private string Spans(CalendarDayKind kind) =>
        string.Join('、', NoticeSpan.Of(Days.Where(d => d.Kind == kind)).Select(s => s.From == s.To ? $"{s.From:yyyy-MM-dd}" : $"{s.From:yyyy-MM-dd}–{s.To:yyyy-MM-dd}"));
}

/// <summary>Days of one kind and name that follow each other.</summary>
/// <param name="To">Inclusive.</param>
public sealed record NoticeSpan(DateOnly From, DateOnly To, CalendarDayKind Kind, string? Name)
{
    /// <param name="days">By date.</param>
    public static IReadOnlyList<NoticeSpan> Of(IEnumerable<NoticeDay> days)
    {
        List<NoticeSpan> spans = [];
        foreach (var day in days)
        {
            if (spans is [.., var last] && last.To.AddDays(1) == day.On && last.Kind == day.Kind && last.Name == day.Name)
            {
                spans[^1] = last with { To = day.On };
            }
            else
            {
                spans.Add(new NoticeSpan(day.On, day.On, day.Kind, day.Name));
            }
        }

        return spans;
    }
}

/// <summary>A day that another notice of the same year treats otherwise.</summary>
/// <param name="Before">Null = by its weekday.</param>
/// <param name="After">Null = by its weekday.</param>
public sealed record NoticeChange(DateOnly On, CalendarDayKind? Before, CalendarDayKind? After)
{
    /// <param name="before">Null where the year knew weekends only.</param>
    public static IReadOnlyList<NoticeChange> Between(HolidayNotice? before, HolidayNotice after)
    {
        var (old, now) = (before?.Days.ToDictionary(d => d.On, d => d.Kind) ?? [], after.Days.ToDictionary(d => d.On, d => d.Kind));
        return [.. from day in old.Keys.Union(now.Keys).Order()
                   let change = new NoticeChange(day, Of(old, day), Of(now, day))
                   where change.Before != change.After
                   select change];

        static CalendarDayKind? Of(Dictionary<DateOnly, CalendarDayKind> kinds, DateOnly day) => kinds.TryGetValue(day, out var kind) ? kind : null;
    }
}
