using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Archives a campaign that is over: from then on it is only read.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ArchiveModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;
    public Refusal? WhyNot => Campaign.WhyNotArchive();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        (Campaign, Input.Version) = (campaign, campaign.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        db.ExpectVersion(campaign, Input.Version);
        campaign.Archive(access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Campaigns.Archive.Done";
        return RedirectToPage("Details", new { Id });
    }

    private Task<Campaign?> FindAsync(CancellationToken ct) =>
        db.Campaigns.Organised(access, Permit.SetUpCampaigns).SingleOrDefaultAsync(c => c.Id == Id, ct);
}
