using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>
/// Where people are at home: the units in which they hold a post, and those for which they file as staff or head. Nobody
/// marks them or decides what concerns them (回避).
/// </summary>
public static class Homes
{
    /// <returns>Units by person.</returns>
    public static async Task<ILookup<int, int>> HomesOfAsync(this CampaignDbContext db, IReadOnlyCollection<int> personIds, DateOnly today, CancellationToken ct)
    {
        var posts = db.Postings.Where(p => personIds.Contains(p.PersonId) && p.From <= today && (p.To == null || p.To >= today))
            .Select(p => new { p.PersonId, p.UnitId });
        var rights = from a in db.Assignments
                     where personIds.Contains(a.PersonId) && Roles.OfOffice.Contains(a.Role) && a.From <= today && (a.To == null || a.To >= today)
                     join top in db.Units on a.UnitId equals top.Id
                     from u in db.Units
                     where u.Id == a.UnitId || (a.WithSubtree && u.Path.StartsWith(top.Path))
                     select new { a.PersonId, UnitId = u.Id };
        return (await posts.Union(rights).ToListAsync(ct)).ToLookup(h => h.PersonId, h => h.UnitId);
    }

    /// <returns>The units of either side: who acts, and for whom.</returns>
    public static async Task<IReadOnlySet<int>> HomesOfAsync(this CampaignDbContext db, Actor actor, DateOnly today, CancellationToken ct) =>
        (await db.HomesOfAsync([actor.PersonId, actor.PrincipalId], today, ct)).SelectMany(h => h).ToHashSet();
}
