using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace CampaignPortal.Web.Pages.Phases;

/// <summary>Closes a phase by hand; shows beforehand what is still missing.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class CloseModel(CampaignDbContext db, Access access, PhaseOutlooks outlooks, PhaseTurning turning, TimeProvider clock)
    : PhaseDecisionModel(db, access, outlooks, turning, clock)
{
    public override string Texts => "Phases.Close";

    protected override Refusal? WhyNotDecide(CampaignState campaign, Phase phase, DateTimeOffset now) => phase.WhyNotClose(campaign, now);

    protected override PhaseState StateAfter(Phase phase, DateTimeOffset now) => PhaseState.Closed;

    protected override void Decide(CampaignState campaign, Phase phase, string reason, Actor actor, DateTimeOffset now) => phase.Close(campaign, reason, actor, now);
}
