using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>Which units, people and records exist for somebody. Lists, details and posts start from here; outside it the answer is 404.</summary>
public static class OrganisationScope
{
    public static IQueryable<Unit> VisibleTo(this DbSet<Unit> units, Access access, string permit)
    {
        var reached = access.Units(permit);
        return units.Where(u => reached.Any(r => r.Id == u.Id));
    }

    /// <summary>People who are posted in a reached unit, and people who are posted nowhere.</summary>
    public static IQueryable<Person> VisibleTo(this DbSet<Person> people, Access access, string permit) =>
        people.PostedIn(access.Units(permit), access.Db);

    public static IQueryable<Assignment> VisibleTo(this DbSet<Assignment> assignments, Access access, string permit)
    {
        var reached = access.Units(permit);
        return assignments.Where(a => reached.Any(u => u.Id == a.UnitId));
    }

    public static IQueryable<Posting> VisibleTo(this DbSet<Posting> postings, Access access, string permit)
    {
        var reached = access.Units(permit);
        return postings.Where(p => reached.Any(u => u.Id == p.UnitId));
    }

    public static IQueryable<Charge> VisibleTo(this DbSet<Charge> charges, Access access, string permit)
    {
        var reached = access.Units(permit);
        return charges.Where(c => reached.Any(u => u.Id == c.UnitId));
    }

    /// <summary>Reorganisations all of whose units are reached.</summary>
    public static IQueryable<Reorganisation> VisibleTo(this DbSet<Reorganisation> reorganisations, Access access, string permit)
    {
        var reached = access.Units(permit);
        return reorganisations.Where(r => r.Units.All(x => reached.Any(u => u.Id == x.UnitId)));
    }

    /// <summary>
    /// Accounts are the system administrator's alone: those of people whom he reaches, and sign-ins under names that nobody
    /// has. Business records are the administrator's: of campaigns that he sees whole and of units that he reaches; what
    /// belongs to neither is read by who administers a whole tree.
    /// </summary>
    public static IQueryable<AuditEntry> VisibleTo(this DbSet<AuditEntry> entries, Access access, string permit)
    {
        var (db, kept, reached) = (access.Db, access.Units(permit, [Role.SystemAdministrator]), access.Units(permit, [Role.Administrator]));
        var (campaigns, people, keptPeople) = (db.Campaigns.Organised(access, permit), db.People.PostedIn(reached, db), db.People.PostedIn(kept, db));
        return entries.Where(e => e.Subject == nameof(Account)
            ? kept.Any() && (e.SubjectId == null || db.Users.Any(a => a.Id == e.SubjectId && keptPeople.Any(p => p.Id == a.PersonId)))
            : campaigns.Any(c => c.Id == e.CampaignId)
                || reached.Any(u => u.Id == e.UnitId || (e.Subject == nameof(Unit) && u.Id == e.SubjectId))
                || (e.Subject == nameof(Person) && people.Any(p => p.Id == e.SubjectId))
                || (e.Subject == nameof(Delegation) && db.Delegations.Any(d => d.Id == e.SubjectId && people.Any(p => p.Id == d.FromPersonId)))
                || (e.CampaignId == null && e.UnitId == null && !Owned.Contains(e.Subject) && reached.Any(u => u.ParentId == null)));
    }

    /// <summary>Subjects that belong to a unit or a person even where their record names none.</summary>
    private static readonly string[] Owned = [nameof(Unit), nameof(Person), nameof(Delegation)];

    /// <summary>People posted in these units, and people who are posted nowhere.</summary>
    private static IQueryable<Person> PostedIn(this DbSet<Person> people, IQueryable<Unit> reached, Data.CampaignDbContext db) =>
        people.Where(p =>
            db.Postings.Any(x => x.PersonId == p.Id && reached.Any(u => u.Id == x.UnitId))
            || (reached.Any() && !db.Postings.Any(x => x.PersonId == p.Id)));
}
