using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Delegations;

/// <summary>Who acts for the person, and for whom he acts, as an Excel file.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class ExportModel(Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<IndexModel.DelegationView>[] Columns =>
    [
        new("Delegations.Who", 30, d => texts["Delegations.ActsFor", d.To, d.From].Value),
        new("Delegations.Capacity", 16, d => texts[$"Capacity.{d.Capacity}"].Value),
        new("Delegations.Permits", 40, d => string.Join(texts["List.Separator"], d.Permits.Select(p => texts[$"Permit.{p}"].Value))),
        new("Period.From", 14, d => d.FromDay, ColumnKind.Day),
        new("Period.To", 14, d => d.NeverBegan ? null : d.ToDay, ColumnKind.Day),
        new("Delegations.Reason", 40, d => d.Reason),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await export.SendAsync(
        new ListHead(texts["Delegations.Index.Title"]), Columns, IndexModel.Found(access.Db, access).AsAsyncEnumerable(), ct);
}
