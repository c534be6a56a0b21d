using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Operations.Messages;

namespace CampaignPortal.Web.Operations.Watching;

/// <summary>Something overdue, with who would be told.</summary>
public sealed record OverdueThing(OpenThing Thing, IReadOnlyList<Reminded> People);

/// <summary>Reminds of everything that is overdue in a quarter at once (催办全部逾期): each thing once a day, as if it were done one by one.</summary>
public sealed class OverdueReminding(CampaignDbContext db, WatchReading watch, Reminding reminding, ReminderPeople people, DutyReminding duties, TimeProvider clock)
{
    /// <returns>Without what was reminded of today, and where nobody can be told.</returns>
    public async Task<IReadOnlyList<OverdueThing>> FindAsync(WatchedRound round, CancellationToken ct)
    {
        var overdue = (await watch.OfAsync(round, ct)).Things.Where(t => t is { IsOverdue: true, Reminder: not null }).ToList();
        var last = await reminding.LastAsync([.. overdue.Select(t => (t.Reminder!.Value, t.Id))], ct);
        var told = await people.OfAsync([.. overdue.Select(KeyOf)], ct);
        return [.. from thing in overdue
                   where last.GetValueOrDefault((thing.Reminder!.Value, thing.Id))?.On != clock.Today() && told[KeyOf(thing)].Count > 0
                   select new OverdueThing(thing, told[KeyOf(thing)])];
    }

    /// <returns>How many things were reminded of.</returns>
    /// <exception cref="RefusedException">Somebody else reminded of one of them at the same moment.</exception>
    public Task<int> SendAsync(WatchedRound round, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var overdue = await FindAsync(round, token);
                foreach (var (thing, told) in overdue.Where(o => o.Thing.Kind != OpenKind.Duty))
                {
                    var kind = thing.Reminder!.Value;
                    reminding.Add(
                        new Reminder(kind, thing.Id, round.CampaignId, thing.UnitId, thing.About, actor, clock.GetUtcNow()),
                        [.. told.Select(p => p.PersonId)], RemindableSheet.LinkOf(kind, thing.Id));
                }

                int[] owed = [.. overdue.Where(o => o.Thing.Kind == OpenKind.Duty).Select(o => o.Thing.Id)];
                if (owed.Length > 0)
                {
                    await duties.AddAsync(db.Duties.Where(d => owed.Contains(d.Id)), actor, token);
                }

                await reminding.SaveAsync(token);
                return overdue.Count;
            },
            ct);

    private static DueThing KeyOf(OpenThing thing) => new(thing.Reminder!.Value, thing.Id, thing.UnitId, thing.PersonId);
}
