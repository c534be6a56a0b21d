using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;

namespace CampaignPortal.Web.Operations.Phases;

/// <summary>What an administrator does with a phase by hand. Its texts begin with <c>Phases.{name}</c>.</summary>
public enum PhaseVerb
{
    /// <summary>Opens it whatever its dates say.</summary>
    Open,

    /// <summary>Closes it whatever its dates say.</summary>
    Close,

    /// <summary>Lets its dates decide again.</summary>
    Release,
}

/// <summary>A phase before a verb on it, with what would follow.</summary>
/// <param name="WhyNot">Null where the verb is allowed.</param>
public sealed record PhasePreview(PhaseVerb Verb, Phase Phase, Campaign Campaign, PhaseOutlook Outlook, Refusal? WhyNot);

/// <summary>Opens, closes and releases phases by hand, each with a preview and a reason.</summary>
public sealed class PhaseDeciding(CampaignDbContext db, Access access, PhaseOutlooks outlooks, PhaseTurning turning, TimeProvider clock)
{
    /// <returns>Null when the phase does not exist for this person.</returns>
    public async Task<PhasePreview?> PreviewAsync(int phaseId, PhaseVerb verb, CancellationToken ct)
    {
        if (await db.FindPhaseAsync(access, Permit.RunRounds, phaseId, ct) is not var (phase, campaign))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        Refusal? whyNot = verb switch
        {
            PhaseVerb.Open => phase.WhyNotOpen(campaign.State, now),
            PhaseVerb.Close => phase.WhyNotClose(campaign.State, now),
            _ => phase.WhyNotRelease(campaign.State),
        };
        return new PhasePreview(verb, phase, campaign, await outlooks.ReadAsync(campaign, phaseId, Decided, ct), whyNot);

        PhaseStanding Decided(DateTimeOffset at) => PhaseStanding.Of(phase, at) with
        {
            State = verb switch { PhaseVerb.Open => PhaseState.Open, PhaseVerb.Close => PhaseState.Closed, _ => phase.StateByDates(at) },
        };
    }

    /// <exception cref="RefusedException">The verb is not allowed, or somebody changed the phase since the version that the form showed.</exception>
    public Task DecideAsync(int phaseId, PhaseVerb verb, long version, string reason, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var ((phase, campaign), now) = (await db.LoadPhaseAsync(access, Permit.RunRounds, phaseId, token), clock.GetUtcNow());
                var before = PhaseStanding.Of(phase, now);
                db.ExpectVersion(phase, version);
                Action<CampaignState, string?, Actor, DateTimeOffset> act = verb switch
                {
                    PhaseVerb.Open => phase.Open,
                    PhaseVerb.Close => phase.Close,
                    _ => phase.Release,
                };
                act(campaign.State, reason, access.Self, now);
                await turning.FollowAsync(campaign, phase, before, access.Self, token);
                await db.SaveChangesAsync(token);
            },
            ct);
}
