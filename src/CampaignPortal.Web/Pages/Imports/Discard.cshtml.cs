using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Imports;

/// <summary>Throws a report and its file away.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class DiscardModel(ImportSteps steps) : PageModel
{
    public IActionResult OnGet(int id) => RedirectToPage("Review", new { id });

    public async Task<IActionResult> OnPostAsync([FromRoute] int id, CancellationToken ct)
    {
        if (await steps.DiscardAsync(id, isMarks: false, ct) is null)
        {
            return NotFound();
        }

        TempData["Notice"] = "Imports.Discard.Done";
        return RedirectToPage("Index");
    }
}
