using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Occurrences;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Occurrence = CampaignPortal.Domain.Assessments.Occurrence;

namespace CampaignPortal.Web.Pages.Occurrences;

/// <summary>The occurrences of the list, under its filter, as an Excel file.</summary>
[Authorize(Policy = Permit.SeeOccurrences)]
public sealed class ExportModel(Access access, OccurrenceList list, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private sealed record Row(
        string Number, OccurrenceState State, OccurrenceKind Kind, string ItemCode, decimal Points, int Count, DateOnly OccurredOn, string? Office, string? Recorder,
        int SchemeVersionId, List<string> Units, List<decimal> Factors);

    [BindProperty(SupportsGet = true)]
    public int? Round { get; set; }

    [BindProperty(SupportsGet = true)]
    public OccurrenceState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Waiting { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var (db, found) = (access.Db, list.Found(new OccurrenceFilter(Round, State, Search, Waiting)));
        var rows = found.AsSingleQuery().OrderByDescending(o => o.Id).Select(o => new Row(
            o.Number, o.State, o.Facts.Kind, o.Facts.ItemCode, o.DecidedPoints ?? o.Facts.Points, o.Facts.Count, o.Facts.OccurredOn,
            db.Units.Where(u => u.Id == o.RecordingUnitId).Select(u => u.Name).FirstOrDefault(),
            db.People.Where(p => p.Id == o.RecordedBy.PersonId).Select(p => p.Name).FirstOrDefault(),
            db.Rounds.Where(r => r.Id == o.RoundId).Select(r => r.SchemeVersionId).FirstOrDefault()
                ?? db.Campaigns.Where(c => c.Id == o.CampaignId).Select(c => c.SchemeVersionId).FirstOrDefault() ?? 0,
            (from s in o.Subjects join u in db.Units on s.UnitId equals u.Id orderby u.Path select u.Name).ToList(),
            o.Multipliers.Select(m => m.Factor).ToList()));
        var columns = Columns(await SchemesAsync(found, ct));
        return await export.SendAsync(new ListHead(texts["Occurrences.Index.Title"], await FilterInWordsAsync(ct)), columns, rows.AsAsyncEnumerable(), ct);
    }

    private ListColumn<Row>[] Columns(IReadOnlyDictionary<int, Scheme> schemes) =>
    [
        new("Occurrences.Number", 18, o => o.Number),
        new("Occurrences.Units", 36, o => string.Join(texts["List.Separator"], o.Units)),
        new("Occurrences.Item", 30, o => schemes.GetValueOrDefault(o.SchemeVersionId)?.FindItem(o.ItemCode)?.Name.Shown() ?? o.ItemCode),
        new("Occurrences.Points", 9, o => o.Factors.Aggregate(o.Points * o.Count, (points, f) => points * f) * (o.Kind == OccurrenceKind.Deduction ? -1 : 1), ColumnKind.Number),
        new("Occurrences.OccurredOn", 13, o => o.OccurredOn, ColumnKind.Day),
        new("Occurrences.RecordedBy", 24, o => o.Office ?? o.Recorder),
        new("Occurrences.State", 12, o => texts[$"OccurrenceState.{o.State}"].Value),
    ];

    /// <summary>The few versions that the items of all campaigns are named by.</summary>
    private async Task<IReadOnlyDictionary<int, Scheme>> SchemesAsync(IQueryable<Occurrence> found, CancellationToken ct)
    {
        var db = access.Db;
        return await db.SchemeVersions
            .Where(v => db.Rounds.Any(r => r.SchemeVersionId == v.Id && found.Any(o => o.RoundId == r.Id)) || db.Campaigns.Any(c => c.SchemeVersionId == v.Id && found.Any(o => o.CampaignId == c.Id)))
            .ToDictionaryAsync(v => v.Id, v => Scheme.Parse(v.CanonicalText), ct);
    }

    private async Task<string?> FilterInWordsAsync(CancellationToken ct)
    {
        List<string> parts = [.. new[] { Search?.Trim() ?? "" }.Where(p => p.Length > 0)];
        var quarter = await access.Db.Rounds.VisibleTo(access, Permit.SeeOccurrences).Where(r => r.Id == Round).Select(r => new { r.Quarter.Year, r.Quarter.Number }).SingleOrDefaultAsync(ct);
        if (quarter is not null)
        {
            parts.Add(texts["Format.Quarter", quarter.Year, quarter.Number]);
        }

        if (State is { } state)
        {
            parts.Add(texts[$"OccurrenceState.{state}"]);
        }

        if (Waiting)
        {
            parts.Add(texts["Occurrences.Index.Waiting"]);
        }

        return parts.Count == 0 ? null : string.Join(texts["List.Separator"], parts);
    }
}
