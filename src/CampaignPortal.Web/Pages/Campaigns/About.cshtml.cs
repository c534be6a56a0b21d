using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>What a campaign is, for everybody whom it concerns. A draft is the organiser's alone.</summary>
[Authorize(Policy = Permit.SeeRounds)]
public sealed class AboutModel(CampaignDbContext db, Access access, CampaignPortraits portraits) : PageModel
{
    public AboutView Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var organised = db.Campaigns.Organised(access, Permit.SeeRounds);
        var campaign = await db.Campaigns.VisibleTo(access, Permit.SeeRounds).Where(c => c.State != CampaignState.Draft || organised.Any(o => o.Id == c.Id))
            .Include(c => c.Categories).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (campaign is null)
        {
            return NotFound();
        }

        Shown = new AboutView(campaign, await portraits.OfAsync(campaign, ct));
        return Page();
    }
}
