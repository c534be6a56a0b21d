using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Organisation;

/// <summary>What becomes of something that a unit still owes when it is closed.</summary>
public enum DutyFate
{
    /// <summary>The first successor files it.</summary>
    GoesOn,

    /// <summary>The first successor is asked for it already.</summary>
    Doubled,

    /// <summary>Nobody takes the place of the unit in the campaigns.</summary>
    Dropped,
}

/// <param name="Duty">Tracked.</param>
/// <param name="Unit">Name of the unit that owes it until then.</param>
public sealed record InheritedDuty(Duty Duty, string Unit, DutyFate Fate);

/// <summary>Finds somebody for what units still owe when they are merged or split: nothing is left with a unit that is closed.</summary>
public sealed class DutySuccession(CampaignDbContext db, TimeProvider clock)
{
    /// <summary>The same for the preview and for the carrying out.</summary>
    public async Task<IReadOnlyList<InheritedDuty>> ReadAsync(Reorganisation change, CancellationToken ct)
    {
        int[] ids = [.. change.Units.Select(u => u.UnitId)];
        var heir = change.Successors[0].UnitId ?? 0;
        var rows = await (from d in db.Duties
                          where (d.OwedByUnitId == heir || (ids.Contains(d.OwedByUnitId) && DutyStates.Outstanding.Contains(d.State)))
                              && db.Campaigns.Any(c => c.Id == d.CampaignId && CampaignStates.Changeable.Contains(c.State))
                          join u in db.Units on d.OwedByUnitId equals u.Id
                          orderby u.Path, d.Id
                          select new { Duty = d, u.Name }).ToListAsync(ct);
        var asked = rows.Where(r => r.Duty.OwedByUnitId == heir).Select(r => (r.Duty.Origin, r.Duty.OriginId)).ToHashSet();
        return [.. rows.Where(r => r.Duty.OwedByUnitId != heir).Select(r => new InheritedDuty(r.Duty, r.Name, FateOf(change.Course, asked.Add((r.Duty.Origin, r.Duty.OriginId)))))];
    }

    /// <summary>The caller saves.</summary>
    public async Task HandOverAsync(Reorganisation change, Unit heir, Actor actor, CancellationToken ct)
    {
        foreach (var (duty, unit, fate) in await ReadAsync(change, ct))
        {
            if (fate == DutyFate.GoesOn)
            {
                duty.HandOver(heir.Id, unit, heir.Name, change.Basis, actor, clock.GetUtcNow());
            }
            else
            {
                duty.Withdraw(change.Basis, actor, clock.GetUtcNow());
            }
        }
    }

    private static DutyFate FateOf(CampaignCourse course, bool isNew) => course == CampaignCourse.Leave ? DutyFate.Dropped : isNew ? DutyFate.GoesOn : DutyFate.Doubled;
}
