using CampaignPortal.Domain.Imports;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>One's own score sheet as a table to be filled in: its units, its items with their limits, and what stands there now.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class TemplateModel(ScoreReading reading, ImportDesk desk, ImportWords words, ListExport export) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await reading.FindAsync(id, ct) is null)
        {
            return NotFound();
        }

        var form = await desk.Of(ImportKind.Marks).FormAsync(id, ct);
        return export.SendTemplate(words.LayoutOf(form), form.Rows);
    }
}
