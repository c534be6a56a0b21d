using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Standards;

/// <summary>The versions of standards that the list shows, as an Excel file.</summary>
[Authorize(Policy = Permit.SeeStandards)]
public sealed class ExportVersionsModel(Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<IndexModel.VersionView>[] Columns =>
    [
        new("Standards.Set", 44, v => texts["Standards.VersionOf", v.SetName, v.Number, v.SetCode].Value),
        new("Standards.CriterionCount", 10, v => v.CriterionCount, ColumnKind.Whole),
        new("Standards.RoundCount", 12, v => v.RoundCount, ColumnKind.Whole),
        new("Rounds.State", 16, v => texts[v.IsFrozen ? "Standards.Frozen" : "Standards.Draft"].Value),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await export.SendAsync(
        new ListHead(texts["Standards.Index.Title"]), Columns, IndexModel.Found(access).AsAsyncEnumerable(), ct);
}
