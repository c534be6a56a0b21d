using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Organisation;

/// <param name="CampaignId">Null = every campaign.</param>
/// <param name="Items">Codes of the scheme's items; null = all.</param>
public sealed record AskedRight(
    int PersonId, Role Role, int UnitId, bool WithSubtree, DateOnly From, DateOnly? To, int? CampaignId = null, IReadOnlyList<string>? Items = null);

public sealed record AskedDelegation(int ToPersonId, Capacity Capacity, IReadOnlyCollection<string> Permits, DateOnly From, DateOnly To, string Reason);

/// <summary>
/// Gives and takes rights and delegations, one after another: two that exclude each other never meet, and what is asked
/// for twice is given once.
/// </summary>
public sealed class RightsKeeping(CampaignDbContext db, Access access, TimeProvider clock)
{
    /// <exception cref="RefusedException">The person may not hold it, or the giver may not give it.</exception>
    public Task GrantAsync(AskedRight asked, CancellationToken ct) => GrantAsync([asked], ct);

    /// <summary>All of them or none.</summary>
    /// <inheritdoc cref="GrantAsync(AskedRight, CancellationToken)" path="/exception"/>
    public Task GrantAsync(IReadOnlyCollection<AskedRight> rights, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                foreach (var asked in rights)
                {
                    await GrantInOneGoAsync(asked, token);
                }
            },
            ct);

    /// <summary>Names somebody who heads a unit in which nobody else does so on any day of the period.</summary>
    /// <exception cref="RefusedException">Somebody else does, or what <see cref="GrantAsync(AskedRight, CancellationToken)"/> refuses.</exception>
    public Task NameActingHeadAsync(int personId, int unitId, DateOnly from, DateOnly to, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var isHeaded = await db.Assignments.AnyAsync(
                    a => a.UnitId == unitId && a.Role == Role.OfficeHead && a.PersonId != personId && a.From <= to && (a.To == null || (a.To >= from && a.To >= a.From)), token);
                RefusedException.ThrowIf(isHeaded ? Refusal.HasHead : null);
                await GrantInOneGoAsync(new AskedRight(personId, Role.OfficeHead, unitId, WithSubtree: false, from, to), token);
            },
            ct);

    private async Task GrantInOneGoAsync(AskedRight asked, CancellationToken ct)
    {
        var held = await db.Assignments.Where(a => a.PersonId == asked.PersonId).ToListAsync(ct);
        if (!held.Exists(h => h.IsSameAs(asked.Role, asked.UnitId, asked.WithSubtree, asked.CampaignId, asked.From, asked.To)))
        {
            var granting = new Granting(
                access.Self, await access.RolesOverAsync(Permit.ManageOrganisation, asked.UnitId, ct),
                [.. held, .. await DelegatedAsync(asked, ct)], await AboutAsync(asked.PersonId, asked.UnitId, ct));
            db.Assignments.Add(new Assignment(
                asked.PersonId, asked.Role, asked.UnitId, asked.WithSubtree, asked.CampaignId, asked.Items ?? [], asked.From, asked.To, granting, clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>As the person of this request would take the right back.</summary>
    public async Task<Taking> TakingAsync(Assignment right, CancellationToken ct) => new(
        access.Self, await access.RolesOverAsync(Permit.ManageOrganisation, right.UnitId, ct),
        right.Role == Role.SystemAdministrator && !await HasKeeperBesideAsync(right.PersonId, ct), await AboutAsync(right.PersonId, right.UnitId, ct));

    public Task RevokeAsync(int assignmentId, long version, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var right = await db.Assignments.SingleAsync(a => a.Id == assignmentId, token);
                db.ExpectVersion(right, version);
                right.Revoke(access.Today, await TakingAsync(right, token), clock.GetUtcNow());
                await db.SaveChangesAsync(token);
            },
            ct);

    /// <summary>Whether somebody else could sign in as system administrator today.</summary>
    public Task<bool> HasKeeperBesideAsync(int personId, CancellationToken ct)
    {
        var today = access.Today;
        return db.Assignments.AnyAsync(
            a => a.Role == Role.SystemAdministrator && a.PersonId != personId && a.From <= today && (a.To == null || a.To >= today)
                && db.Users.Any(u => u.PersonId == a.PersonId && !u.IsDisabled),
            ct);
    }

    /// <summary>Hands permits of the person of this request over to somebody else, and tells him.</summary>
    public Task DelegateAsync(AskedDelegation asked, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var (me, now) = (access.PersonId, clock.GetUtcNow());
                var given = await db.Delegations.Where(d => d.FromPersonId == me).ToListAsync(token);
                if (!given.Exists(d => d.IsSameAs(asked.ToPersonId, asked.Capacity, asked.Permits, asked.From, asked.To, asked.Reason)))
                {
                    var rights = await db.Assignments.Where(a => a.PersonId == me || a.PersonId == asked.ToPersonId).ToListAsync(token);
                    var delegating = new Delegating(
                        [.. rights.Where(r => r.PersonId == me && asked.Permits.Any(p => Carries(p, r.Role)))], rights.FindAll(r => r.PersonId == asked.ToPersonId),
                        await AboutAsync(asked.ToPersonId, token));
                    db.Delegations.Add(new Delegation(me, asked.ToPersonId, asked.Capacity, asked.Permits, asked.From, asked.To, asked.Reason, delegating, access.Self, now));
                    db.Messages.Add(new Message(asked.ToPersonId, "DelegationGiven", await NameAsync(me, token), "/Delegations", now));
                    await db.SaveChangesAsync(token);
                }
            },
            ct);

    /// <returns>False when the person of this request gave no such delegation.</returns>
    public Task<bool> EndDelegationAsync(int delegationId, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var delegation = await db.Delegations.SingleOrDefaultAsync(d => d.Id == delegationId && d.FromPersonId == access.PersonId, token);
                delegation?.End(access.Today, await AboutAsync(delegation.ToPersonId, token), access.Self, clock.GetUtcNow());
                await db.SaveChangesAsync(token);
                return delegation is not null;
            },
            ct);

    /// <summary>Rights that come to the person by delegation, and those of who would get the new one by delegation.</summary>
    private async Task<IReadOnlyList<Assignment>> DelegatedAsync(AskedRight asked, CancellationToken ct)
    {
        var delegations = (await db.Delegations.Where(d => (d.FromPersonId == asked.PersonId || d.ToPersonId == asked.PersonId) && d.To >= asked.From).ToListAsync(ct))
            .FindAll(d => d.To >= d.From && (asked.To is null || d.From <= asked.To));
        int[] others = [.. delegations.SelectMany(d => new[] { d.FromPersonId, d.ToPersonId })];
        var rights = await db.Assignments.Where(a => others.Contains(a.PersonId) && a.PersonId != asked.PersonId).ToListAsync(ct);
        return rights.FindAll(r => delegations.Exists(d => d.FromPersonId == asked.PersonId
            ? d.ToPersonId == r.PersonId && d.Permits.Any(p => Carries(p, asked.Role))
            : d.FromPersonId == r.PersonId && d.Permits.Any(p => Carries(p, r.Role))));
    }

    private static bool Carries(string permit, Role role) => Permit.RolesOf(permit).Contains(role);

    private async Task<string> AboutAsync(int personId, int unitId, CancellationToken ct) =>
        $"{await AboutAsync(personId, ct)} {await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).SingleAsync(ct)}";

    private Task<string> AboutAsync(int personId, CancellationToken ct) =>
        db.People.Where(p => p.Id == personId).Select(p => p.Name + " " + p.StaffNumber).SingleAsync(ct);

    private Task<string> NameAsync(int personId, CancellationToken ct) => db.People.Where(p => p.Id == personId).Select(p => p.Name).SingleAsync(ct);
}
