using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations;

/// <summary>Closes a round: nothing undecided may be left, and the submitted score sheets are confirmed with it.</summary>
public sealed class RoundClosing(CampaignDbContext db, TimeProvider clock)
{
    /// <returns>Numbers of the occurrences that nobody has decided, in their order.</returns>
    public async Task<IReadOnlyList<string>> UndecidedAsync(int roundId, CancellationToken ct) =>
        await db.Occurrences.Where(o => o.RoundId == roundId && OccurrenceStates.Undecided.Contains(o.State)).OrderBy(o => o.Number).Select(o => o.Number).ToListAsync(ct);

    /// <exception cref="RefusedException">Occurrences are undecided; they are named.</exception>
    public Task CloseAsync(int roundId, long expectedVersion, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var now = clock.GetUtcNow();
                var round = await db.Rounds.SingleAsync(r => r.Id == roundId, token);
                db.ExpectVersion(round, expectedVersion);
                round.Close(await UndecidedAsync(roundId, token), actor, now);
                foreach (var sheet in await db.ScoreSheets.Where(s => s.RoundId == roundId && s.State == SheetState.Submitted).ToListAsync(token))
                {
                    sheet.Confirm(round, actor, now);
                }

                await db.SaveChangesAsync(token);
            },
            ct);
}
