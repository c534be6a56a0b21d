using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Accounts;

/// <summary>The accounts of the list as an Excel file.</summary>
[Authorize(Policy = Permit.ManageAccounts)]
public sealed class ExportModel(Access access, ListExport export, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<IndexModel.AccountView>[] Columns =>
    [
        new("People.StaffNumber", 14, a => a.StaffNumber),
        new("People.Name", 14, a => a.Name),
        new("Accounts.Name", 18, a => a.AccountName),
        new("Accounts.State", 12, a => texts[a.State].Value),
        new("Accounts.LastSignIn", 18, a => a.LastSignInAt, ColumnKind.Instant),
    ];

    public async Task<IActionResult> OnGetAsync(string? q, CancellationToken ct) =>
        await export.SendAsync(
            new ListHead(texts["Accounts.Index.Title"], q?.Trim()), Columns, (await IndexModel.FoundAsync(access, q?.Trim(), clock.GetUtcNow(), ct)).AsAsyncEnumerable(), ct);
}
