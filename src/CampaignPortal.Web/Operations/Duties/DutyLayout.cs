using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Duties;

/// <summary>What a task will ask once it is stored, shown before.</summary>
/// <param name="Asked">Units that it asks today.</param>
/// <param name="Moving">Units that have not filed yet and whose day moves.</param>
/// <param name="Filed">Units that have filed; they keep their time.</param>
/// <param name="Released">Units that are not asked any more.</param>
public sealed record TaskOutlook(DateOnly DueOn, IReadOnlyList<string> Asked, IReadOnlyList<string> Moving, IReadOnlyList<string> Filed, IReadOnlyList<string> Released);

/// <summary>What a unit is asked for by a task of a phase.</summary>
public sealed record AskedDuty(int PhaseId, int UnitId, DutyTerms Terms);

/// <param name="Asked">New, or asked again.</param>
public sealed record LaidOut(IReadOnlyList<AskedDuty> Asked, int WithdrawnCount)
{
    public int Count => Asked.Count + WithdrawnCount;
}

/// <summary>Lays duties out for the tasks of phases that are open: once for each task and participant, whenever it joined.</summary>
public sealed class DutyLayout(CampaignDbContext db, WorkCalendar calendar, Recipients recipients, TimeProvider clock)
{
    private sealed record Place(int UnitId, string Name, UnitKind Kind, string CategoryCode);

    /// <summary>Adds what is missing, asks again what is meant again, and withdraws what units owe that take part no longer; the caller saves, and tells those who are asked.</summary>
    /// <param name="phaseIds">Phases of one running campaign that are open.</param>
    public async Task<LaidOut> LayOutAsync(int campaignId, IReadOnlyCollection<int> phaseIds, Actor actor, CancellationToken ct)
    {
        var (tasks, places) = (await TasksAsync(phaseIds, ct), await PlacesAsync(campaignId, ct));
        List<Duty> duties = [.. from m in await MissingAsync(tasks, places, ct)
                                select new Duty(campaignId, DutyOrigin.PhaseTask, m.Task.Id, m.UnitId, m.Task.RecipientUnitIds, m.Task.Plan.Terms(calendar), actor, clock.GetUtcNow())];
        db.Duties.AddRange(duties);
        duties.AddRange(await AskAgainAsync(tasks, places, actor, ct));
        var phases = tasks.ToDictionary(t => t.Id, t => t.PhaseId);
        var present = places.Select(p => p.UnitId).ToList();
        var withdrawn = await WithdrawAsync(
            db.Duties.Where(d => d.CampaignId == campaignId && d.Origin == DutyOrigin.PhaseTask && !present.Contains(d.OwedByUnitId)), null, actor, ct);
        return new LaidOut(duties.ConvertAll(d => new AskedDuty(phases[d.OriginId], d.OwedByUnitId, d.Terms)), withdrawn);
    }

    /// <summary>What these phases would ask of units that they have not asked yet.</summary>
    public async Task<IReadOnlyList<AskedDuty>> WouldAskAsync(int campaignId, IReadOnlyCollection<int> phaseIds, CancellationToken ct)
    {
        var tasks = await TasksAsync(phaseIds, ct);
        return tasks.Count == 0 ? [] : [.. (await MissingAsync(tasks, await PlacesAsync(campaignId, ct), ct)).Select(m => new AskedDuty(m.Task.PhaseId, m.UnitId, m.Task.Plan.Terms(calendar)))];
    }

    /// <summary>Nothing is asked any more of those that still owe it, and their units are told; the caller saves.</summary>
    /// <returns>How many.</returns>
    public async Task<int> WithdrawAsync(IQueryable<Duty> duties, string? reason, Actor actor, CancellationToken ct)
    {
        var owed = await duties.Where(d => DutyStates.Outstanding.Contains(d.State)).ToListAsync(ct);
        owed.ForEach(d => d.Withdraw(reason, actor, clock.GetUtcNow()));
        await recipients.TellUnitsAsync("DutyWithdrawn", owed.ConvertAll(NewsOf), ct);
        return owed.Count;
    }

    /// <param name="taskId">0 for a task that is not stored yet.</param>
    public async Task<TaskOutlook> OutlookAsync(int campaignId, int taskId, TaskPlan plan, CancellationToken ct)
    {
        var (terms, places) = (plan.Terms(calendar), await PlacesAsync(campaignId, ct));
        var duties = await (from d in db.Duties
                            where d.Origin == DutyOrigin.PhaseTask && d.OriginId == taskId && d.State != DutyState.Withdrawn
                            join u in db.Units on d.OwedByUnitId equals u.Id
                            orderby u.Path
                            select new { u.Id, u.Name, d.State, d.Terms.DueOn }).ToListAsync(ct);
        var asked = places.Where(p => plan.IsFor(p.Kind, p.CategoryCode)).ToDictionary(p => p.UnitId, p => p.Name);
        return new TaskOutlook(
            terms.DueOn, [.. asked.Values],
            [.. duties.Where(d => d.State.IsOutstanding && asked.ContainsKey(d.Id) && d.DueOn != terms.DueOn).Select(d => d.Name)],
            [.. duties.Where(d => d.State.IsDone).Select(d => d.Name)],
            [.. duties.Where(d => d.State.IsOutstanding && !asked.ContainsKey(d.Id)).Select(d => d.Name)]);
    }

