using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Messages;

/// <summary>Somebody who is told.</summary>
public sealed record Reminded(int PersonId, string Name);

/// <summary>Something that is due, of a unit or of a person.</summary>
public sealed record DueThing(ReminderKind Kind, int Id, int? UnitId, int? PersonId);

/// <summary>Finds who can do something about what is due, for as many things as there are with the same few readings.</summary>
public sealed class ReminderPeople(CampaignDbContext db, Access access)
{
    private sealed record Holder(int UnitId, Role Role, Reminded Person);

    /// <returns>Staff and head of the unit; for a confirmation its heads who had no hand in the sheet, or where there are none, the leaders over it.</returns>
    public async Task<IReadOnlyDictionary<DueThing, IReadOnlyList<Reminded>>> OfAsync(IReadOnlyCollection<DueThing> things, CancellationToken ct)
    {
        int[] people = [.. things.Select(t => t.PersonId).OfType<int>()];
        int[] units = [.. things.Select(t => t.UnitId).OfType<int>().Distinct()];
        int[] confirmations = [.. things.Where(t => t.Kind == ReminderKind.Confirmation).Select(t => t.Id)];
        var persons = people.Length == 0 ? new() : await db.People.Where(p => people.Contains(p.Id)).Select(p => new Reminded(p.Id, p.Name)).ToDictionaryAsync(p => p.PersonId, ct);
        var holders = units.Length == 0 ? [] : await HoldersAsync(units, ct);
        var authors = confirmations.Length == 0 ? [] : await AuthorsAsync(confirmations, ct);
        var found = things.ToDictionary(t => t, t => (IReadOnlyList<Reminded>)[.. (t.PersonId is { } personId ? [persons[personId]] : Of(t)).DistinctBy(p => p.PersonId).OrderBy(p => p.PersonId)]);
        await AddLeadersAsync(found, ct);
        return found;

        IEnumerable<Reminded> Of(DueThing thing) => holders
            .Where(h => h.UnitId == thing.UnitId && (thing.Kind != ReminderKind.Confirmation || (h.Role == Role.OfficeHead && !authors.Contains((thing.Id, h.Person.PersonId)))))
            .Select(h => h.Person);
    }

    private Task<List<Holder>> HoldersAsync(int[] units, CancellationToken ct) =>
        (from a in InForce()
         where units.Contains(a.UnitId) && Roles.OfOffice.Contains(a.Role)
         join p in db.People on a.PersonId equals p.Id
         select new Holder(a.UnitId, a.Role, new Reminded(p.Id, p.Name))).ToListAsync(ct);

    private async Task<HashSet<(int SheetId, int PersonId)>> AuthorsAsync(int[] sheets, CancellationToken ct)
    {
        var rows = await (from s in db.SelfAssessments
                          where sheets.Contains(s.Id)
                          from c in s.Contributors
                          select new { s.Id, c.By.PersonId }).ToListAsync(ct);
        return [.. rows.Select(r => (r.Id, r.PersonId))];
    }

    private async Task AddLeadersAsync(Dictionary<DueThing, IReadOnlyList<Reminded>> found, CancellationToken ct)
    {
        var alone = found.Where(f => f.Key.Kind == ReminderKind.Confirmation && f.Value.Count == 0).Select(f => f.Key).ToList();
        if (alone.Count == 0)
        {
            return;
        }

        int[] units = [.. alone.Select(t => t.UnitId!.Value)];
        var rows = await (from a in InForce()
                          where a.Role == Role.Leader
                          join top in db.Units on a.UnitId equals top.Id
                          from u in db.Units
                          where units.Contains(u.Id) && (u.Id == top.Id || (a.WithSubtree && u.Path.StartsWith(top.Path)))
                          join p in db.People on a.PersonId equals p.Id
                          select new { UnitId = u.Id, p.Id, p.Name }).Distinct().ToListAsync(ct);
        var leaders = rows.OrderBy(r => r.Id).ToLookup(r => r.UnitId, r => new Reminded(r.Id, r.Name));
        alone.ForEach(t => found[t] = [.. leaders[t.UnitId!.Value]]);
    }

    private IQueryable<Assignment> InForce()
    {
        var today = access.Today;
        return db.Assignments.Where(a => a.From <= today && (a.To == null || a.To >= today));
    }
}
