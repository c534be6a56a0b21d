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

    /// <summary>The first successor was asked once and let off; he is asked again.</summary>
    Revived,

    /// <summary>Nobody takes the place of the unit in the campaigns.</summary>
    Dropped,

    /// <summary>It is owed to the first successor alone, who cannot sign for himself.</summary>
    OwedToHeir,
}

/// <param name="Duty">Tracked.</param>
/// <param name="Unit">Name of the unit that owes it until then.</param>
/// <param name="Own">The first successor's own one of the same task, tracked; null when he was never asked.</param>
public sealed record InheritedDuty(Duty Duty, string Unit, DutyFate Fate, Duty? Own);

/// <summary>Finds somebody for what units still owe when they are merged or split: nothing is left with a unit that is closed.</summary>
public sealed class DutySuccession(CampaignDbContext db, TimeProvider clock)
{
    /// <summary>The same for the preview and for the carrying out.</summary>
    public async Task<IReadOnlyList<InheritedDuty>> ReadAsync(Reorganisation change, CancellationToken ct)
    {
        int[] ids = [.. change.Units.Select(u => u.UnitId)];
        var heir = change.Successors[0].UnitId ?? 0;
        var names = await db.Units.Where(u => ids.Contains(u.Id)).OrderBy(u => u.Path).Select(u => new { u.Id, u.Name }).ToListAsync(ct);
        var left = await db.Duties.Include(d => d.Recipients)
            .Where(d => ids.Contains(d.OwedByUnitId) && DutyStates.Outstanding.Contains(d.State) && db.Campaigns.Any(c => c.Id == d.CampaignId && CampaignStates.Changeable.Contains(c.State)))
            .OrderBy(d => d.Id).ToListAsync(ct);
        int[] origins = [.. left.Select(d => d.OriginId)];
        var own = await db.Duties.Include(d => d.Filings).Include(d => d.Extensions).AsSplitQuery().Where(d => d.OwedByUnitId == heir && origins.Contains(d.OriginId)).ToListAsync(ct);
        HashSet<(DutyOrigin, int)> taken = [];
        return [.. from unit in names
                   from duty in left
                   where duty.OwedByUnitId == unit.Id
                   let mine = own.Find(d => d.Origin == duty.Origin && d.OriginId == duty.OriginId)
                   select new InheritedDuty(duty, unit.Name, FateOf(change.Course, duty, mine, heir, taken.Add((duty.Origin, duty.OriginId))), mine)];
    }

    /// <summary>The caller saves.</summary>
    public async Task HandOverAsync(Reorganisation change, Unit heir, Actor actor, CancellationToken ct)
    {
        foreach (var (duty, unit, fate, own) in await ReadAsync(change, ct))
        {
            if (fate == DutyFate.GoesOn)
            {
                duty.HandOver(heir.Id, unit, heir.Name, change.Basis, actor, clock.GetUtcNow());
                continue;
            }

            if (fate == DutyFate.Revived)
            {
                own!.Reinstate(duty.Terms, actor, clock.GetUtcNow());
            }

            duty.Withdraw(change.Basis, actor, clock.GetUtcNow());
        }
    }

    /// <param name="isFirst">Whether no other unit of the change owes the same.</param>
    private static DutyFate FateOf(CampaignCourse course, Duty duty, Duty? own, int heir, bool isFirst) =>
        course == CampaignCourse.Leave ? DutyFate.Dropped
        : duty.WhyNotHandOver(heir) == Refusal.OwnWork ? DutyFate.OwedToHeir
        : !isFirst ? DutyFate.Doubled
        : own is null ? DutyFate.GoesOn
        : own.State == DutyState.Withdrawn ? DutyFate.Revived
        : DutyFate.Doubled;
}
