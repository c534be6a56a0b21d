using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>Gives somebody his own file back, with what is wrong marked in it.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class ImportMarkedModel(ImportSteps steps) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await steps.MarkedAsync(id, isMarks: true, ct) is not { } file)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = SecurityHeaders.DownloadPolicy;
        return File(file.Content, ListExport.ContentType, file.Name);
    }
}
