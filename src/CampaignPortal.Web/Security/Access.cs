using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>One assignment in force, held by the person himself or by somebody he acts for.</summary>
/// <param name="UnitPath">Path of the unit of the assignment; a subtree is a prefix.</param>
/// <param name="Via">The delegation through which he holds it; null for his own.</param>
public sealed record Right(Role Role, int UnitId, string UnitPath, bool WithSubtree, int? CampaignId, Acting? Via)
{
    public bool Covers(int unitId, string unitPath) =>
        UnitId == unitId || (WithSubtree && unitPath.StartsWith(UnitPath, StringComparison.Ordinal));
}

/// <summary>For whom, in what capacity and for which permits somebody acts.</summary>
public sealed record Acting(int ForPersonId, Capacity Capacity, IReadOnlyList<string> Permits);

/// <summary>
/// What the person of this request may do. "May he at all" and "which rows" are asked of the same assignments: those
/// in force today, his own and those of whom he acts for.
/// </summary>
public sealed class Access(CampaignDbContext db, IHttpContextAccessor http, TimeProvider clock)
{
    private List<Right>? _rights;

    public CampaignDbContext Db => db;
    public DateOnly Today { get; } = clock.Today();

    /// <summary>The instant that counts for deadlines.</summary>
    public DateTimeOffset ArrivedAt => http.HttpContext?.Features.Get<Arrival>()?.At ?? clock.GetUtcNow();

    /// <summary>0 when nobody is signed in.</summary>
    public int PersonId => http.HttpContext?.User.PersonId() ?? 0;

    /// <summary>The assignments of this permit's roles that count for the person today, for use inside queries.</summary>
    /// <remarks>Both sides of the "or" name the holder, so that an index finds him: this is asked inside other rows.</remarks>
    public IQueryable<Assignment> Held(string permit)
    {
        var (personId, today, roles, bringing) = (PersonId, Today, Permit.RolesOf(permit), Permit.BroughtBy(permit));
        var principals = Delegations.Where(d => d.Permits.Any(p => bringing.Contains(p))).Select(d => d.FromPersonId);
        return db.Assignments.Where(a =>
            (a.PersonId == personId || principals.Contains(a.PersonId))
            && roles.Contains(a.Role) && a.From <= today && (a.To == null || a.To >= today));
    }

    /// <summary>The units that the permit's assignments reach, for use inside queries.</summary>
    public IQueryable<Unit> Units(string permit) => Units(permit, Permit.RolesOf(permit));

    /// <summary>The units that the permit's assignments of these roles reach.</summary>
    public IQueryable<Unit> Units(string permit, Role[] roles)
    {
        var held = Held(permit).Where(a => roles.Contains(a.Role));
        return db.Units.Where(u => held.Any(a =>
            a.UnitId == u.Id || (a.WithSubtree && db.Units.Any(top => top.Id == a.UnitId && u.Path.StartsWith(top.Path)))));
    }

    /// <summary>The same units by the rights already read, for use where many rows are asked.</summary>
    public async Task<IQueryable<Unit>> UnitsAsync(string permit, Role[] roles, CancellationToken ct)
    {
        List<Right> rights = [.. (await RightsAsync(ct)).Where(r => Carries(r, permit) && roles.Contains(r.Role))];
        int[] units = [.. rights.Select(r => r.UnitId).Distinct()];
        int[] tops = [.. rights.Where(r => r.WithSubtree).Select(r => r.UnitId).Distinct()];
        return tops.Length == 0
            ? db.Units.Where(u => units.Contains(u.Id))
            : db.Units.Where(u => units.Contains(u.Id) || db.Units.Any(top => tops.Contains(top.Id) && u.Path.StartsWith(top.Path)));
    }

    public async Task<bool> MayAsync(string permit, CancellationToken ct) =>
        Permit.RolesOf(permit).Length == 0 || (await RightsAsync(ct)).Any(r => Carries(r, permit));

    /// <summary>As whom the person acts on this unit under this permit: as himself where his own right reaches it, else for another; null when neither.</summary>
    public async Task<Actor?> ActorForAsync(string permit, int unitId, CancellationToken ct)
    {
        var path = await db.Units.Where(u => u.Id == unitId).Select(u => u.Path).SingleOrDefaultAsync(ct);
        return path is null ? null : await ActorForAsync(permit, unitId, path, ct);
    }

    /// <param name="path">Of the unit, where it is known already.</param>
    /// <inheritdoc cref="ActorForAsync(string, int, CancellationToken)"/>
    public async Task<Actor?> ActorForAsync(string permit, int unitId, string path, CancellationToken ct)
    {
        var right = (await RightsAsync(ct)).Where(r => Carries(r, permit) && r.Covers(unitId, path)).MinBy(r => r.Via is null ? 0 : 1);
        return right is null ? null : new Actor(PersonId, right.Via?.ForPersonId, right.Via?.Capacity ?? Capacity.Own);
    }

    /// <summary>The person acting for himself.</summary>
    public Actor Self => new(PersonId);

    /// <summary>Every right in force, read once per request.</summary>
    public async Task<IReadOnlyList<Right>> RightsAsync(CancellationToken ct)
    {
        if (_rights is null)
        {
            var (personId, today) = (PersonId, Today);
            var delegations = Delegations;
            var rows = await (from a in db.Assignments
                              where (a.PersonId == personId || delegations.Select(d => d.FromPersonId).Contains(a.PersonId))
                                  && a.From <= today && (a.To == null || a.To >= today)
                              join u in db.Units on a.UnitId equals u.Id
                              from d in delegations.Where(d => d.FromPersonId == a.PersonId).DefaultIfEmpty()
                              select new { a.Role, a.UnitId, u.Path, a.WithSubtree, a.CampaignId, Via = d }).AsNoTracking().ToListAsync(ct);
            _rights = rows.ConvertAll(r => new Right(
                r.Role, r.UnitId, r.Path, r.WithSubtree, r.CampaignId,
                r.Via is null ? null : new Acting(r.Via.FromPersonId, r.Via.Capacity, r.Via.Permits)));
        }

        return _rights;
    }

    /// <summary>The roles in which the person himself reaches the unit under this permit.</summary>
    public async Task<IReadOnlyCollection<Role>> RolesOverAsync(string permit, int unitId, CancellationToken ct)
    {
        var path = await db.Units.Where(u => u.Id == unitId).Select(u => u.Path).SingleAsync(ct);
        return await RolesOverAsync(permit, unitId, path, ct);
    }

    /// <summary>The same for a unit whose path is known already.</summary>
    public async Task<IReadOnlyCollection<Role>> RolesOverAsync(string permit, int unitId, string path, CancellationToken ct) =>
        [.. (await RightsAsync(ct)).Where(r => r.Via is null && Carries(r, permit) && r.Covers(unitId, path)).Select(r => r.Role).Distinct()];

    /// <summary>Through whom the person acts today. Who may not sign in himself lends his rights to nobody.</summary>
    private IQueryable<Delegation> Delegations
    {
        get
        {
            var (personId, today) = (PersonId, Today);
            return db.Delegations.Where(d =>
                d.ToPersonId == personId && d.From <= today && d.To >= today
                && !db.Users.Any(a => a.PersonId == d.FromPersonId && a.IsDisabled));
        }
    }

    private static bool Carries(Right right, string permit) =>
        Permit.RolesOf(permit).Contains(right.Role) && (right.Via is null || right.Via.Permits.Intersect(Permit.BroughtBy(permit)).Any());
}
