using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Operations.RulebookTables;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Standards;

/// <summary>One version of standards as an Excel file.</summary>
[Authorize(Policy = Permit.SeeStandards)]
public sealed class ExportModel(CampaignDbContext db, Access access, RulebookReading reading, TableWriting writing, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var version = await (from v in db.Set<StandardSetVersion>().VisibleTo(access, Permit.SeeStandards)
                             where v.Id == id
                             from s in db.StandardSets
                             where s.Versions.Any(x => x.Id == v.Id)
                             select new { s.Name, v.Number, s.Code }).SingleOrDefaultAsync(ct);
        if (version is null)
        {
            return NotFound();
        }

        var file = writing.Of(texts["Standards.VersionOf", version.Name, version.Number, version.Code], await reading.CriteriaAsync(id, ct));
        return await export.SendAsync(file.Head, file.Columns, file.Lines, ct);
    }
}
