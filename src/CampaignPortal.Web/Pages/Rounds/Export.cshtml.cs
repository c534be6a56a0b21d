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

/// <summary>The quarters of the list with how far they are, as an Excel file.</summary>
[Authorize(Policy = Permit.SeeRounds)]
public sealed class ExportModel(Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<RoundProgress>[] Columns =>
    [
        new("Rounds.Quarter", 18, r => texts["Format.Quarter", r.Quarter.Year, r.Quarter.Number].Value),
        new("Rounds.Campaign", 40, r => r.Campaign),
        new("Rounds.State", 12, r => texts[r.Result is { IsDecided: true } ? "ResultState.Decided" : $"RoundState.{r.State}"].Value),
        new("Rounds.SelfDue", 13, r => r.Dates.SelfDueOn, ColumnKind.Day),
        new("Rounds.ScoringDue", 13, r => r.Dates.ScoringDueOn, ColumnKind.Day),
        new("Rounds.Participants", 11, r => r.ParticipantCount, ColumnKind.Whole),
        new("Rounds.Selfs", 11, r => r.SelfInCount, ColumnKind.Whole),
        new("Rounds.SheetCount", 11, r => r.SheetCount, ColumnKind.Whole),
        new("Rounds.Sheets", 12, r => r.SheetInCount, ColumnKind.Whole),
        new("Rounds.Undecided", 9, r => r.UndecidedCount, ColumnKind.Whole),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await export.SendAsync(
            new ListHead(texts["Rounds.Index.Title"]), Columns, RoundProgress.Of(access.Db.Rounds.VisibleTo(access, Permit.SeeRounds), access).AsAsyncEnumerable(), ct);
}
