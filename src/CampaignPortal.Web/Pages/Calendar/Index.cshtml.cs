using CampaignPortal.Domain.Calendars;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Calendars;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Calendar;

/// <summary>A year's free days and make-up days, where they come from, and what each version changed. Everybody computes by it and may read it.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class IndexModel(CampaignDbContext db, Access access, CalendarShelf shelf, NoticeWords words) : PageModel
{
    /// <param name="Edition">Null for what came with the program.</param>
    /// <param name="Changes">Against the version before; null where the year knew weekends only.</param>
    public sealed record VersionView(int? Edition, int Number, string Source, string? LoadedBy, DateTimeOffset? LoadedAt, IReadOnlyList<string>? Changes);

    /// <summary>The one shown; the present one where none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public int Shown => Year ?? access.Today.Year;
    public ShelvedNotice? InForce { get; private set; }
    public YearView View { get; private set; } = null!;
    public int WorkingDayCount { get; private set; }
    public bool MayLoad { get; private set; }
    public int CalendarVersion => shelf.Current.Version;

    /// <summary>Years that can be chosen: those that are known, the present one and the next.</summary>
    public IEnumerable<int> Years => shelf.Current.Years.Union([access.Today.Year, access.Today.Year + 1, Shown]).Order();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<VersionView> Versions { get; private set; } = [];

    public IReadOnlyList<string> InWords => [.. View.Spans.Select(words.Of)];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Shown is < HolidayNotice.MinYear or > HolidayNotice.MaxYear)
        {
            return NotFound();
        }

        (InForce, View) = (shelf.OfYear(Shown), YearView.Of(Shown, shelf.DaysOf(Shown), access.Today));
        WorkingDayCount = shelf.Current.WorkingDaysUntil(new DateOnly(Shown - 1, 12, 31), HolidayNotice.LastDayOf(Shown));
        MayLoad = await access.MayAsync(Permit.KeepCalendar, ct);
        Versions = await VersionsAsync(ct);
        return Page();
    }

    private async Task<IReadOnlyList<VersionView>> VersionsAsync(CancellationToken ct)
    {
        var loaded = await (from y in db.CalendarYears.Include(y => y.Days).AsSingleQuery()
                            where y.Year == Shown
                            join p in db.People on y.LoadedById equals p.Id
                            orderby y.Edition
                            select new { Year = y, p.Name }).AsNoTracking().ToListAsync(ct);
        List<VersionView> versions = [];
        HolidayNotice? before = null;
        if (CalendarShelf.ShippedFor(Shown) is { } shipped)
        {
            before = shipped.Notice;
            versions.Add(new VersionView(null, shipped.Number, before.Source, null, null, null));
        }

        foreach (var (year, name) in loaded.Select(l => (l.Year, l.Name)))
        {
            var notice = year.Notice;
            versions.Add(new VersionView(year.Edition, year.Number, year.Source, name, year.LoadedAt, before is null ? null : words.Of(NoticeChange.Between(before, notice))));
            before = notice;
        }

        versions.Reverse();
        return versions;
    }
}
