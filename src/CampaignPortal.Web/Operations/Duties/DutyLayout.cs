using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Duties;

/// <summary>What a task will ask once it is stored, shown before.</summary>
/// <param name="Asked">Units that it asks today.</param>
/// <param name="Moving">Units that have not filed yet and whose day moves.</param>
/// <param name="Filed">Units that have filed; they keep their time.</param>
/// <param name="Released">Units that are not asked any more.</param>
public sealed record TaskOutlook(DateOnly DueOn, IReadOnlyList<string> Asked, IReadOnlyList<string> Moving, IReadOnlyList<string> Filed, IReadOnlyList<string> Released);

/// <summary>Lays duties out for the tasks of phases that are open: once for each task and participant, whenever it joined.</summary>
public sealed class DutyLayout(CampaignDbContext db, WorkCalendar calendar, Recipients recipients, TimeProvider clock)
{
    private sealed record Place(int UnitId, string Name, UnitKind Kind, string CategoryCode);

    /// <summary>Adds what is missing, and withdraws what units still owe that take part no longer; the caller saves.</summary>
    /// <param name="phaseIds">Phases of one running campaign that are open.</param>
    /// <returns>How many duties were added or withdrawn.</returns>
    public async Task<int> LayOutAsync(int campaignId, IReadOnlyCollection<int> phaseIds, Actor actor, CancellationToken ct)
    {
        var tasks = await db.PhaseTasks.Where(t => phaseIds.Contains(t.PhaseId) && t.CancelledAt == null).OrderBy(t => t.Id).ToListAsync(ct);
        var ids = tasks.ConvertAll(t => t.Id);
        var known = (await db.Duties.Where(d => d.Origin == DutyOrigin.PhaseTask && ids.Contains(d.OriginId))
            .Select(d => new { d.OriginId, d.OwedByUnitId }).ToListAsync(ct)).ToLookup(d => d.OriginId, d => d.OwedByUnitId);
        var places = await PlacesAsync(campaignId, ct);
        List<Duty> added = [];
        foreach (var task in tasks)
        {
            added.AddRange(Missing(task, [.. known[task.Id]], places, actor));
        }

        db.Duties.AddRange(added);
        foreach (var byUnit in added.GroupBy(d => d.OwedByUnitId))
        {
            await recipients.TellUnitsAsync([byUnit.Key], "DutiesLaidOut", TitlesOf([.. byUnit]), "/Duties", ct);
        }

        return added.Count + await WithdrawOfLeaversAsync(campaignId, [.. places.Select(p => p.UnitId)], actor, ct);
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

    /// <summary>Who joins after a day has passed is not asked for what was due then.</summary>
    private IEnumerable<Duty> Missing(PhaseTask task, HashSet<int> known, IReadOnlyList<Place> places, Actor actor)
    {
        var terms = task.Plan.Terms(calendar);
        return known.Count > 0 && terms.DueOn < clock.Today()
            ? []
            : from place in places
              where task.Plan.IsFor(place.Kind, place.CategoryCode) && !known.Contains(place.UnitId)
              select new Duty(task.CampaignId, DutyOrigin.PhaseTask, task.Id, place.UnitId, task.RecipientUnitIds, terms, actor, clock.GetUtcNow());
    }

    private static string TitlesOf(IReadOnlyList<Duty> duties)
    {
        var titles = string.Join('、', duties.Select(d => d.Terms.Title));
        return titles.Length <= Message.AboutMaxLength ? titles : $"{titles[..(Message.AboutMaxLength - 1)]}…";
    }

    private async Task<int> WithdrawOfLeaversAsync(int campaignId, IReadOnlyCollection<int> unitIds, Actor actor, CancellationToken ct)
    {
        var left = await db.Duties.Where(d => d.CampaignId == campaignId && d.Origin == DutyOrigin.PhaseTask
            && DutyStates.Outstanding.Contains(d.State) && !unitIds.Contains(d.OwedByUnitId)).ToListAsync(ct);
        left.ForEach(d => d.Withdraw(null, actor, clock.GetUtcNow()));
        return left.Count;
    }

    /// <summary>After a task was changed: what nobody has filed yet follows it; who is not asked any more owes nothing. The caller saves.</summary>
    public async Task ReviseAsync(PhaseTask task, string? reason, Actor actor, CancellationToken ct)
    {
        var (terms, now) = (task.Plan.Terms(calendar), clock.GetUtcNow());
        var places = (await PlacesAsync(task.CampaignId, ct)).ToDictionary(p => p.UnitId);
        var owed = await db.Duties.Include(d => d.Extensions).Where(d => d.Origin == DutyOrigin.PhaseTask && d.OriginId == task.Id && DutyStates.Outstanding.Contains(d.State)).ToListAsync(ct);
        foreach (var duty in owed)
        {
            if (task.CancelledAt is not null || (places.TryGetValue(duty.OwedByUnitId, out var place) && !task.Plan.IsFor(place.Kind, place.CategoryCode)))
            {
                duty.Withdraw(reason, actor, now);
            }
            else if (duty.Terms with { CalendarVersion = terms.CalendarVersion } != terms)
            {
                duty.Revise(terms, reason, actor, now);
            }
        }

        await recipients.TellUnitsAsync([.. owed.Select(d => d.OwedByUnitId)], task.CancelledAt is null ? "DutyRevised" : "DutyWithdrawn", task.Title, "/Duties", ct);
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
