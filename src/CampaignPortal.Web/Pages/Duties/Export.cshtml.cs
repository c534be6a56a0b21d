using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Duties;

/// <summary>What the person's units owe, have filed or receive, as an Excel file.</summary>
[Authorize(Policy = Permit.SeeDuties)]
public sealed class ExportModel(CampaignDbContext db, Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<IndexModel.DutyView>[] Columns =>
    [
        new("Tasks.Title", 40, d => d.Title),
        new("Units.Name", 30, d => d.Unit),
        new("Rounds.Campaign", 36, d => d.Campaign),
        new("Duties.Due", 20, d => d.DueWording),
        new("Duties.LastDay", 14, d => d.DueOn, ColumnKind.Day),
        new("Rounds.State", 14, d => d.IsLate ? texts["Format.Pair", texts[$"DutyState.{d.State}"], texts["Rounds.Late"]].Value : texts[$"DutyState.{d.State}"].Value),
    ];

    public async Task<IActionResult> OnGetAsync(DutyTab tab, CancellationToken ct) =>
        !ModelState.IsValid
            ? BadRequest()
            : await export.SendAsync(new ListHead(texts["Duties.Index.Title"], texts[$"DutyTab.{tab}"]), Columns, IndexModel.Found(db, access, tab).AsAsyncEnumerable(), ct);
}
