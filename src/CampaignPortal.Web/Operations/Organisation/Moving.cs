using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Organisation;

/// <summary>A right or a charge in the unit where somebody works, which a move to another unit leaves behind.</summary>
/// <param name="Role">Null for a charge.</param>
/// <param name="Charge">Null for a right.</param>
/// <param name="WhyNotEnd">Why it stays in any case; null where it may end with the move.</param>
public sealed record LeftBehind(int Id, string Unit, Role? Role, ChargeKind? Charge, Refusal? WhyNotEnd)
{
    public string Key => $"{(Role is null ? nameof(Charge) : nameof(Assignment))}-{Id}";

    /// <summary>Whoever files for a unit does so because he works there.</summary>
    public bool GoesWithThePost => WhyNotEnd is null && Role is { } role && Roles.OfOffice.Contains(role);
}

/// <param name="Ending">Keys of what ends with the move, where it leads to another place of work.</param>
public sealed record AskedMove(int PersonId, int UnitId, PostingKind Kind, string Post, DateOnly From, IReadOnlyCollection<string> Ending);

/// <summary>
/// Posts somebody to a unit. What he may do and answers for where he worked before ends from the same day, as far as that is
/// asked for: a post gives no right, and none goes by itself.
/// </summary>
public sealed class Moving(CampaignDbContext db, Access access, RightsKeeping keeping, LiaisonPhones phones, TimeProvider clock)
{
    /// <param name="Takings">By unit, as the person of this request would take a right there back.</param>
    private sealed record Ground(IReadOnlyDictionary<int, string> Units, IReadOnlyDictionary<int, Taking> Takings);

    public async Task<IReadOnlyList<LeftBehind>> LeftBehindAsync(int personId, CancellationToken ct)
    {
        var (rights, charges) = (await Rights(personId, access.Today).AsNoTracking().ToListAsync(ct), await Charges(personId, access.Today).AsNoTracking().ToListAsync(ct));
        var ground = await GroundAsync(personId, rights, charges, ct);
        return
        [
            .. rights.Select(r => new LeftBehind(r.Id, ground.Units[r.UnitId], r.Role, null, r.WhyNotRevoke(access.Today, ground.Takings[r.UnitId]))),
            .. charges.Select(c => new LeftBehind(c.Id, ground.Units[c.UnitId], null, c.Kind, c.WhyNotEnd(access.Today))),
        ];
    }

    /// <summary>The same posting asked for twice begins once.</summary>
    /// <exception cref="RefusedException">Something that is to end is not the taker's to end; then nothing is done.</exception>
    public Task MoveAsync(AskedMove asked, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var now = clock.GetUtcNow();
                var current = await db.Postings.Where(p => p.PersonId == asked.PersonId && p.Kind == asked.Kind && p.To == null).ToListAsync(token);
                if (current.Exists(p => (p.UnitId, p.Post, p.From) == (asked.UnitId, asked.Post.Trim(), asked.From)))
                {
                    return;
                }

                if (asked.Kind == PostingKind.Workplace)
                {
                    await EndAsync(asked, now, token);
                }

                current.ForEach(p => p.End(asked.From.AddDays(-1), access.Self, now));
                db.Postings.Add(new Posting(asked.PersonId, asked.UnitId, asked.Kind, asked.Post, asked.From, null, access.Self, now));
                await db.SaveChangesAsync(token);
                await phones.ForgetAsync(db.People.Where(p => p.Id == asked.PersonId), access.Self, token);
            },
            ct);

    /// <summary>What he holds in the unit to which he goes stays.</summary>
    private async Task EndAsync(AskedMove asked, DateTimeOffset now, CancellationToken ct)
    {
        var rights = (await Rights(asked.PersonId, asked.From).ToListAsync(ct)).FindAll(r => r.UnitId != asked.UnitId && asked.Ending.Contains($"{nameof(Assignment)}-{r.Id}"));
        var charges = (await Charges(asked.PersonId, asked.From).ToListAsync(ct)).FindAll(c => c.UnitId != asked.UnitId && asked.Ending.Contains($"{nameof(Charge)}-{c.Id}"));
        var ground = await GroundAsync(asked.PersonId, rights, charges, ct);
        rights.ForEach(r => r.Revoke(asked.From, ground.Takings[r.UnitId], now));
        charges.ForEach(c => c.End(asked.From, ground.Takings[c.UnitId].About, access.Self, now));
    }

    /// <summary>Somebody works in one unit, seldom in two.</summary>
    private async Task<Ground> GroundAsync(int personId, IReadOnlyCollection<Assignment> rights, IReadOnlyCollection<Charge> charges, CancellationToken ct)
    {
        int[] ids = [.. rights.Select(r => r.UnitId).Union(charges.Select(c => c.UnitId))];
        var person = await db.People.Where(p => p.Id == personId).Select(p => p.Name + " " + p.StaffNumber).SingleAsync(ct);
        var units = await db.Units.Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var isLastKeeper = rights.Any(r => r.Role == Role.SystemAdministrator) && !await keeping.HasKeeperBesideAsync(personId, ct);
        Dictionary<int, Taking> takings = [];
        foreach (var id in ids)
        {
            takings.Add(id, new Taking(access.Self, await access.RolesOverAsync(Permit.ManageOrganisation, id, ct), isLastKeeper, $"{person} {units[id]}"));
        }

        return new Ground(units, takings);
    }

    private IQueryable<Assignment> Rights(int personId, DateOnly day)
    {
        var workplaces = Workplaces(personId);
        return db.Assignments.VisibleTo(access, Permit.ManageOrganisation)
            .Where(a => a.PersonId == personId && workplaces.Contains(a.UnitId) && (a.To == null || (a.To >= day && a.To >= a.From))).OrderBy(a => a.Role).ThenBy(a => a.Id);
    }

    private IQueryable<Charge> Charges(int personId, DateOnly day)
    {
        var workplaces = Workplaces(personId);
        return db.Charges.VisibleTo(access, Permit.ManageOrganisation)
            .Where(c => c.PersonId == personId && workplaces.Contains(c.UnitId) && (c.To == null || (c.To >= day && c.To >= c.From))).OrderBy(c => c.Kind).ThenBy(c => c.Id);
    }

    private IQueryable<int> Workplaces(int personId) =>
        db.Postings.Where(p => p.PersonId == personId && p.Kind == PostingKind.Workplace && p.To == null).Select(p => p.UnitId);
}
