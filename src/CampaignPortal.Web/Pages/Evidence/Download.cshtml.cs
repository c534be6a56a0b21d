using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Evidence;

/// <summary>Hands out one version of a file, only as it was stored and never to be shown inside this site.</summary>
[Authorize(Policy = Permit.SeeEvidence)]
public sealed class DownloadModel(CampaignDbContext db, Access access, EvidenceStore store, TimeProvider clock) : PageModel
{
    public string Name { get; private set; } = "";

    /// <param name="id">Of the version. Earlier ones are the owner's alone: others see what was last put in.</param>
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var owners = access.Units(Permit.SeeEvidence, Roles.OfOffice);
        var file = await (from e in db.Evidence.VisibleTo(access, Permit.SeeEvidence)
                          from v in e.Versions
                          where v.Id == id && (v.Number == e.Versions.Max(x => x.Number) || owners.Any(u => u.Id == e.OwnerUnitId))
                          select new { e.Id, e.Name, e.OwnerUnitId, v.FileName, v.ContentType, v.StoredName, v.Sha256, v.Size }).SingleOrDefaultAsync(ct);
        if (file is null)
        {
            return NotFound();
        }

        if (await store.OpenAsync(file.StoredName, file.Sha256, file.Size, ct) is not { } content)
        {
            (Name, Response.StatusCode) = (file.FileName, StatusCodes.Status409Conflict);
            return Page();
        }

        var deed = new Deed("Evidence.Download", access.Self, clock.GetUtcNow(), file.Name) { UnitId = file.OwnerUnitId, After = file.Sha256 };
        db.AuditEntries.Add(new AuditEntry(deed, nameof(Evidence), file.Id, db.Origin?.Address, db.Origin?.RequestId));
        await db.SaveChangesAsync(ct);
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.DownloadPolicy;
        return File(content, file.ContentType, file.FileName);
    }
}
