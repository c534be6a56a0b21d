using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Audit;

/// <summary>The records of the list, under its days, as an Excel file.</summary>
[Authorize(Policy = Permit.ReadAudit)]
public sealed class ExportModel(Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<IndexModel.EntryView>[] Columns =>
    [
        new("Audit.At", 18, e => e.At, ColumnKind.Instant),
        new("Audit.Who", 24, Who),
        new("Audit.What", 50, e => texts[$"Deed.{e.Code}", e.About ?? ""].Value),
        new("Audit.Before", 24, e => AuditWords.Of(e.Subject, e.Before, texts)),
        new("Audit.After", 24, e => AuditWords.Of(e.Subject, e.After, texts)),
        new("Audit.Why", 30, e => e.Reason),
    ];

    public async Task<IActionResult> OnGetAsync(DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        var days = from is null && to is null ? null : $"{from:yyyy-MM-dd} – {to:yyyy-MM-dd}";
        return await export.SendAsync(
            new ListHead(texts["Audit.Index.Title"], days), Columns, IndexModel.Found(access, from, to, texts["Audit.OwnFile"]).AsAsyncEnumerable(), ct);
    }

    private string Who(IndexModel.EntryView entry)
    {
        var who = entry.IsConfidential ? texts["Audit.Group"].Value : entry.Who ?? texts["Audit.System"].Value;
        return entry.ForWhom is null || entry.IsConfidential ? who : texts[$"Audit.Acting.{entry.Capacity}", who, entry.ForWhom];
    }
}
