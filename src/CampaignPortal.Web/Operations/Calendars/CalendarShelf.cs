using System.Data.Common;
using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Calendars;

/// <summary>A notice in force, and since which version of the work calendar.</summary>
/// <param name="Edition">Version within the year; null for what came with the program.</param>
public sealed record ShelvedNotice(HolidayNotice Notice, int Number, int? Edition);

/// <summary>
/// The work calendar that counts now, held in memory so that pages ask no database for it: of each year the newest version that
/// somebody loaded, else what came with the program. It is read at the start, after each load, and every minute for what another
/// process loaded.
/// </summary>
public sealed class CalendarShelf(IServiceScopeFactory scopes)
{
    /// <param name="Stored">In the order in which they were loaded.</param>
    private sealed record State(IReadOnlyList<ShelvedNotice> Stored, WorkCalendar Calendar);

    private static readonly IReadOnlyList<ShelvedNotice> Shipped =
        [.. WorkCalendars.LoadNotices(WorkCalendars.Folder).Select(s => new ShelvedNotice(s.Notice, s.Version, null))];

    private readonly Lock _gate = new();
    private volatile State _state = StateOf([]);

    public WorkCalendar Current => _state.Calendar;

    /// <summary>What somebody loaded last; null where nobody did.</summary>
    public ShelvedNotice? LastLoaded => _state.Stored.Count == 0 ? null : _state.Stored[^1];

    /// <summary>What holds for the year; null where it knows weekends only.</summary>
    public ShelvedNotice? OfYear(int year) => InForce(_state.Stored).FirstOrDefault(n => n.Notice.Year == year);

    /// <summary>The days of the year that a notice in force names, by date: its own, and the next one's that reach back.</summary>
    public IReadOnlyDictionary<DateOnly, NoticeDay> DaysOf(int year)
    {
        Dictionary<DateOnly, NoticeDay> named = [];
        foreach (var day in new[] { OfYear(year), OfYear(year + 1) }.OfType<ShelvedNotice>().SelectMany(n => n.Notice.Days).Where(d => d.On.Year == year))
        {
            named[day.On] = day;
        }

        return named;
    }

    /// <summary>What came with the program for the year; null where nothing did.</summary>
    public static ShelvedNotice? ShippedFor(int year) => Shipped.FirstOrDefault(s => s.Notice.Year == year);

    /// <summary>The calendar by which days were computed that carry this version.</summary>
    public WorkCalendar AsOf(int version)
    {
        if (version >= Current.Version)
        {
            return Current;
        }

        List<ShelvedNotice> stored = [.. _state.Stored.Where(s => s.Number <= version)];
        return Compose(version, stored, lastShipped: version - stored.Count);
    }

    /// <summary>The calendar as it would be after this load.</summary>
    public WorkCalendar With(HolidayNotice notice) =>
        HolidayNotice.Compose(Current.Version + 1, [.. InForce(_state.Stored).Select(n => n.Notice).Where(n => n.Year != notice.Year), notice]);

    /// <summary>
    /// The version of the calendar as a whole. It rises with each load and with each file that a new release brings, and never falls:
    /// a load takes the next number, so that an earlier release put back does not give a number out twice.
    /// </summary>
    /// <param name="storedCount">How many versions were loaded.</param>
    /// <param name="lastNumber">The number of the last of them; 0 where there is none.</param>
    public static int VersionOf(int storedCount, int lastNumber) => Math.Max(Shipped.Max(s => s.Number) + storedCount, lastNumber);

    /// <summary>Reads what is loaded now. A reading that began before a load never replaces one that saw it.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var years = await scope.ServiceProvider.GetRequiredService<CampaignDbContext>().CalendarYears.AsNoTracking()
            .Include(y => y.Days).AsSingleQuery().OrderBy(y => y.Number).ToListAsync(ct);
        var read = StateOf([.. years.Select(y => new ShelvedNotice(y.Notice, y.Number, y.Edition))]);
        lock (_gate)
        {
            _state = read.Calendar.Version >= _state.Calendar.Version ? read : _state;
        }
    }

    private static State StateOf(IReadOnlyList<ShelvedNotice> stored) =>
        new(stored, Compose(VersionOf(stored.Count, stored.Count == 0 ? 0 : stored[^1].Number), stored, int.MaxValue));

    private static WorkCalendar Compose(int version, IReadOnlyList<ShelvedNotice> stored, int lastShipped) =>
        HolidayNotice.Compose(version, InForce(stored, lastShipped).Select(n => n.Notice));

    private static IEnumerable<ShelvedNotice> InForce(IReadOnlyList<ShelvedNotice> stored, int lastShipped = int.MaxValue) =>
        stored.Concat(Shipped.Where(s => s.Number <= lastShipped)).GroupBy(n => n.Notice.Year).Select(year => year.MaxBy(n => n.Edition ?? 0)!);
}

/// <summary>Looks every minute whether another process loaded a calendar.</summary>
internal sealed partial class CalendarWatch(CalendarShelf shelf, TimeProvider clock, ILogger<CalendarWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await shelf.ReadAsync(stoppingToken);
            }
            catch (DbException failure)
            {
                NotRead(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The work calendar could not be read this time; the one known holds on")]
    private partial void NotRead(Exception failure);
}
