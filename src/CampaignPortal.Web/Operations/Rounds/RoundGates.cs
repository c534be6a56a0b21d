using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>A gate of a quarter's scheme, and for whom it was pronounced.</summary>
/// <param name="Pronouncements">In their order, those withdrawn too.</param>
public sealed record GateSheet(Gate Gate, IReadOnlyList<Pronouncement> Pronouncements);

/// <summary>A pronouncement that stands.</summary>
public sealed record PronouncedGate(LocalText Gate, string Unit, bool IsConfirmed);

/// <summary>The gates of a quarter's scheme (一票否决、资格条件) and their pronouncements: recorded by one, confirmed by another.</summary>
public sealed class RoundGates(CampaignDbContext db, Schemes schemes, RoundFigures figures, Recipients recipients, TimeProvider clock)
{
    /// <summary>In the order of the scheme; empty where it has none.</summary>
    public async Task<IReadOnlyList<GateSheet>> SheetsAsync(int roundId, CancellationToken ct)
    {
        var gates = (await schemes.OfRoundAsync(roundId, ct)).Content.Standing.Gates;
        var pronounced = gates.Any(g => g.IsRecorded) ? await db.Pronouncements.AsNoTracking().Where(p => p.RoundId == roundId).OrderBy(p => p.Id).ToListAsync(ct) : [];
        return [.. gates.Select(g => new GateSheet(g, [.. pronounced.Where(p => p.GateCode == g.Code)]))];
    }

    /// <summary>Those that stand, confirmed or not, unit by unit.</summary>
    public async Task<IReadOnlyList<PronouncedGate>> StandingAsync(int roundId, CancellationToken ct)
    {
        var standing = await (from p in db.Pronouncements
                              where p.RoundId == roundId && p.State != PronouncementState.Withdrawn
                              from unit in db.Rounds.Where(r => r.Id == roundId).SelectMany(r => r.Participants)
                              where unit.UnitId == p.UnitId
                              orderby unit.Order, p.Id
                              select new { p.GateCode, unit.UnitName, p.State }).ToListAsync(ct);
        var rules = standing.Count == 0 ? StandingRules.None : (await schemes.OfRoundAsync(roundId, ct)).Content.Standing;
        return [.. standing.Select(s => new PronouncedGate(rules.FindGate(s.GateCode)!.Name, s.UnitName, s.State == PronouncementState.Confirmed))];
    }

    public Task PronounceAsync(int roundId, Gate gate, int unitId, GateGrounds grounds, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var round = await LoadAsync(roundId, token);
                var earlier = await db.Pronouncements.Where(p => p.RoundId == roundId && p.GateCode == gate.Code && p.UnitId == unitId).ToListAsync(token);
                db.Add(new Pronouncement(round, gate, unitId, grounds, earlier, await figures.AfterDecisionAsync(round, token), actor, clock.GetUtcNow()));
                await db.SaveChangesAsync(token);
            },
            ct);

    /// <summary>From now on it counts, and the unit is told.</summary>
    public Task ConfirmAsync(int id, long expectedVersion, Actor actor, CancellationToken ct) =>
        ActAsync(
            id, expectedVersion,
            (pronouncement, round, gate, late, now) =>
            {
                pronouncement.Confirm(round, gate, late, actor, now);
                return "GateConfirmed";
            },
            ct);

    /// <summary>The unit is told where it had been told of the confirmation.</summary>
    public Task WithdrawAsync(int id, long expectedVersion, string reason, Actor actor, CancellationToken ct) =>
        ActAsync(
            id, expectedVersion,
            (pronouncement, round, gate, late, now) =>
            {
                pronouncement.Withdraw(round, gate, reason, late, actor, now);
                return pronouncement.ConfirmedAt is null ? null : "GateWithdrawn";
            },
            ct);

    /// <param name="act">Does it, and says of what kind the message to the unit is; null for none.</param>
    private Task ActAsync(int id, long expectedVersion, Func<Pronouncement, Round, Gate, LateFacts?, DateTimeOffset, string?> act, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var pronouncement = await db.Pronouncements.SingleAsync(p => p.Id == id, token);
                var round = await LoadAsync(pronouncement.RoundId, token);
                var gate = (await schemes.OfRoundAsync(round.Id, token)).Content.Standing.FindGate(pronouncement.GateCode)!;
                db.ExpectVersion(pronouncement, expectedVersion);
                if (act(pronouncement, round, gate, await figures.AfterDecisionAsync(round, token), clock.GetUtcNow()) is { } kind)
                {
                    var campaign = await db.Campaigns.Where(c => c.Id == round.CampaignId).Select(c => c.Name).SingleAsync(token);
                    await recipients.TellUnitsAsync([pronouncement.UnitId], kind, $"{campaign} {round.Quarter.Name} {gate.Name.Zh}", "/Results", token);
                }

                await db.SaveChangesAsync(token);
            },
            ct);

    private Task<Round> LoadAsync(int roundId, CancellationToken ct) => db.Rounds.Include(r => r.Participants).SingleAsync(r => r.Id == roundId, ct);
}
