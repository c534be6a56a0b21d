using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>
/// The first unit, the first person and his account, from which everything else is set up in the browser; and the way back
/// in when nobody is left who keeps the accounts.
/// </summary>
public sealed class Founding(CampaignDbContext db, AccountKeeping accounts, TimeProvider clock)
{
    /// <summary>Whether somebody can sign in as system administrator today.</summary>
    public Task<bool> HasKeeperAsync(CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        return db.Assignments.AnyAsync(
            a => a.Role == Role.SystemAdministrator && a.From <= today && (a.To == null || a.To >= today)
                && db.Users.Any(u => u.PersonId == a.PersonId && !u.IsDisabled && (u.SecretExpiresAt == null || u.SecretExpiresAt > now)),
            ct);
    }

    /// <summary>Unit and person are taken as they are where they exist.</summary>
    /// <returns>The one-time password of the system administrator; null when there are units, and none of this code.</returns>
    /// <exception cref="RefusedException">The person holds a role that excludes this one.</exception>
    public Task<string?> FoundAsync(string staffNumber, string name, string unitCode, string unitName, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var (now, today, code, number) = (clock.GetUtcNow(), clock.Today(), Text.NormalisedCode(unitCode), Text.NormalisedCode(staffNumber));
                var unit = await db.Units.SingleOrDefaultAsync(u => u.NormalisedCode == code, token);
                if (unit is null && await db.Units.AnyAsync(token))
                {
                    return null;
                }

                unit ??= db.Add(new Unit(null, UnitKind.Bureau, unitCode, unitName, 1, today, Actor.System, now)).Entity;
                var person = await db.People.SingleOrDefaultAsync(p => p.NormalisedStaffNumber == number, token)
                    ?? db.Add(new Person(staffNumber, name, Actor.System, now)).Entity;
                await db.SaveChangesAsync(token);
                var held = await db.Assignments.Where(a => a.PersonId == person.Id).ToListAsync(token);
                var granting = Granting.BySystem($"{person.Name} {person.StaffNumber} {unit.Name}") with { Beside = held };
                db.Add(new Assignment(person.Id, Role.SystemAdministrator, unit.Id, withSubtree: true, null, [], today, null, granting, now));
                await db.SaveChangesAsync(token);
                return await SecretAsync(person, token);
            },
            ct);

    private async Task<string> SecretAsync(Person person, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(a => a.PersonId == person.Id, ct) is { } account)
        {
            await accounts.EnableAsync(account, Actor.System, ct);
            await accounts.UnlockAsync(account, Actor.System, ct);
            return await accounts.ResetAsync(account, Actor.System, ct);
        }

        return await accounts.InviteAsync(person, person.StaffNumber, Actor.System, ct)
            ?? throw new InvalidOperationException("The account could not be made.");
    }
}
