using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Messages;

/// <summary>When and by whom something was last reminded of.</summary>
public sealed record LastReminder(DateOnly On, DateTimeOffset At, string? By);

/// <summary>Reminds people of what is due (催办): on record once a day for each thing, with the messages in the same save.</summary>
public sealed class Reminding(CampaignDbContext db, Recipients recipients, TimeProvider clock)
{
    /// <param name="people">Who is told; the text key of what they read is <c>Message.Remind{kind}</c>.</param>
    /// <exception cref="RefusedException">It was reminded of today, or nobody can be told.</exception>
    public async Task SendAsync(Reminder reminder, IReadOnlyCollection<int> people, string link, CancellationToken ct)
    {
        var (kind, subjectId) = (reminder.Kind, reminder.SubjectId);
        var lastOn = await db.Reminders.Where(r => r.Kind == kind && r.SubjectId == subjectId).MaxAsync(r => (DateOnly?)r.On, ct);
        RefusedException.ThrowIf(Reminder.WhyNotSend(lastOn, clock.Today(), people.Count));
        Add(reminder, people, link);
        await SaveAsync(ct);
    }

    /// <summary>Puts a reminder and its messages into the save that follows.</summary>
    public void Add(Reminder reminder, IReadOnlyCollection<int> people, string link)
    {
        db.Reminders.Add(reminder);
        foreach (var personId in people)
        {
            recipients.TellPerson(personId, $"Remind{reminder.Kind}", reminder.About, link);
        }
    }

    public async Task SaveAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException failure) when (DuplicateKey.Violated(failure))
        {
            // Two people at the same moment: one of them is told that the other did it.
            throw new RefusedException(Refusal.RemindedToday);
        }
    }

    /// <summary>The last reminder of each of these things, for those that had one.</summary>
    public async Task<IReadOnlyDictionary<(ReminderKind Kind, int Id), LastReminder>> LastAsync(
        IReadOnlyCollection<(ReminderKind Kind, int Id)> things, CancellationToken ct)
    {
        ReminderKind[] kinds = [.. things.Select(t => t.Kind).Where(k => k != ReminderKind.Duty).Distinct()];
        int[] ids = [.. things.Where(t => t.Kind != ReminderKind.Duty).Select(t => t.Id).Distinct()];
        var found = await db.Reminders.Where(r => kinds.Contains(r.Kind) && ids.Contains(r.SubjectId)
                && !db.Reminders.Any(later => later.Kind == r.Kind && later.SubjectId == r.SubjectId && later.On > r.On))
            .Select(r => new { r.Kind, r.SubjectId, Last = new LastReminder(r.On, r.At, db.People.Where(p => p.Id == r.By.PersonId).Select(p => p.Name).FirstOrDefault()) })
            .ToListAsync(ct);
        int[] duties = [.. things.Where(t => t.Kind == ReminderKind.Duty).Select(t => t.Id)];
        return found.Select(r => (Key: (r.Kind, r.SubjectId), r.Last)).Concat(await LastOfDutiesAsync(duties, ct)).ToDictionary(r => r.Key, r => r.Last);
    }

    private async Task<IEnumerable<((ReminderKind Kind, int Id) Key, LastReminder Last)>> LastOfDutiesAsync(int[] ids, CancellationToken ct)
    {
        if (ids.Length == 0)
        {
            return [];
        }

        var rows = await (from d in db.Duties
                          where ids.Contains(d.Id)
                          from r in d.Reminders
                          where r.On == d.Reminders.Max(x => x.On)
                          select new { d.Id, Last = new LastReminder(r.On, r.RemindedAt, db.People.Where(p => p.Id == r.RemindedBy.PersonId).Select(p => p.Name).FirstOrDefault()) }).ToListAsync(ct);
        return rows.Select(r => ((ReminderKind.Duty, r.Id), r.Last));
    }
}
