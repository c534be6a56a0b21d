using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Imports;

/// <summary>Throws a report and its file away.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class DiscardModel(ImportDesk desk) : PageModel
{
    public IActionResult OnGet(int id) => RedirectToPage("Review", new { id });

    public async Task<IActionResult> OnPostAsync([FromRoute] int id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, isMarks: false, ct) is null)
        {
            return NotFound();
        }

        await desk.DiscardAsync(id, ct);
        TempData["Notice"] = "Imports.Discard.Done";
        return RedirectToPage("Index");
    }
}
