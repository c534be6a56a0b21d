using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;

namespace CampaignPortal.Web.Security;

/// <summary>The first unit, the first person and his account, from which everything else is set up in the browser.</summary>
public sealed class Founding(CampaignDbContext db, AccountKeeping accounts, TimeProvider clock)
{
    /// <returns>The one-time password of the first system administrator.</returns>
    public Task<string> FoundAsync(string staffNumber, string name, string unitCode, string unitName, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var (now, today) = (clock.GetUtcNow(), clock.Today());
                var unit = new Unit(null, UnitKind.Bureau, unitCode, unitName, 1, today, Actor.System, now);
                var person = new Person(staffNumber, name, Actor.System, now);
                db.AddRange(unit, person);
                await db.SaveChangesAsync(token);
                db.Add(new Assignment(person.Id, Role.SystemAdministrator, unit.Id, withSubtree: true, null, [], today, null, [], Actor.System, now));
                await db.SaveChangesAsync(token);
                return await accounts.InviteAsync(person, staffNumber, Actor.System, token)
                    ?? throw new InvalidOperationException("The first account could not be made.");
            },
            ct);
}
