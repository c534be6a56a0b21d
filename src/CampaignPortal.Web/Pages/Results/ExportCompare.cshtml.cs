using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Before and after of a correction, unit by unit, as an Excel file.</summary>
[Authorize(Policy = Permit.SeeResults)]
public sealed class ExportCompareModel(ResultComparing comparing, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<ComparedRow>[] Columns(bool hasGrades) =>
    [
        new("Results.Unit", 32, r => r.After.UnitName),
        new("Results.Compare.TotalBefore", 14, r => r.TotalBefore, ColumnKind.Number),
        new("Results.Compare.TotalAfter", 14, r => r.After.Total, ColumnKind.Number),
        new("Results.Compare.RankBefore", 12, r => r.RankBefore, ColumnKind.Whole),
        new("Results.Compare.RankAfter", 12, r => r.After.Rank, ColumnKind.Whole),
        .. hasGrades ? [new("Results.Compare.GradesBefore", 24, r => r.GradesBefore), new("Results.Compare.GradesAfter", 24, r => r.GradesAfter)] : Array.Empty<ListColumn<ComparedRow>>(),
        new("Results.Compare.Change", 14, r => texts[r.IsChanged ? "Results.Compare.Changed" : "Results.Compare.Same"].Value),
    ];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await comparing.OfAsync(id, ct) is not { } compared)
        {
            return NotFound();
        }

        var head = compared.Head;
        return await export.SendAsync(
            new ListHead(texts["Results.Compare.Title"], texts["Format.Pair", head.CampaignName, texts["Format.Quarter", head.Quarter.Year, head.Quarter.Number].Value], head.CampaignId), Columns(compared.HasGrades), compared.Rows, ct);
    }
}
