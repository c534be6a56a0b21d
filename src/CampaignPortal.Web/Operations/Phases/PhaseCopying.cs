using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Phases;

/// <summary>
/// Plans the phases of an earlier campaign and their tasks once more, later. What was decided by hand and what was filed
/// belongs to the earlier one.
/// </summary>
public sealed class PhaseCopying(CampaignDbContext db, Access access, TimeProvider clock)
{
    public async Task<(int Phases, int Tasks)> CountAsync(int sourceId, CancellationToken ct) =>
        (await Phases(sourceId).CountAsync(ct), await Tasks(sourceId).CountAsync(ct));

    /// <param name="later">Moves every date.</param>
    public async Task CopyAsync(Campaign copy, int sourceId, Func<ImpreciseDate, ImpreciseDate> later, CancellationToken ct)
    {
        var (me, now) = (access.Self, clock.GetUtcNow());
        var sources = await Phases(sourceId).OrderBy(p => p.Order).ThenBy(p => p.Id).AsNoTracking().ToListAsync(ct);
        List<Phase> phases = sources.ConvertAll(p => new Phase(
            Guid.NewGuid(), copy, p.Plan with { Begin = later(p.Begin), End = p.End is { } end ? later(end) : null }, me, now));
        db.Phases.AddRange(phases);
        await db.SaveChangesAsync(ct);
        var byId = sources.Zip(phases).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        var tasks = await Tasks(sourceId).OrderBy(t => t.Id).AsNoTracking().ToListAsync(ct);
        var heirs = await HeirsAsync([.. tasks.SelectMany(t => t.RecipientUnitIds)], ct);
        db.PhaseTasks.AddRange(tasks.Select(t => new PhaseTask(
            Guid.NewGuid(), byId[t.PhaseId], copy.State,
            t.Plan with { Due = later(t.Due), RecipientUnitIds = [.. t.RecipientUnitIds.Select(id => heirs.GetValueOrDefault(id, id)).Distinct()] }, me, now)));
    }

    private IQueryable<Phase> Phases(int campaignId) => db.Phases.Where(p => p.CampaignId == campaignId && p.RemovedAt == null);

    private IQueryable<PhaseTask> Tasks(int campaignId) =>
        db.PhaseTasks.Where(t => t.CampaignId == campaignId && t.CancelledAt == null && db.Phases.Any(p => p.Id == t.PhaseId && p.RemovedAt == null));

    /// <returns>Of recipients that are closed, who carries on their work; those without a successor stay, to be changed by hand.</returns>
    private async Task<Dictionary<int, int>> HeirsAsync(int[] unitIds, CancellationToken ct)
    {
        var today = access.Today;
        var closed = await db.Units.Where(u => unitIds.Contains(u.Id) && u.ClosedOn < today && u.Successions.Any())
            .Select(u => new { u.Id, Heir = u.Successions.OrderBy(s => s.Id).Select(s => s.SuccessorId).First() }).ToListAsync(ct);
        return closed.ToDictionary(u => u.Id, u => u.Heir);
    }
}
