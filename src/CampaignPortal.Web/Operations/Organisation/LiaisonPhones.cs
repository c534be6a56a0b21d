using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Dates;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Organisation;

/// <summary>
/// The telephone of somebody who is no liaison person any more is not kept: it goes with the charge that ends at once, and
/// by date with one whose last day is over.
/// </summary>
public sealed class LiaisonPhones(CampaignDbContext db, TimeProvider clock) : IDueByDate
{
    public async Task<int> DoDueAsync(CancellationToken ct) =>
        await Needless(db.People).AnyAsync(ct) ? await db.AsOneAsync(token => ForgetAsync(db.People, Actor.System, token), ct) : 0;

    /// <summary>Inside a transaction, once its charges are saved.</summary>
    public async Task<int> ForgetAsync(IQueryable<Person> among, Actor actor, CancellationToken ct)
    {
        var people = await Needless(among).ToListAsync(ct);
        people.ForEach(p => p.ForgetLiaisonPhone(actor, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return people.Count;
    }

    /// <summary>Who has a number and is liaison person neither today nor later.</summary>
    private IQueryable<Person> Needless(IQueryable<Person> among)
    {
        var today = clock.Today();
        return among.Where(p => p.OfficePhone != null
            && !db.Charges.Any(c => c.PersonId == p.Id && c.Kind == ChargeKind.Liaison && (c.To == null || (c.To >= today && c.To >= c.From))));
    }
}
