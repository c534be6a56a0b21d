using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>Takes imported people back with all that came with them, and says what stands against it.</summary>
internal static class PersonUndo
{
    public static async Task<IReadOnlyList<string>> UsesAsync(CampaignDbContext db, ImportBatch batch, CancellationToken ct)
    {
        var (people, postings, rights) = (db.ThingsOf(batch, ImportedSubject.Person), db.ThingsOf(batch, ImportedSubject.Posting), db.ThingsOf(batch, ImportedSubject.Assignment));
        var made = people.Where(t => t.Before == null).Select(t => t.SubjectId);
        var use = await db.ImportBatches.Where(b => b.Id == batch.Id).Select(_ => new
        {
            Changed = people.Any(t => !db.People.Any(p => p.Id == t.SubjectId && p.Version == t.SubjectVersion)),
            Accounts = db.Users.Any(a => made.Contains(a.PersonId)),
            Postings = db.Postings.Any(p => made.Contains(p.PersonId) && !postings.Any(t => t.SubjectId == p.Id && t.SubjectVersion == p.Version)),
            Rights = db.Assignments.Any(a => made.Contains(a.PersonId) && !rights.Any(t => t.SubjectId == a.Id && t.SubjectVersion == a.Version)),
            Delegations = db.Delegations.Any(d => made.Contains(d.FromPersonId) || made.Contains(d.ToPersonId)),
            Campaigns = db.Campaigns.Any(c => made.Contains(c.Settings.DeciderPersonId!.Value)),
            Rounds = db.ScoreSheets.Any(s => made.Contains(s.RaterPersonId!.Value)) || db.Occurrences.Any(o => o.Subjects.Any(s => made.Contains(s.PersonId!.Value))),
        }).SingleAsync(ct);
        return ImportUses.Of(
            ("Changed", use.Changed), ("Accounts", use.Accounts), ("Postings", use.Postings), ("Rights", use.Rights), ("Delegations", use.Delegations),
            ("Campaigns", use.Campaigns), ("Rounds", use.Rounds));
    }

    public static async Task TakeBackAsync(CampaignDbContext db, ImportBatch batch, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var (people, postings, rights) = (db.ThingsOf(batch, ImportedSubject.Person), db.ThingsOf(batch, ImportedSubject.Posting), db.ThingsOf(batch, ImportedSubject.Assignment));
        var before = await people.ToDictionaryAsync(t => t.SubjectId, t => t.Before, ct);
        var touched = await db.People.Where(p => people.Any(t => t.SubjectId == p.Id)).ToListAsync(ct);
        var abouts = touched.ToDictionary(p => p.Id, p => $"{p.Name} {p.StaffNumber}");
        foreach (var right in await db.Assignments.Where(a => rights.Any(t => t.SubjectId == a.Id)).ToListAsync(ct))
        {
            right.TakeBack(abouts[right.PersonId], actor, now);
            db.Assignments.Remove(right);
        }

        foreach (var posting in await db.Postings.Where(p => postings.Any(t => t.SubjectId == p.Id)).ToListAsync(ct))
        {
            posting.TakeBack(actor, now);
            db.Postings.Remove(posting);
        }

        foreach (var person in touched)
        {
            if (before[person.Id] is { } name)
            {
                person.Rename(name, actor, now);
            }
            else
            {
                person.TakeBack(actor, now);
                db.People.Remove(person);
            }
        }
    }
}
