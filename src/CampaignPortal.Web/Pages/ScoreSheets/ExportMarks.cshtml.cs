using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>One's own marks, units by items, as an Excel file.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class ExportMarksModel(ScoreReading reading, ScoreActing acting, ScoreGrid grid, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await reading.FindAsync(id, ct) is not { } head)
        {
            return NotFound();
        }

        var (scheme, items) = await reading.ColumnsAsync(head, ct);
        var units = await reading.UnitsAsync(head, ct);
        var entries = (await reading.MarksAsync(id, null, ct)).ToDictionary(m => (m.UnitId, m.ItemCode), m => m.Entry);
        var title = string.Join(" ", head.Campaign, texts["Format.Quarter", head.Round.Quarter.Year, head.Round.Quarter.Number].Value, scheme.Channel(head.Sheet.ChannelCode).Name.Shown());
        ListColumn<ScoredUnit>[] columns =
        [
            new("Units.Name", 30, u => u.Name),
            new("Rounds.Category", 14, u => u.Category),
            .. items.Select(i => new ListColumn<ScoredUnit>(i.Name, 12, u => ValueOf(i, entries[(u.Id, i.Code)]), i.Kind == ScoreCellKind.Points ? ColumnKind.Number : ColumnKind.Text)),
            new("ScoreSheets.Total", 10, u => items.Sum(i => i.PointsOf(entries[(u.Id, i.Code)]) ?? 0), ColumnKind.Number),
        ];
        var issue = new ListHead(title, CampaignId: head.Sheet.CampaignId) { By = await acting.ActorAsync(head.Sheet, ct), UnitId = head.Sheet.RaterUnitId };
        return await export.SendAsync(issue, columns, units, ct);
    }

    /// <summary>A figure where points were given, else the entry in words.</summary>
    private object? ValueOf(ScoreColumn item, SheetEntry entry) => entry.Points is { } points ? points : grid.Words(item, entry);
}
