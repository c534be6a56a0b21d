using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.People;

/// <summary>The people of the list as an Excel file.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class ExportModel(Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<IndexModel.PersonView>[] Columns =>
    [
        new("People.StaffNumber", 14, p => p.StaffNumber),
        new("People.Name", 14, p => p.Name),
        new("PostingKind.Workplace", 36, p => p.Workplace),
        new("PostingKind.Employment", 36, p => p.Employer),
        new("People.Account", 12, p => texts[p.HasAccount ? "People.HasAccount" : "People.NoAccount"].Value),
    ];

    public async Task<IActionResult> OnGetAsync(string? q, NameOrder sort, CancellationToken ct)
    {
        var found = await IndexModel.FoundAsync(access, q?.Trim(), sort, ct);
        var views = await IndexModel.Views(access, access.Db.People.VisibleTo(access, Permit.ManageOrganisation)).ToDictionaryAsync(v => v.Id, ct);
        return await export.SendAsync(new ListHead(texts["People.Index.Title"], q?.Trim()), Columns, found.Select(f => views[f.Id]), ct);
    }
}
