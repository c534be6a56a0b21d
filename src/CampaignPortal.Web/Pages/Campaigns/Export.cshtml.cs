using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>The campaigns of the list as an Excel file.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ExportModel(Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<IndexModel.CampaignView>[] Columns =>
    [
        new("Campaigns.Name", 40, c => c.Name),
        new("Campaigns.Year", 8, c => c.Year, ColumnKind.Whole),
        new("Campaigns.Organiser", 30, c => c.Organiser),
        new("Campaigns.State", 10, c => texts[$"CampaignState.{c.State}"].Value),
        new("Campaigns.Participants", 12, c => c.ParticipantCount, ColumnKind.Whole),
        new("Campaigns.Rounds", 12, c => c.RoundCount, ColumnKind.Whole),
    ];

    public async Task<IActionResult> OnGetAsync(bool all, CancellationToken ct) =>
        !ModelState.IsValid ? BadRequest() : await export.SendAsync(new ListHead(texts["Campaigns.Index.Title"]), Columns, IndexModel.Listed(access, all).AsAsyncEnumerable(), ct);
}
