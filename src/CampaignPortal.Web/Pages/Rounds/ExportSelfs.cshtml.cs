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

/// <summary>The board of a quarter: which unit has filed its self-assessment and which has not, as an Excel file.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class ExportSelfsModel(RoundBoard board, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<BoardUnit>[] Columns(Round round) =>
    [
        new("Units.Name", 40, u => u.Unit),
        new("Rounds.Category", 20, u => u.Category),
        new("Rounds.State", 14, u => u.Self is { } self ? texts[RoundBoard.StateText(self, round)].Value : null),
        new("Rounds.SelfDue", 13, u => u.DueOn, ColumnKind.Day),
        new("Rounds.Remark", 16, u => u.IsLate ? texts["Rounds.Late"].Value : u.IsOverdue ? texts["Rounds.Overdue"].Value : null),
    ];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await board.FindAsync(id, Permit.RunRounds, ct) is not { } found)
        {
            return NotFound();
        }

        var (round, title) = (found.Round, texts["Rounds.Board.SelfsOf", found.Campaign, texts["Format.Quarter", found.Round.Quarter.Year, found.Round.Quarter.Number].Value]);
        return await export.SendAsync(new ListHead(title, CampaignId: round.CampaignId), Columns(round), await board.UnitsAsync(round, ct), ct);
    }
}
