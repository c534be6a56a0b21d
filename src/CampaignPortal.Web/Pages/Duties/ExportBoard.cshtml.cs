using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Duties;

/// <summary>Who owes what in one campaign, units by tasks, as an Excel file.</summary>
[Authorize(Policy = Permit.SeeDuties)]
public sealed class ExportBoardModel(DutyBoardReading reading, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int campaignId, CancellationToken ct) =>
        await reading.OpenAsync(campaignId, ct) is { } board
            ? await export.SendAsync(
                new ListHead(texts["Duties.Board.Title"], board.Campaign, campaignId),
                [
                    new("Units.Name", 30, u => u.Name),
                    .. board.Tasks.Select(t => new ListColumn<BoardUnit>(texts["Format.Pair", t.Title, t.Due.Wording], 22, u => u.Cells.TryGetValue(t.Id, out var cell) ? Words(cell) : null)),
                ],
                board.Units, ct)
            : NotFound();

    private string Words(BoardCell cell)
    {
        var state = texts[$"DutyState.{cell.State}"].Value;
        return cell.IsOverdue ? texts["Format.Pair", state, texts["Duties.Overdue"]]
            : cell.IsLate ? texts["Format.Pair", state, texts["Rounds.Late"]]
            : state;
    }
}
