using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>Throws a report and its file away.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class ImportDiscardModel(ImportDesk desk) : PageModel
{
    public IActionResult OnGet(int id) => RedirectToPage("ImportReview", new { id });

    public async Task<IActionResult> OnPostAsync([FromRoute] int id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, isMarks: true, ct) is not { } batch)
        {
            return NotFound();
        }

        await desk.DiscardAsync(id, ct);
        TempData["Notice"] = "Imports.Discard.Done";
        return RedirectToPage("Grid", new { Id = batch.SheetId });
    }
}
