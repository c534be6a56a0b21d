using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>A phase belongs to its campaign: who sees that whole, sees its phases and their tasks.</summary>
public static class PhaseScope
{
    /// <returns>Null when there is no such phase in a campaign that the person sees whole, or it was removed.</returns>
    public static async Task<(Phase Phase, Campaign Campaign)?> FindPhaseAsync(this CampaignDbContext db, Access access, string permit, int id, CancellationToken ct)
    {
        var campaigns = db.Campaigns.Organised(access, permit);
        var found = await (from p in db.Phases
                           where p.Id == id && p.RemovedAt == null
                           join c in campaigns on p.CampaignId equals c.Id
                           select new { Phase = p, Campaign = c }).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.Phase, found.Campaign);
    }

    /// <summary>Inside a transaction, after a page has found it.</summary>
    /// <exception cref="RefusedException">Somebody removed it meanwhile.</exception>
    public static async Task<(Phase Phase, Campaign Campaign)> LoadPhaseAsync(this CampaignDbContext db, Access access, string permit, int id, CancellationToken ct) =>
        await db.FindPhaseAsync(access, permit, id, ct) ?? throw new RefusedException(Refusal.ChangedByAnother);

    /// <returns>Null when there is no such task in a campaign that the person sees whole, or its phase was removed.</returns>
    public static async Task<(PhaseTask Task, Campaign Campaign)?> FindTaskAsync(this CampaignDbContext db, Access access, string permit, int id, CancellationToken ct)
    {
        var campaigns = db.Campaigns.Organised(access, permit);
        var found = await (from t in db.PhaseTasks
                           where t.Id == id && db.Phases.Any(p => p.Id == t.PhaseId && p.RemovedAt == null)
                           join c in campaigns on t.CampaignId equals c.Id
                           select new { Task = t, Campaign = c }).SingleOrDefaultAsync(ct);
        return found is null ? null : (found.Task, found.Campaign);
    }

    /// <inheritdoc cref="LoadPhaseAsync"/>
    public static async Task<(PhaseTask Task, Campaign Campaign)> LoadTaskAsync(this CampaignDbContext db, Access access, string permit, int id, CancellationToken ct) =>
        await db.FindTaskAsync(access, permit, id, ct) ?? throw new RefusedException(Refusal.ChangedByAnother);
}
