using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Occurrences;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Occurrences;

/// <summary>Deductions and bonuses that concern the reader, newest first.</summary>
[Authorize(Policy = Permit.SeeOccurrences)]
public sealed class IndexModel(CampaignDbContext db, Access access, OccurrenceList list, WorkCalendar calendar, IStringLocalizer<Texts> texts) : PageModel
{
    private const int PageSize = 30;

    public sealed record Row(
        int Id, string Number, OccurrenceState State, OccurrenceKind Kind, string ItemCode, decimal Points, decimal? DecidedPoints, int Count, DateOnly OccurredOn,
        bool IsCarried, DateOnly StatementDueOn, string? Office, string Recorder, int SchemeVersionId, IReadOnlyList<decimal> Factors)
    {
        public string Total => OccurrenceLook.WithSign(Kind, Factors.Aggregate((DecidedPoints ?? Points) * Count, (points, f) => points * f));
    }

    [BindProperty(SupportsGet = true)]
    public int? Round { get; set; }

    [BindProperty(SupportsGet = true)]
    public OccurrenceState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    /// <summary>Whether only those are shown that wait for the reader.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Waiting { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public ILookup<int, string> Units { get; private set; } = Array.Empty<(int Id, string Name)>().ToLookup(u => u.Id, u => u.Name);
    public IReadOnlyDictionary<int, Scheme> Schemes { get; private set; } = new Dictionary<int, Scheme>();
    public IReadOnlyList<SelectListItem> Rounds { get; private set; } = [];
    public IReadOnlyList<SelectListItem> States { get; } =
        [.. Enum.GetValues<OccurrenceState>().Select(s => new SelectListItem(texts[$"OccurrenceState.{s}"], $"{s}"))];

    /// <summary>Where the older ones go on; null at the end.</summary>
    public int? Next { get; private set; }

    /// <summary>Whether there is something he records: who marks nothing is responsible for nothing.</summary>
    public bool MayRecord { get; private set; }
    public bool MayClaim { get; private set; }
    public bool IsFiltered => Round is not null || State is not null || Waiting || !string.IsNullOrWhiteSpace(Search);

    public string ItemName(Row row) => Schemes.GetValueOrDefault(row.SchemeVersionId)?.FindItem(row.ItemCode)?.Name.Shown() ?? row.ItemCode;

    /// <summary>Null where nobody's statement is awaited any more.</summary>
    public int? DaysLeft(Row row) => row.State == OccurrenceState.Notified ? calendar.WorkingDaysUntil(access.Today, row.StatementDueOn) : null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = await list.Found(new OccurrenceFilter(Round, State, Search, Waiting)).AsSingleQuery().Where(o => Before == null || o.Id < Before).OrderByDescending(o => o.Id).Take(PageSize + 1).Select(o => new Row(
            o.Id, o.Number, o.State, o.Facts.Kind, o.Facts.ItemCode, o.Facts.Points, o.DecidedPoints, o.Facts.Count, o.Facts.OccurredOn, o.IsCarried, o.StatementDueOn,
            db.Units.Where(u => u.Id == o.RecordingUnitId).Select(u => u.Name).FirstOrDefault(),
            db.People.Where(p => p.Id == o.RecordedBy.PersonId).Select(p => p.Name).FirstOrDefault() ?? "",
            db.Rounds.Where(r => r.Id == o.RoundId).Select(r => r.SchemeVersionId).FirstOrDefault()
                ?? db.Campaigns.Where(c => c.Id == o.CampaignId).Select(c => c.SchemeVersionId).FirstOrDefault() ?? 0,
            o.Multipliers.Select(m => m.Factor).ToList())).ToListAsync(ct);
        Rows = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? Rows[^1].Id : null;
        var shown = Rows.Select(r => r.Id).ToList();
        Units = (await (from o in db.Occurrences
                        where shown.Contains(o.Id)
                        from s in o.Subjects
                        join u in db.Units on s.UnitId equals u.Id
                        orderby u.Path
                        select new { o.Id, u.Name }).ToListAsync(ct)).ToLookup(u => u.Id, u => u.Name);
        var versions = Rows.Select(r => r.SchemeVersionId).Distinct().ToList();
        Schemes = await db.SchemeVersions.Where(v => versions.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => Scheme.Parse(v.CanonicalText), ct);
        Rounds = [.. (await (from r in db.Rounds.VisibleTo(access, Permit.SeeOccurrences)
                             join c in db.Campaigns on r.CampaignId equals c.Id
                             orderby r.Id descending
                             select new { r.Id, r.Quarter, c.Name }).ToListAsync(ct))
            .Select(r => new SelectListItem($"{texts["Format.Quarter", r.Quarter.Year, r.Quarter.Number].Value} {r.Name}", $"{r.Id}"))];
        MayRecord = await access.MayAsync(Permit.RecordOccurrences, ct) && await db.ScoreSheets.OfRater(access).AnyAsync(ct);
        MayClaim = await access.MayAsync(Permit.AnswerOccurrences, ct);
    }
}
