using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Units;

/// <summary>Reorganisations, the latest first, as an Excel file.</summary>
[Authorize(Policy = Permit.Reorganise)]
public sealed class ExportChangesModel(Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<ChangesModel.ChangeView>[] Columns =>
    [
        new("Units.Name", 44, c => c.About),
        new("Units.Changes.Kind", 14, c => texts[$"ReorganisationKind.{c.Kind}"].Value),
        new("Units.Change.EffectiveOn", 14, c => c.EffectiveOn, ColumnKind.Day),
        new("Units.Changes.State", 16, c => texts[$"ReorganisationState.{c.State}"].Value),
        new("Units.Change.Basis", 40, c => c.Basis),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await export.SendAsync(
        new ListHead(texts["Units.Changes.Title"]), Columns, ChangesModel.Found(access).AsAsyncEnumerable(), ct);
}
