using System.Data.Common;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>Decides a preview, or registers a body's decision on it; a correction takes the place of what it corrects in the same unit of work.</summary>
public sealed partial class ResultDeciding(
    CampaignDbContext db, Access access, Schemes schemes, RoundFacts facts, Recipients recipients, EvidenceStore store, TimeProvider clock, ILogger<ResultDeciding> logger)
{
    private const int SealAttempts = 3;

    /// <summary>As whom the person decides: as the one whom the campaign names, where he is that or acts for him; null when his rights do not reach the campaign.</summary>
    public async Task<Actor?> DeciderAsync(int organiserUnitId, Decider decider, CancellationToken ct)
    {
        var own = await access.ActorForAsync(Permit.DecideResults, organiserUnitId, ct);
        if (own is null || own.PrincipalId == decider.PersonId)
        {
            return own;
        }

        var named = (await access.RightsAsync(ct)).FirstOrDefault(r =>
            Permit.RolesOf(Permit.DecideResults).Contains(r.Role) && r.Via is { } via
            && via.ForPersonId == decider.PersonId && via.Permits.Contains(Permit.DecideResults));
        return named?.Via is { } acting ? new Actor(access.PersonId, acting.ForPersonId, acting.Capacity) : own;
    }

    /// <summary>Who decides for somebody else must have no part in it: no unit of his stands in the ranking, and he marked nothing.</summary>
    public async Task<Refusal?> WhyNotInsteadAsync(int resultId, Actor actor, CancellationToken ct)
    {
        if (actor.ForPersonId is null)
        {
            return null;
        }

        var (me, homes) = (actor.PersonId, (await db.HomesOfAsync([actor.PersonId], access.Today, ct)).SelectMany(h => h).ToList());
        var hasPart = await db.RoundResults.AnyAsync(
            r => r.Id == resultId && (r.Standings.Any(s => homes.Contains(s.UnitId))
                || db.ScoreSheets.Any(s => s.RoundId == r.RoundId && (s.RaterPersonId == me || s.Submissions.Any(x => x.SubmittedBy.PersonId == me)))), ct);
        return hasPart ? Refusal.OwnWork : null;
    }

    /// <summary>Whether the result is of what is on record: what was entered, pronounced or decided since it was computed would be lost, or stay in it.</summary>
    public async Task<Refusal?> WhyNotYetAsync(int resultId, Round round, CancellationToken ct)
    {
        var scheme = await schemes.OfVersionAsync(round.SchemeVersionId!.Value, ct);
        if (!scheme.Content.HasStanding && FigureColumn.Of(scheme.Content).Count == 0 && !await db.SheetRulings.AnyAsync(r => r.RoundId == round.Id, ct))
        {
            return null;
        }

        var computed = Bundle.Parse(await db.RoundResults.Where(r => r.Id == resultId).Select(r => r.Bundle.Text).SingleAsync(ct)).Facts;
        return await facts.AreOnRecordAsync(round, scheme, computed, ct) ? null : Refusal.RecordedSince;
    }

    /// <exception cref="RefusedException">It is decided, computed by this person, or a statement is unanswered.</exception>
    public Task DecideAsync(int resultId, long expectedVersion, ResultDecision decision, Actor actor, CancellationToken ct) =>
        DecideAsync(resultId, expectedVersion, decision, null, actor, ct);

    /// <summary>Registers what a body decided, with its scanned minutes where there are any.</summary>
    /// <returns>What was wrong with the scan, in sentences; then nothing was registered.</returns>
    public async Task<IReadOnlyList<string>> RegisterAsync(
        ResultHead head, long expectedVersion, ResultDecision decision, IReadOnlyList<IFormFile> scan, Actor actor, CancellationToken ct)
    {
        var reception = await store.ReceiveAsync(scan, head.OrganiserUnitId, 0, ct);
        if (reception.Refusals.Count > 0)
        {
            return [.. reception.Refusals.Select(store.Sentence)];
        }

        try
        {
            var meeting = decision.MeetingOn!.Value;
            var intake = new EvidenceIntake(head.OrganiserUnitId, meeting, meeting, actor);
            await DecideAsync(head.Id, expectedVersion, decision, reception.Files.Count == 0 ? null : (reception.Files[0], intake), actor, ct);
            return [];
        }
        catch
        {
            await store.DiscardUnlessKeptAsync(reception.Files, ct);
            throw;
        }
    }

    private async Task DecideAsync(
        int resultId, long expectedVersion, ResultDecision decision, (EvidenceFile File, EvidenceIntake Intake)? scan, Actor actor, CancellationToken ct)
    {
        await SealAsync(ct);
        await db.AsOneAsync(
            async token => await DecideInOneGoAsync(
                resultId, expectedVersion, scan is { } pages ? await ScannedAsync(decision, resultId, pages.File, pages.Intake, token) : decision, actor, token),
            ct);
        try
        {
            await SealAsync(ct);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException)
        {
            // It is decided all the same, and the sealer chains it as soon as the database lets it.
            NotSealed(failure);
        }
    }

    private async Task<ResultDecision> ScannedAsync(ResultDecision decision, int resultId, EvidenceFile file, EvidenceIntake intake, CancellationToken ct)
    {
        var (now, roundId) = (clock.GetUtcNow(), await db.RoundResults.Where(r => r.Id == resultId).Select(r => r.RoundId).SingleAsync(ct));
        var evidence = store.Enter(file, intake);
        evidence.Use(EvidenceUseKind.Decision, resultId, roundId, null, intake.Actor, now);
        evidence.Freeze(EvidenceUseKind.Decision, resultId, intake.Actor, now);
        await db.SaveChangesAsync(ct);
        return decision.WithScan(evidence.Id);
    }

    private async Task DecideInOneGoAsync(int resultId, long expectedVersion, ResultDecision decision, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var result = await db.RoundResults.Include(r => r.Statements).Include(r => r.Standings).AsSplitQuery().SingleAsync(r => r.Id == resultId, ct);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == result.CampaignId, ct);
        db.ExpectVersion(result, expectedVersion);
        var round = await db.Rounds.SingleAsync(r => r.Id == result.RoundId, ct);
        RefusedException.ThrowIf(await WhyNotInsteadAsync(resultId, actor, ct));
        RefusedException.ThrowIf(result.WhyNotDecide(decision, round, campaign.Settings, actor, now) ?? await WhyNotYetAsync(resultId, round, ct));
        result.Decide(decision, round, campaign.Settings, actor, now);
        if (result.CorrectsNumber is { } corrected)
        {
            var earlier = await db.RoundResults.SingleAsync(r => r.RoundId == result.RoundId && r.Number == corrected, ct);
            earlier.Supersede(result, actor, now);
        }

        await recipients.TellUnitsAsync(
            [.. result.Standings.Select(s => s.UnitId)], result.CorrectsNumber is null ? "ResultDecided" : "ResultCorrected",
            $"{campaign.Name} {round.Quarter.Name}", $"/Results/Ranking/{result.Id}", ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Chains what is on record, so that the head printed with the result covers everything before it. Another instance may be sealing too; then from its head again.</summary>
    private async Task SealAsync(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                while (await AuditSealer.SealAsync(db, ct) > 0)
                {
                    db.ChangeTracker.Clear();
                }

                return;
            }
            catch (DbUpdateException failure) when (attempt < SealAttempts && DuplicateKey.Violated(failure))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The record of a decision was not sealed at once")]
    private partial void NotSealed(Exception failure);
}
