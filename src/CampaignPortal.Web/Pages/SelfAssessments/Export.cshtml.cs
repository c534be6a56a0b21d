using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>One's self-assessments with their states, as an Excel file.</summary>
[Authorize(Policy = Permit.FillSelfAssessment)]
public sealed class ExportModel(Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<IndexModel.ListedSheet>[] Columns =>
    [
        new("Rounds.Quarter", 18, s => texts["Format.Quarter", s.Quarter.Year, s.Quarter.Number].Value),
        new("Rounds.Campaign", 40, s => s.CampaignName),
        new("Units.Name", 36, s => s.UnitName),
        new("Rounds.State", 12, s => texts[$"SheetState.{s.State}"].Value),
        new("Export.DueOn", 13, s => s.DueOn, ColumnKind.Day),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await export.SendAsync(new ListHead(texts["SelfAssessments.Index.Title"]), Columns, IndexModel.Listed(access).AsAsyncEnumerable(), ct);
}
