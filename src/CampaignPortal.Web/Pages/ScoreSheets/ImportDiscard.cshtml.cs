using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>Throws a report and its file away.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class ImportDiscardModel(ImportSteps steps) : PageModel
{
    public IActionResult OnGet(int id) => RedirectToPage("ImportReview", new { id });

    public async Task<IActionResult> OnPostAsync([FromRoute] int id, CancellationToken ct)
    {
        if (await steps.DiscardAsync(id, isMarks: true, ct) is not { } batch)
        {
            return NotFound();
        }

        TempData["Notice"] = "Imports.Discard.Done";
        return RedirectToPage("Grid", new { Id = batch.SheetId });
    }
}
