using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace CampaignPortal.Web.Pages.Phases;

/// <summary>Withdraws what was decided by hand: the dates decide again.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class ReleaseModel(CampaignDbContext db, Access access, PhaseOutlooks outlooks, PhaseTurning turning, TimeProvider clock)
    : PhaseDecisionModel(db, access, outlooks, turning, clock)
{
    public override string Texts => "Phases.Release";

    protected override Refusal? WhyNotDecide(CampaignState campaign, Phase phase, DateTimeOffset now) => phase.WhyNotRelease(campaign);

    protected override PhaseState StateAfter(Phase phase, DateTimeOffset now) => phase.StateByDates(now);

    protected override void Decide(CampaignState campaign, Phase phase, string reason, Actor actor, DateTimeOffset now) => phase.Release(campaign, reason, actor, now);
}
