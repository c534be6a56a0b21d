using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Phases;

/// <summary>Takes a planned phase out of the plan, with its tasks; what was filed keeps it there.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class RemoveModel(CampaignDbContext db, Access access, PhaseOutlooks outlooks, DutyLayout layout, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Phase Phase { get; private set; } = null!;
    public Campaign Campaign { get; private set; } = null!;
    public PhaseOutlook Outlook { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await db.FindPhaseAsync(access, Permit.SetUpCampaigns, Id, ct) is not var (phase, campaign))
        {
            return NotFound();
        }

        (Phase, Campaign, Input.Version) = (phase, campaign, phase.Version);
        WhyNot = phase.WhyNotRemove(campaign.State, await FiledAsync(ct), clock.GetUtcNow());
        Outlook = await outlooks.ReadAsync(campaign, Id, null, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await db.FindPhaseAsync(access, Permit.SetUpCampaigns, Id, ct) is not var (_, campaign))
        {
            return NotFound();
        }

        var name = await db.AsOneAsync(RemoveAsync, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Phases.Remove.Done", name);
        return RedirectToPage("Index", new { campaignId = campaign.Id });
    }

    private async Task<string> RemoveAsync(CancellationToken ct)
    {
        var ((phase, campaign), now) = (await db.LoadPhaseAsync(access, Permit.SetUpCampaigns, Id, ct), clock.GetUtcNow());
        db.ExpectVersion(phase, Input.Version);
        phase.Remove(campaign.State, await FiledAsync(ct), access.Self, now);
        await layout.WithdrawAsync(Duties, null, access.Self, ct);
        await db.SaveChangesAsync(ct);
        return phase.Name;
    }

    private IQueryable<Duty> Duties =>
        db.Duties.Where(d => d.Origin == DutyOrigin.PhaseTask && db.PhaseTasks.Any(t => t.Id == d.OriginId && t.PhaseId == Id));

    private Task<int> FiledAsync(CancellationToken ct) => Duties.CountAsync(d => d.Filings.Any(), ct);
}
