using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>An occurrence that keeps a round from being closed.</summary>
public sealed record UndecidedOccurrence(int Id, string Number);

/// <summary>Closes a round: nothing undecided may be left, and the submitted score sheets are confirmed with it.</summary>
public sealed class RoundClosing(CampaignDbContext db, RoundFigures figures, RoundGates gates, TimeProvider clock)
{
    /// <returns>The occurrences that nobody has decided, by number.</returns>
    public async Task<IReadOnlyList<UndecidedOccurrence>> UndecidedAsync(int roundId, CancellationToken ct) =>
        await db.Occurrences.Where(o => o.RoundId == roundId && OccurrenceStates.Undecided.Contains(o.State))
            .OrderBy(o => o.Number).Select(o => new UndecidedOccurrence(o.Id, o.Number)).ToListAsync(ct);

    /// <returns>Their numbers, as rules and refusals name them.</returns>
    public async Task<IReadOnlyList<string>> UndecidedNumbersAsync(int roundId, CancellationToken ct) =>
        [.. (await UndecidedAsync(roundId, ct)).Select(o => o.Number)];

    /// <exception cref="RefusedException">Figures from elsewhere or pronouncements wait for somebody to confirm them; they are named.</exception>
    public async Task RequireConfirmedAsync(int roundId, CancellationToken ct)
    {
        var columns = await figures.UnconfirmedAsync(roundId, ct);
        RefusedException.ThrowIf(columns.Count > 0 ? Refusal.FiguresUnconfirmed : null, string.Join('、', columns));
        var pronounced = (await gates.StandingAsync(roundId, ct)).Where(p => !p.IsConfirmed).Select(p => $"{p.Unit} {p.Gate.Zh}").ToList();
        RefusedException.ThrowIf(pronounced.Count > 0 ? Refusal.PronouncementsUnconfirmed : null, string.Join('、', pronounced));
    }

    /// <exception cref="RefusedException">Occurrences are undecided, or figures or pronouncements unconfirmed; they are named.</exception>
    public Task CloseAsync(int roundId, long expectedVersion, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var now = clock.GetUtcNow();
                var round = await db.Rounds.SingleAsync(r => r.Id == roundId, token);
                db.ExpectVersion(round, expectedVersion);
                round.Close(await UndecidedNumbersAsync(roundId, token), actor, now);
                await RequireConfirmedAsync(roundId, token);
                foreach (var sheet in await db.ScoreSheets.Where(s => s.RoundId == roundId && s.State == SheetState.Submitted).ToListAsync(token))
                {
                    sheet.Confirm(round, actor, now);
                }

                await db.SaveChangesAsync(token);
            },
            ct);
}