    private Task<List<PhaseTask>> TasksAsync(IReadOnlyCollection<int> phaseIds, CancellationToken ct) =>
        db.PhaseTasks.Where(t => phaseIds.Contains(t.PhaseId) && t.CancelledAt == null).OrderBy(t => t.Id).ToListAsync(ct);

    /// <summary>Who joins after a day has passed is not asked for what was due then, and who carries on for another unit not for what that one filed.</summary>
    private async Task<IReadOnlyList<(PhaseTask Task, int UnitId)>> MissingAsync(List<PhaseTask> tasks, IReadOnlyList<Place> places, CancellationToken ct)
    {
        var (ids, today) = (tasks.ConvertAll(t => t.Id), clock.Today());
        var duties = await db.Duties.Where(d => d.Origin == DutyOrigin.PhaseTask && ids.Contains(d.OriginId))
            .Select(d => new { d.OriginId, d.OwedByUnitId, IsDone = DutyStates.Done.Contains(d.State) }).ToListAsync(ct);
        var heirs = await db.HeirsAsync(ct);
        var known = duties.Select(d => (d.OriginId, UnitId: d.OwedByUnitId))
            .Concat(from d in duties where d.IsDone && heirs.ContainsKey(d.OwedByUnitId) select (d.OriginId, UnitId: heirs[d.OwedByUnitId])).ToLookup(d => d.OriginId, d => d.UnitId);
        return [.. from task in tasks
                   where !known.Contains(task.Id) || task.Plan.Terms(calendar).DueOn >= today
                   from place in places
                   where task.Plan.IsFor(place.Kind, place.CategoryCode) && !known[task.Id].Contains(place.UnitId)
                   select (task, place.UnitId)];
    }

    /// <summary>What was withdrawn and is meant again: the unit is back, or the task was widened.</summary>
    private async Task<IReadOnlyList<Duty>> AskAgainAsync(IReadOnlyCollection<PhaseTask> tasks, IReadOnlyList<Place> places, Actor actor, CancellationToken ct)
    {
        var (byId, today) = (tasks.ToDictionary(t => t.Id), clock.Today());
        var withdrawn = await db.Duties.Include(d => d.Filings).Include(d => d.Extensions).AsSplitQuery()
            .Where(d => d.Origin == DutyOrigin.PhaseTask && d.State == DutyState.Withdrawn && byId.Keys.Contains(d.OriginId)).ToListAsync(ct);
        List<Duty> meant = [];
        foreach (var duty in withdrawn)
        {
            var (task, terms) = (byId[duty.OriginId], byId[duty.OriginId].Plan.Terms(calendar));
            if (terms.DueOn >= today && places.Any(p => p.UnitId == duty.OwedByUnitId && task.Plan.IsFor(p.Kind, p.CategoryCode)))
            {
                duty.Reinstate(terms, actor, clock.GetUtcNow());
                meant.Add(duty);
            }
        }

        return meant;
    }

    private static UnitNews NewsOf(Duty duty) => new(duty.OwedByUnitId, duty.Terms.Title, "/Duties");

    /// <summary>After a task was changed: what nobody has filed yet follows it; who is not asked any more owes nothing. The caller saves.</summary>
    public async Task ReviseAsync(PhaseTask task, string? reason, Actor actor, CancellationToken ct)
    {
        var (terms, now) = (task.Plan.Terms(calendar), clock.GetUtcNow());
        var places = await PlacesAsync(task.CampaignId, ct);
        int[] asked = task.CancelledAt is null ? [.. places.Where(p => task.Plan.IsFor(p.Kind, p.CategoryCode)).Select(p => p.UnitId)] : [];
        var duties = db.Duties.Where(d => d.Origin == DutyOrigin.PhaseTask && d.OriginId == task.Id);
        await WithdrawAsync(duties.Where(d => !asked.Contains(d.OwedByUnitId)), reason, actor, ct);
        var owed = await duties.Include(d => d.Extensions).Where(d => DutyStates.Outstanding.Contains(d.State) && asked.Contains(d.OwedByUnitId)).ToListAsync(ct);
        var moved = owed.FindAll(d => d.Terms with { CalendarVersion = terms.CalendarVersion } != terms);
        moved.ForEach(d => d.Revise(terms, reason, actor, now));
        await recipients.TellUnitsAsync("DutyRevised", moved.ConvertAll(NewsOf), ct);
    }

    private async Task<IReadOnlyList<Place>> PlacesAsync(int campaignId, CancellationToken ct)
    {
        var today = clock.Today();
        return await (from c in db.Campaigns
                      where c.Id == campaignId
                      from p in c.Participations
                      where p.JoinedOn <= today && (p.LeftOn == null || p.LeftOn > today)
                      join u in db.Units on p.UnitId equals u.Id
                      orderby u.Path
                      select new Place(p.UnitId, u.Name, u.Kind, p.CategoryCode)).ToListAsync(ct);
    }
}
