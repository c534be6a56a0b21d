using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Operations.RulebookTables;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>The rulebook as an Excel file, to be printed or changed and handed in again: of the draft where there is one, else of what is adopted, else empty.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ExportTableModel(RulebookDesk desk, OfficeChoices offices, TableWriting writing, ListExport export) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } open)
        {
            return NotFound();
        }

        var file = writing.Of(open.Book, await offices.ByCodeAsync(ct), id);
        return await export.SendAsync(file.Head, file.Columns, file.Lines, ct);
    }
}
