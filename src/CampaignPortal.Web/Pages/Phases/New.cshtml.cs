using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Phases;

/// <summary>Plans a phase: first as the plan words it, then, before it is stored, how that was understood and what it will mean.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class NewModel(
    CampaignDbContext db, Access access, PhaseOutlooks outlooks, PhaseTurning turning, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    [FromRoute]
    public int CampaignId { get; set; }

    [BindProperty]
    public PhaseForm Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;
    public PhaseOutlook? Outlook { get; private set; }
    public PhaseFormView View => new(Input, Outlook, NeedsReason: false, CampaignId);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.Order = 1 + (await PhaseGate.Of(db, CampaignId).MaxAsync(p => (int?)p.Order, ct) ?? 0);
        return await RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        Campaign = campaign;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        var isSeen = Input.IsSeen;
        if (!ModelState.IsValid || Input.Read(Campaign.Year, ModelState, texts) is not { } plan)
        {
            return Page();
        }

        RefusedException.ThrowIf(Phase.WhyNotPlan(Campaign.State, plan));
        if (!isSeen)
        {
            var phase = new Phase(Input.Key, Campaign, plan, access.Self, clock.GetUtcNow());
            Outlook = await outlooks.ReadAsync(Campaign, 0, at => PhaseStanding.Of(phase, at), ct);
            return Page();
        }

        await db.AsOneAsync(token => PlanAsync(plan, token), ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Phases.New.Done", plan.Name);
        return RedirectToPage("Index", new { CampaignId });
    }

    private async Task PlanAsync(PhasePlan plan, CancellationToken ct)
    {
        var campaign = (await FindAsync(ct))!;
        var phase = new Phase(Input.Key, campaign, plan, access.Self, clock.GetUtcNow());
        db.Phases.Add(phase);
        await db.SaveChangesAsync(ct);
        await turning.FollowAsync(campaign, phase, null, access.Self, ct);
        await db.SaveChangesAsync(ct);
    }

    private Task<Campaign?> FindAsync(CancellationToken ct) =>
        db.Campaigns.Organised(access, Permit.SetUpCampaigns).SingleOrDefaultAsync(c => c.Id == CampaignId, ct);
}
