using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Starts a campaign whose settings are complete; phases that are open by date take effect in the same act.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class StartModel(CampaignDbContext db, Access access, PhaseOutlooks outlooks, PhaseTurning turning, TimeProvider clock) : PageModel, IRedisplay
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
    public StartOutlook Outlook { get; private set; } = null!;
    public Refusal? WhyNot => Campaign.WhyNotStart(access.Today);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        (Campaign, Input.Version, Outlook) = (campaign, campaign.Version, await outlooks.OfStartAsync(campaign, ct));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await db.AsOneAsync(StartAsync, ct))
        {
            return NotFound();
        }

        TempData["Notice"] = "Campaigns.Start.Done";
        return RedirectToPage("Details", new { Id });
    }

    private async Task<bool> StartAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return false;
        }

        db.ExpectVersion(campaign, Input.Version);
        campaign.Start(access.Self, clock.GetUtcNow());
        await turning.TurnAsync(campaign, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private Task<Campaign?> FindAsync(CancellationToken ct) =>
        db.Campaigns.Organised(access, Permit.SetUpCampaigns).Include(c => c.Participations).SingleOrDefaultAsync(c => c.Id == Id, ct);
}
