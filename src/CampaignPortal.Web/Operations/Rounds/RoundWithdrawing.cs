using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>What goes with a round that is withdrawn.</summary>
/// <param name="PeopleCount">Those who are told; nobody where it had not opened.</param>
public sealed record RoundTraces(int SelfCount, int SheetCount, int PeopleCount, bool IsUsed);

/// <summary>Withdraws a round that was planned or opened by mistake, with the sheets in which nobody has filled in anything (撤销).</summary>
public sealed class RoundWithdrawing(CampaignDbContext db, Recipients recipients, TimeProvider clock)
{
    public async Task<RoundTraces> TracesAsync(Round round, CancellationToken ct)
    {
        var id = round.Id;
        return new RoundTraces(
            await db.SelfAssessments.CountAsync(s => s.RoundId == id, ct), await db.ScoreSheets.CountAsync(s => s.RoundId == id, ct),
            round.State == RoundState.Open ? await recipients.CountAsync(await UnitsAsync(id, ct), ct) : 0, await IsUsedAsync(id, ct));
    }

    /// <exception cref="RefusedException">Somebody has filled in something, or the round is closed.</exception>
    public Task WithdrawAsync(int roundId, long expectedVersion, string reason, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var now = clock.GetUtcNow();
                var round = await db.Rounds.Include(r => r.Participants).Include(r => r.Extensions).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == roundId, token)
                    ?? throw new RefusedException(Refusal.ChangedByAnother);
                db.ExpectVersion(round, expectedVersion);
                round.Withdraw(await IsUsedAsync(roundId, token), reason, actor, now);
                await TakeSheetsBackAsync(roundId, actor, now, token);
                db.RoundEffects.RemoveRange(await db.RoundEffects.Where(e => e.RoundId == roundId).ToListAsync(token));
                if (round.State == RoundState.Open)
                {
                    var campaign = await db.Campaigns.Where(c => c.Id == round.CampaignId).Select(c => c.Name).SingleAsync(token);
                    await recipients.TellUnitsAsync([.. round.Participants.Select(p => p.UnitId)], "RoundWithdrawn", $"{campaign} {round.Quarter.Name}", "/Rounds", token);
                }

                db.Rounds.Remove(round);
                await db.SaveChangesAsync(token);
            },
            ct);

    private async Task TakeSheetsBackAsync(int roundId, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var self in await db.SelfAssessments.Where(s => s.RoundId == roundId).Include(s => s.Answers).ToListAsync(ct))
        {
            self.TakeBack(actor, now);
            db.RemoveRange(self.Answers);
            db.Remove(self);
        }

        foreach (var sheet in await db.ScoreSheets.Where(s => s.RoundId == roundId).Include(s => s.Marks).Include(s => s.Recusals).AsSplitQuery().ToListAsync(ct))
        {
            sheet.TakeBack(actor, now);
            db.RemoveRange(sheet.Marks);
            db.Remove(sheet);
        }
    }

    private async Task<IReadOnlyCollection<int>> UnitsAsync(int roundId, CancellationToken ct) =>
        await db.Rounds.Where(r => r.Id == roundId).SelectMany(r => r.Participants).Select(p => p.UnitId).ToListAsync(ct);

    private Task<bool> IsUsedAsync(int roundId, CancellationToken ct)
    {
        var (selfs, sheets) = (db.SelfAssessments.Where(s => s.RoundId == roundId), db.ScoreSheets.Where(s => s.RoundId == roundId));
        return db.Rounds.Where(r => r.Id == roundId).AnyAsync(
            r => selfs.Any(s => s.State != SheetState.Draft || s.Contributors.Any())
                || sheets.Any(s => s.State != SheetState.Draft || s.Marks.Any(m => m.FilledAt != null || m.IsNotApplicable || m.Points != null || m.Numerator != null || m.LevelCode != null || m.IsMet != null) || db.ImportBatches.Any(b => b.SheetId == s.Id))
                || db.Evidence.Any(e => e.Uses.Any(u => u.Kind == EvidenceUseKind.SelfAnswer && selfs.Any(s => s.Id == u.SubjectId)))
                || db.Occurrences.Any(o => o.RoundId == roundId) || db.RoundResults.Any(x => x.RoundId == roundId) || db.FigureLists.Any(l => l.RoundId == roundId) || db.Pronouncements.Any(p => p.RoundId == roundId),
            ct);
    }
}
