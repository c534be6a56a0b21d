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
public sealed class ExportModel(Access access, AuditWords words, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private static readonly ListColumn<AuditLine>[] Columns =
    [
        new("Audit.At", 18, e => e.At, ColumnKind.Instant),
        new("Audit.Who", 24, e => e.Who),
        new("Audit.What", 50, e => e.What),
        new("Audit.Before", 24, e => e.Before),
        new("Audit.After", 24, e => e.After),
        new("Audit.Why", 30, e => e.Reason),
        new("Results.Campaign", 30, e => e.Campaign),
        new("Audit.Quarter", 16, e => e.Quarter),
        new("Units.Name", 24, e => e.Unit),
    ];

    public async Task<IActionResult> OnGetAsync([FromQuery] IndexModel.Filter search, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        if (!search.IsOfKnownSubject)
        {
            return NotFound();
        }

        return await export.SendAsync(
            new ListHead(texts["Audit.Index.Title"], search.IsNone ? null : Words(search)), Columns,
            IndexModel.Found(access, search, texts["Audit.OwnFile"]).AsAsyncEnumerable().Select(words.LineOf), ct);
    }

    private string Words(IndexModel.Filter search)
    {
        var days = search.From is null && search.To is null ? null : $"{search.From:yyyy-MM-dd} – {search.To:yyyy-MM-dd}";
        var subject = string.IsNullOrEmpty(search.Subject) ? null : texts[$"AuditSubject.{search.Subject}"].Value;
        return string.Join(texts["List.Separator"], new[] { days, search.Who, search.Unit, subject }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
