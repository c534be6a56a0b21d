using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Dates;
using CampaignPortal.Web.Operations.Duties;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Phases;

/// <summary>
/// What follows when a phase opens or closes, by date or by hand: duties are laid out, and whoever has more to do or less is
/// told, each unit once. Each date acts once; a unique row says that it has, also where a decision came before it.
/// </summary>
public sealed partial class PhaseTurning(CampaignDbContext db, DutyLayout layout, Recipients recipients, TimeProvider clock, ILogger<PhaseTurning> logger) : IDueByDate
{
    /// <summary>Kind of the message that an open phase ends on another day.</summary>
    private const string Moved = "PhaseMoved";

    /// <summary>After a verb on a phase; the caller saves.</summary>
    /// <param name="before">As it stood before the verb; null for a new one.</param>
    public async Task FollowAsync(Campaign campaign, Phase phase, PhaseStanding? before, Actor actor, CancellationToken ct)
    {
        var (now, after) = (clock.GetUtcNow(), phase.StateAt(clock.GetUtcNow()));
        if (campaign.State != CampaignState.Running)
        {
            return;
        }

        await MarkAsync(phase, after, now, ct);
        var asked = after == PhaseState.Open ? (await layout.LayOutAsync(campaign.Id, [phase.Id], actor, ct)).Asked : [];
        var news = NewsOf(before, PhaseStanding.Of(phase, now));
        await TellAskedAsync(asked.Where(_ => news is null || news == Moved), ct);
        if (news is not null)
        {
            await TellAsync(campaign, phase, news, asked, ct);
        }
    }

    /// <returns>Kind of the message to those whom the change concerns; null where nothing changes for them now.</returns>
    public static string? NewsOf(PhaseStanding? before, PhaseStanding after) =>
        (before?.State ?? PhaseState.Planned) != after.State ? $"Phase{after.State}"
        : after.State == PhaseState.Open && before!.Plan.End != after.Plan.End ? Moved
        : null;

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
                done += await db.AsOneAsync(token => TurnAsync(campaignId, token), ct);
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

    private async Task<int> TurnAsync(int campaignId, CancellationToken ct)
    {
        var done = await TurnAsync(await db.Campaigns.SingleAsync(c => c.Id == campaignId, ct), ct);
        await db.SaveChangesAsync(ct);
        return done;
    }

    /// <summary>Every phase of this running campaign whose day has come; the caller saves.</summary>
    /// <returns>How many phases were turned and duties laid out or withdrawn.</returns>
    public async Task<int> TurnAsync(Campaign campaign, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var phases = await PhaseGate.Of(db, campaign.Id).ToListAsync(ct);
        var ids = phases.ConvertAll(p => p.Id);
        var effects = await db.PhaseEffects.Where(e => ids.Contains(e.PhaseId)).ToListAsync(ct);
        var turned = 0;
        List<Phase> told = [];
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
                    told.Add(phase);
                }
            }
        }

        var laidOut = await layout.LayOutAsync(campaign.Id, [.. phases.Where(p => p.StateAt(now) == PhaseState.Open).Select(p => p.Id)], Actor.System, ct);
        await TellAskedAsync(laidOut.Asked.Where(a => !told.Exists(p => p.Id == a.PhaseId)), ct);
        foreach (var phase in told)
        {
            await TellAsync(campaign, phase, $"Phase{phase.StateByDates(now)}", laidOut.Asked, ct);
        }

        return turned + laidOut.Count;
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

    /// <summary>Of what is asked by phases that were open before.</summary>
    private Task TellAskedAsync(IEnumerable<AskedDuty> asked, CancellationToken ct) =>
        recipients.TellUnitsAsync("DutiesLaidOut", [.. asked.GroupBy(a => a.UnitId).Select(g => new UnitNews(g.Key, TitlesOf(g), "/Duties"))], ct);

    /// <summary>One message a unit: with what it is asked for, if it is asked for something. A phase that only names a time tells nobody.</summary>
    private async Task TellAsync(Campaign campaign, Phase phase, string news, IReadOnlyList<AskedDuty> asked, CancellationToken ct)
    {
        var about = $"{campaign.Name} {phase.Name}";
        var byUnit = asked.Where(a => a.PhaseId == phase.Id && news != Moved).ToLookup(a => a.UnitId);
        await recipients.TellUnitsAsync("PhaseAsks", [.. byUnit.Select(g => new UnitNews(g.Key, $"{about} – {TitlesOf(g)}", "/Duties"))], ct);
        if (phase.Functions.Count > 0)
        {
            var units = await ToldUnits(db, campaign.Id, clock.Today()).ToListAsync(ct);
            await recipients.TellUnitsAsync(units.FindAll(id => !byUnit.Contains(id)), news, about, $"/Timeline/{campaign.Id}", ct);
        }
    }

    private static string TitlesOf(IEnumerable<AskedDuty> asked) => string.Join('、', asked.Select(a => a.Terms.Title));

    /// <summary>Whom a phase tells that opens or closes some work: the participants, and the offices that score them.</summary>
    public static IQueryable<int> ToldUnits(CampaignDbContext db, int campaignId, DateOnly today) =>
        db.Campaigns.Where(c => c.Id == campaignId).SelectMany(c => c.Participations)
            .Where(p => p.JoinedOn <= today && (p.LeftOn == null || p.LeftOn > today)).Select(p => p.UnitId)
            .Union(db.ScoreSheets.Where(s => s.CampaignId == campaignId && s.RaterUnitId != null
                && db.Rounds.Any(r => r.Id == s.RoundId && r.State == Domain.Assessments.RoundState.Open)).Select(s => s.RaterUnitId!.Value));
}
