using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Imports;

/// <summary>The table to be filled in, with the units of today as drop-downs.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class TemplateModel(ImportDesk desk, ImportWords words, ListExport export) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken ct)
    {
        if (ImportKinds.Of(kind) is not { } known)
        {
            return NotFound();
        }

        var form = await desk.Of(known).FormAsync(null, ct);
        return export.SendTemplate(words.LayoutOf(form), form.Rows);
    }
}
