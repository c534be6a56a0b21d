using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Organisation;
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

    /// <summary>What was owed to a closed unit is owed to who carries on; where nobody does it stays, to be changed by hand.</summary>
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
        var heirs = await db.HeirsAsync(ct);
        db.PhaseTasks.AddRange(tasks.Select(t => new PhaseTask(
            Guid.NewGuid(), byId[t.PhaseId], copy.State,
            t.Plan with { Due = later(t.Due), RecipientUnitIds = [.. t.RecipientUnitIds.Select(id => heirs.GetValueOrDefault(id, id)).Distinct()] }, me, now)));
    }

    private IQueryable<Phase> Phases(int campaignId) => db.Phases.Where(p => p.CampaignId == campaignId && p.RemovedAt == null);

    private IQueryable<PhaseTask> Tasks(int campaignId) =>
        db.PhaseTasks.Where(t => t.CampaignId == campaignId && t.CancelledAt == null && db.Phases.Any(p => p.Id == t.PhaseId && p.RemovedAt == null));
}
