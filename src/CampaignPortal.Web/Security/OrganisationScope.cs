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
    public static IQueryable<Person> VisibleTo(this DbSet<Person> people, Access access, string permit)
    {
        var (reached, postings) = (access.Units(permit), access.Db.Postings);
        return people.Where(p =>
            postings.Any(x => x.PersonId == p.Id && reached.Any(u => u.Id == x.UnitId))
            || (reached.Any() && !postings.Any(x => x.PersonId == p.Id)));
    }

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

    /// <summary>Accounts are the system administrator's alone; business records those of the administrator of the unit tree.</summary>
    public static async Task<IQueryable<AuditEntry>> VisibleToAsync(this DbSet<AuditEntry> entries, Access access, CancellationToken ct)
    {
        var roles = (await access.RightsAsync(ct)).Select(r => r.Role).ToHashSet();
        var (keepsAccounts, administers) = (roles.Contains(Role.SystemAdministrator), roles.Contains(Role.Administrator));
        return entries.Where(e => (keepsAccounts && e.Subject == nameof(Account)) || (administers && e.Subject != nameof(Account)));
    }
}
