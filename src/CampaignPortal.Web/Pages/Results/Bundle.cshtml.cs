using System.Text;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Hands out the bundle as it is stored, byte for byte, so that anyone can calculate the result anew.</summary>
[Authorize(Policy = Permit.SeeResults)]
public sealed class BundleModel(Access access, ResultReading reading, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await reading.OpenAsync(id, Permit.SeeResults, ct) is not { Sight.SeesBundle: true } opened)
        {
            return NotFound();
        }

        var text = await access.Db.RoundResults.Where(r => r.Id == id).Select(r => r.Bundle.Text).SingleAsync(ct);
        var deed = new Deed("RoundResult.Download", access.Self, clock.GetUtcNow(), $"{opened.Head.Number}") { CampaignId = opened.Head.CampaignId };
        access.Db.AuditEntries.Add(new AuditEntry(deed, nameof(RoundResult), id, access.Db.Origin?.Address, access.Db.Origin?.RequestId));
        await access.Db.SaveChangesAsync(ct);
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.DownloadPolicy;
        var name = $"{opened.Head.CampaignName}-{opened.Head.Quarter}-v{opened.Head.Number}.json";
        return File(Encoding.UTF8.GetBytes(text), "application/json", name);
    }
}
