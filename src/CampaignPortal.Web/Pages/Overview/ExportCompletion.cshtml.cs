using CampaignPortal.Web.Operations.Watching;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Overview;

/// <summary>Completion by unit and standard, as an Excel file that prints on A4.</summary>
[Authorize(Policy = Permit.WatchCampaigns)]
public sealed class ExportCompletionModel(
    WatchReading reading, CompletionReading completion, StandardsReading standards, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int roundId, CancellationToken ct)
    {
        if (await reading.OpenAsync(roundId, ct) is not { } round)
        {
            return NotFound();
        }

        var columns = await standards.OfAsync(round, ct);
        var quarter = texts["Format.Quarter", round.Quarter.Year, round.Quarter.Number].Value;
        return await export.SendAsync(
            new ListHead(texts["Overview.Completion.Title"], texts["Format.Pair", round.Campaign, quarter].Value, round.CampaignId),
            [
                new("Results.Unit", 30, r => r.Unit),
                new("Rounds.Category", 14, r => r.Category),
                new("Overview.MissingPoints", 10, r => r.MissingCount, ColumnKind.Whole),
                .. columns.Select((c, i) => new ListColumn<CompletionRow>(c.Name.Shown(), 14, r => Words(r.Cells[i]))),
            ],
            completion.AllAsync(round, columns, ct), ct);
    }

    private string Words(CompletionCell cell) =>
        cell.MissingCount > 0 ? texts[$"CompletionStep.{cell.Step}.Count", cell.MissingCount] : texts[$"CompletionStep.{cell.Step}"];
}
