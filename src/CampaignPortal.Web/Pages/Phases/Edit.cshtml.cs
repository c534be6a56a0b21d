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

/// <summary>Changes or moves a phase, with a reason once the campaign runs; shows beforehand what it will mean.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class EditModel(
    CampaignDbContext db, Access access, PhaseOutlooks outlooks, PhaseTurning turning, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public PhaseForm Input { get; set; } = new();

    public Phase Phase { get; private set; } = null!;
    public Campaign Campaign { get; private set; } = null!;
    public PhaseOutlook? Outlook { get; private set; }
    public Refusal? WhyNot => Phase.WhyNotChange(Campaign.State);
    public PhaseFormView View => new(Input, Outlook, Campaign.State != CampaignState.Draft, Campaign.Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await RedisplayAsync(ct);
        Input = Phase is null ? Input : PhaseForm.Of(Phase);
        return page;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await db.FindPhaseAsync(access, Permit.SetUpCampaigns, Id, ct) is not var (phase, campaign))
        {
            return NotFound();
        }

        (Phase, Campaign, Input.Version) = (phase, campaign, phase.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (isSeen, version) = (Input.IsSeen, Input.Version);
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        Input.Version = version;
        if (!ModelState.IsValid || Input.Read(Campaign.Year, ModelState, texts) is not { } plan)
        {
            return Page();
        }

        RefusedException.ThrowIf(WhyNot ?? Phase.WhyNotPlan(Campaign.State, plan));
        if (!isSeen)
        {
            Outlook = await outlooks.ReadAsync(Campaign, Id, at => new PhaseStanding(Id, plan, Phase.StateUnder(plan, at)), ct);
            return Page();
        }

        await db.AsOneAsync(token => ChangeAsync(plan, version, token), ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Phases.Edit.Done", plan.Name);
        return RedirectToPage("Index", new { campaignId = Campaign.Id });
    }

    private async Task ChangeAsync(PhasePlan plan, long version, CancellationToken ct)
    {
        var (phase, campaign) = await db.LoadPhaseAsync(access, Permit.SetUpCampaigns, Id, ct);
        var before = PhaseStanding.Of(phase, clock.GetUtcNow());
        db.ExpectVersion(phase, version);
        phase.Change(campaign.State, plan, Input.Reason, access.Self, clock.GetUtcNow());
        await turning.FollowAsync(campaign, phase, before, access.Self, ct);
        await db.SaveChangesAsync(ct);
    }
}
