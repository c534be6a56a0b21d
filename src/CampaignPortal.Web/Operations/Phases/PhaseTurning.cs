using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Dates;
using CampaignPortal.Web.Operations.Duties;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Phases;

/// <summary>
/// What follows when a phase opens or closes, by date or by hand: participants are told, duties are laid out. Each date acts
/// once; a unique row says that it has, also where a decision came before it.
/// </summary>
public sealed partial class PhaseTurning(CampaignDbContext db, DutyLayout layout, Recipients recipients, TimeProvider clock, ILogger<PhaseTurning> logger) : IDueByDate
{
    /// <summary>After a verb on a phase; the caller saves.</summary>
    /// <param name="before">Where it stood before the verb.</param>
    public async Task FollowAsync(Campaign campaign, Phase phase, PhaseState before, Actor actor, CancellationToken ct)
    {
        var (now, after) = (clock.GetUtcNow(), phase.StateAt(clock.GetUtcNow()));
        if (campaign.State != CampaignState.Running)
        {
            return;
        }

        await MarkAsync(phase, after, now, ct);
        if (before != after)
        {
            await TellAsync(campaign, phase, after, ct);
        }

        if (after == PhaseState.Open)
        {
            await layout.LayOutAsync(campaign.Id, [phase.Id], actor, ct);
        }
    }

    /// <summary>Every phase of a running campaign whose day has come, and what joined or changed since its duties were laid out.</summary>
    public async Task<int> DoDueAsync(CancellationToken ct)
    {
        var campaigns = await db.Campaigns.Where(c => c.State == CampaignState.Running && db.Phases.Any(p => p.CampaignId == c.Id && p.RemovedAt == null))
            .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
        var done = 0;
        foreach (var campaignId in campaigns)
        {
            try
            {
                done += await db.AsOneAsync(token => DoDueAsync(campaignId, token), ct);
            }
            catch (Exception failure) when (failure is RefusedException or DbUpdateException)
            {
                NotTurned(failure, campaignId);
            }
        }

        return done;
    }

    [LoggerMessage(LogLevel.Warning, "The phases of campaign {CampaignId} whose day has come were not turned this time")]
    private partial void NotTurned(Exception failure, int campaignId);

    private async Task<int> DoDueAsync(int campaignId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == campaignId, ct);
        var phases = await PhaseGate.Of(db, campaignId).ToListAsync(ct);
        var ids = phases.ConvertAll(p => p.Id);
        var effects = await db.PhaseEffects.Where(e => ids.Contains(e.PhaseId)).ToListAsync(ct);
        var turned = 0;
        foreach (var phase in phases.Where(p => p.WhyNotTurn(now) is null))
        {
            var (what, dueOn) = EffectOf(phase, phase.StateByDates(now))!.Value;
            if (!effects.Exists(e => e.PhaseId == phase.Id && e.What == what && e.DueOn == dueOn))
            {
                phase.Turn(Actor.System, now);
                db.PhaseEffects.Add(new PhaseEffect(phase.Id, what, dueOn, now));
                turned++;
                if (what == PhaseEffectKind.Opening || effects.Exists(e => e.PhaseId == phase.Id))
                {
                    // One that was over before anybody heard of it is not worth a message.
                    await TellAsync(campaign, phase, phase.StateByDates(now), ct);
                }
            }
        }

        var laidOut = await layout.LayOutAsync(campaignId, [.. phases.Where(p => p.StateAt(now) == PhaseState.Open).Select(p => p.Id)], Actor.System, ct);
        await db.SaveChangesAsync(ct);
        return turned + laidOut;
    }

    /// <returns>Which day brings this state about; null where none does.</returns>
    private static (PhaseEffectKind What, DateOnly DueOn)? EffectOf(Phase phase, PhaseState state) =>
        state == PhaseState.Open ? (PhaseEffectKind.Opening, phase.Begin.Earliest)
        : state == PhaseState.Closed && phase.End is { } end ? (PhaseEffectKind.Closing, end.Latest)
        : null;

    /// <summary>The date whose effect this state is will find it done.</summary>
    private async Task MarkAsync(Phase phase, PhaseState state, DateTimeOffset now, CancellationToken ct)
    {
        if (EffectOf(phase, state) is var (what, dueOn) && !await db.PhaseEffects.AnyAsync(e => e.PhaseId == phase.Id && e.What == what && e.DueOn == dueOn, ct))
        {
            db.PhaseEffects.Add(new PhaseEffect(phase.Id, what, dueOn, now));
        }
    }

    private async Task TellAsync(Campaign campaign, Phase phase, PhaseState state, CancellationToken ct)
    {
        var units = await ToldUnits(db, campaign.Id, clock.Today()).ToListAsync(ct);
        await recipients.TellUnitsAsync(units, $"Phase{state}", $"{campaign.Name} {phase.Name}", $"/Timeline/{campaign.Id}", ct);
    }

    /// <summary>Whom a phase tells: the participants, and the offices that score them.</summary>
    public static IQueryable<int> ToldUnits(CampaignDbContext db, int campaignId, DateOnly today) =>
        db.Campaigns.Where(c => c.Id == campaignId).SelectMany(c => c.Participations)
            .Where(p => p.JoinedOn <= today && (p.LeftOn == null || p.LeftOn > today)).Select(p => p.UnitId)
            .Union(db.ScoreSheets.Where(s => s.CampaignId == campaignId && s.RaterUnitId != null
                && db.Rounds.Any(r => r.Id == s.RoundId && r.State == Domain.Assessments.RoundState.Open)).Select(s => s.RaterUnitId!.Value));
}
