using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>The board of a quarter: which score sheet is in and what is missing, as an Excel file.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class ExportSheetsModel(RoundBoard board, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<BoardSheet>[] Columns(Round round) =>
    [
        new("Rounds.Rater", 40, s => s.Rater),
        new("Rounds.RaterKind", 16, s => texts[$"RaterKind.{s.Kind}"].Value),
        new("Rounds.State", 14, s => texts[RoundBoard.StateText(s.State, round)].Value),
        new("Rounds.MissingCells", 10, s => s.MissingCount, ColumnKind.Whole),
    ];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await board.FindAsync(id, Permit.RunRounds, ct) is not { } found)
        {
            return NotFound();
        }

        var (round, title) = (found.Round, texts["Rounds.Board.SheetsOf", found.Campaign, texts["Format.Quarter", found.Round.Quarter.Year, found.Round.Quarter.Number].Value]);
        return await export.SendAsync(new ListHead(title, CampaignId: round.CampaignId), Columns(round), board.Sheets(round.Id).AsAsyncEnumerable(), ct);
    }
}
