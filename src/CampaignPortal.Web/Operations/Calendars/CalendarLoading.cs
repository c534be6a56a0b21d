using CampaignPortal.Domain.Calendars;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Calendars;

/// <summary>What a load would bring.</summary>
/// <param name="InForce">What holds for the year now; null where it knows weekends only.</param>
/// <param name="WorkingDayCount">Of the year, as it would be.</param>
/// <param name="Shifts">Due days that would be computed otherwise; loading moves none of them.</param>
public sealed record NoticeOutlook(
    HolidayNotice Notice, ShelvedNotice? InForce, IReadOnlyList<NoticeChange> Changes, int WorkingDayCount, IReadOnlyList<DueShift> Shifts)
{
    public Refusal? WhyNot => CalendarYear.WhyNotLoad(Notice, InForce?.Notice);
}

/// <summary>Adds a version to a year's work calendar. What is due already stays; <see cref="DueDayMoving"/> moves it when asked.</summary>
public sealed class CalendarLoading(CampaignDbContext db, Access access, CalendarShelf shelf, DueDayReading dueDays, TimeProvider clock)
{
    public async Task<NoticeOutlook> OutlookAsync(HolidayNotice notice, CancellationToken ct)
    {
        var (next, inForce) = (shelf.With(notice), shelf.OfYear(notice.Year));
        var count = next.WorkingDaysUntil(new DateOnly(notice.Year - 1, 12, 31), HolidayNotice.LastDayOf(notice.Year));
        return new NoticeOutlook(notice, inForce, NoticeChange.Between(inForce?.Notice, notice), count, await dueDays.FindAsync(next, ct));
    }

    /// <param name="seenVersion">Of the work calendar that the page compared with.</param>
    public async Task LoadAsync(Guid key, HolidayNotice notice, int seenVersion, CancellationToken ct)
    {
        await db.AsOneAsync(token => LoadInOneGoAsync(key, notice, seenVersion, token), ct);
        await shelf.ReadAsync(ct);
    }

    private async Task LoadInOneGoAsync(Guid key, HolidayNotice notice, int seenVersion, CancellationToken ct)
    {
        var stored = await db.CalendarYears.OrderBy(y => y.Number).Select(y => new { y.Key, y.Number }).ToListAsync(ct);
        if (stored.Exists(y => y.Key == key))
        {
            return;
        }

        var version = CalendarShelf.VersionOf(stored.Count, stored.Count == 0 ? 0 : stored[^1].Number);
        RefusedException.ThrowIf(version == seenVersion ? null : Refusal.ChangedByAnother);
        var newest = await db.CalendarYears.Include(y => y.Days).Where(y => y.Year == notice.Year).OrderByDescending(y => y.Edition).FirstOrDefaultAsync(ct);
        var inForce = newest?.Notice ?? CalendarShelf.ShippedFor(notice.Year)?.Notice;
        db.CalendarYears.Add(new CalendarYear(key, notice, inForce, (newest?.Edition ?? 0) + 1, version + 1, access.Self, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
    }
}
