using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace CampaignPortal.Web.Pages.Phases;

/// <summary>Opens a phase by hand; its dates then wait until that is withdrawn.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class OpenModel(CampaignDbContext db, Access access, PhaseOutlooks outlooks, PhaseTurning turning, TimeProvider clock)
    : PhaseDecisionModel(db, access, outlooks, turning, clock)
{
    public override string Texts => "Phases.Open";

    protected override Refusal? WhyNotDecide(CampaignState campaign, Phase phase, DateTimeOffset now) => phase.WhyNotOpen(campaign, now);

    protected override PhaseState StateAfter(Phase phase, DateTimeOffset now) => PhaseState.Open;

    protected override void Decide(CampaignState campaign, Phase phase, string reason, Actor actor, DateTimeOffset now) => phase.Open(campaign, reason, actor, now);
}
