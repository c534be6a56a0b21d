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
public sealed class ImportMarkedModel(ImportDesk desk, ImportWords words, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, isMarks: true, ct) is not { } batch || batch.FileAt(clock.GetUtcNow()) is not { } file || await desk.PlanAsync(batch, ct) is not { Problems.Count: > 0 } plan)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = SecurityHeaders.DownloadPolicy;
        return File(words.Marked(file.Content, plan), ListExport.ContentType, words.MarkedName(batch.FileName));
    }
}
