using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Imports;

/// <summary>What was imported, newest first, as an Excel file.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class ExportModel(ImportDesk desk, Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<IndexModel.BatchView>[] Columns =>
    [
        new("Imports.File", 36, b => b.FileName),
        new("Imports.Kind", 14, b => texts[$"ImportKind.{b.Kind}"].Value),
        new("Imports.UploadedAt", 18, b => b.UploadedAt, ColumnKind.Instant),
        new("Imports.By", 14, b => b.By),
        new("Rounds.State", 16, b => texts[$"ImportState.{b.State}"].Value),
        new("Imports.ImportedCount", 12, b => b.ImportedCount, ColumnKind.Whole),
        new("Imports.LeftOutCount", 12, b => b.LeftOutCount, ColumnKind.Whole),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await export.SendAsync(
        new ListHead(texts["Imports.Index.Title"]), Columns, IndexModel.Found(desk, access.Db).AsAsyncEnumerable(), ct);
}
