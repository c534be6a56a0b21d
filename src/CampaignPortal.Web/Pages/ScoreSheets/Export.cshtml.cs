using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>One's score sheets with their states, as an Excel file.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class ExportModel(Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<IndexModel.ListedSheet>[] Columns =>
    [
        new("Rounds.Quarter", 18, s => texts["Format.Quarter", s.Round.Quarter.Year, s.Round.Quarter.Number].Value),
        new("Rounds.Campaign", 40, s => s.Campaign),
        new("Rounds.Office", 30, s => s.Office),
        new("ScoreSheets.UnitCount", 10, s => s.UnitCount, ColumnKind.Whole),
        new("ScoreSheets.CellCount", 10, s => s.CellCount, ColumnKind.Whole),
        new("ScoreSheets.FilledCount", 10, s => s.FilledCount, ColumnKind.Whole),
        new("Rounds.State", 12, s => texts[$"SheetState.{s.Sheet.State}"].Value),
        new("Rounds.ScoringDue", 13, s => s.Round.Dates.ScoringDueOn, ColumnKind.Day),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await export.SendAsync(new ListHead(texts["ScoreSheets.Index.Title"]), Columns, IndexModel.Listed(access).AsNoTracking().AsAsyncEnumerable(), ct);
}
