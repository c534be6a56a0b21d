using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations;

/// <summary>Decides a preview, or registers a body's decision on it; a correction takes the place of what it corrects in the same unit of work.</summary>
public sealed class ResultDeciding(CampaignDbContext db, Access access, Recipients recipients, TimeProvider clock)
{
    private const int SealAttempts = 3;

    /// <summary>As whom the person decides: as the one whom the campaign names, where he is that or acts for him; null when his rights do not reach the campaign.</summary>
    public async Task<Actor?> DeciderAsync(int organiserUnitId, CampaignSettings settings, CancellationToken ct)
    {
        var own = await access.ActorForAsync(Permit.DecideResults, organiserUnitId, ct);
        if (own is null || own.PrincipalId == settings.DeciderPersonId)
        {
            return own;
        }

        var named = (await access.RightsAsync(ct)).FirstOrDefault(r =>
            Permit.RolesOf(Permit.DecideResults).Contains(r.Role) && r.Via is { } via
            && via.ForPersonId == settings.DeciderPersonId && via.Permits.Contains(Permit.DecideResults));
        return named?.Via is { } acting ? new Actor(access.PersonId, acting.ForPersonId, acting.Capacity) : own;
    }

    /// <exception cref="RefusedException">It is decided, computed by this person, or a statement is unanswered.</exception>
    public async Task DecideAsync(int resultId, long expectedVersion, ResultDecision decision, Actor actor, CancellationToken ct)
    {
        await SealAsync(ct);
        await db.AsOneAsync(token => DecideInOneGoAsync(resultId, expectedVersion, decision, actor, token), ct);
        await SealAsync(ct);
    }

    private async Task DecideInOneGoAsync(int resultId, long expectedVersion, ResultDecision decision, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var result = await db.RoundResults.Include(r => r.Statements).Include(r => r.Standings).AsSplitQuery().SingleAsync(r => r.Id == resultId, ct);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == result.CampaignId, ct);
        db.ExpectVersion(result, expectedVersion);
        result.Decide(decision, campaign.Settings, actor, now);
        if (result.CorrectsNumber is { } corrected)
        {
            var earlier = await db.RoundResults.SingleAsync(r => r.RoundId == result.RoundId && r.Number == corrected, ct);
            earlier.Supersede(result, actor, now);
        }

        var quarter = await db.Rounds.Where(r => r.Id == result.RoundId).Select(r => r.Quarter).SingleAsync(ct);
        await recipients.TellUnitsAsync(
            [.. result.Standings.Select(s => s.UnitId)], result.CorrectsNumber is null ? "ResultDecided" : "ResultCorrected",
            $"{campaign.Name} {quarter}", $"/Results/Ranking/{result.Id}", ct);
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
}
