using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Organisation;

public enum Role
{
    /// <summary>系统管理员: accounts and configuration; touches no score.</summary>
    SystemAdministrator,

    /// <summary>活动管理员: sets up campaigns, phases, deadlines, standards, units and people.</summary>
    Administrator,

    /// <summary>领导: watches and decides.</summary>
    Leader,

    /// <summary>工作人员: fills in for his unit.</summary>
    OfficeStaff,

    /// <summary>负责人: staff who also confirms what his unit files.</summary>
    OfficeHead,

    /// <summary>督查人员: visits and scores the units assigned to him.</summary>
    Supervisor,
}

/// <summary>
/// One right (授权): this person holds this role, there, for this campaign and these items, from one day to another.
/// "May he" and "which rows" are asked of the same rows.
/// </summary>
public sealed class Assignment : Entity
{
    private readonly List<string> _items = [];

    private Assignment() // EF
    {
    }

    /// <param name="withSubtree">Whether it covers the units below as well.</param>
    /// <param name="campaignId">Null: every campaign.</param>
    /// <param name="items">Codes of the scheme's items; empty: all.</param>
    /// <param name="to">Last day, inclusive; null while it lasts.</param>
    public Assignment(
        int personId, Role role, int unitId, bool withSubtree, int? campaignId, IEnumerable<string> items,
        DateOnly from, DateOnly? to, Granting granting, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotGrant(personId, role, campaignId, from, to, granting));
        (PersonId, Role, UnitId, WithSubtree, CampaignId, From, To) = (personId, role, unitId, withSubtree, campaignId, from, to);
        GivenById = granting.Giver.PersonId;
        _items.AddRange(items);
        Record(Act("Granted", granting.About, granting.Giver, now) with { After = InWords() });
    }

    public int PersonId { get; private set; }
    public Role Role { get; private set; }
    public int UnitId { get; private set; }
    public bool WithSubtree { get; private set; }
    public int? CampaignId { get; private set; }
    public IReadOnlyList<string> Items => _items;
    public DateOnly From { get; private set; }

    /// <summary>Last day, inclusive; null while it lasts. A right that was taken back before it opened anything ends before it begins.</summary>
    public DateOnly? To { get; private set; }

    public int GivenById { get; private set; }

    public bool HoldsOn(DateOnly day) => day >= From && (To is null || day <= To);

    /// <summary>
    /// Nobody grants himself a right; who sets up a campaign neither scores nor decides in it, and who keeps the
    /// accounts does none of these.
    /// </summary>
    public static Refusal? WhyNotGrant(int personId, Role role, int? campaignId, DateOnly from, DateOnly? to, Granting granting) =>
        granting.Giver.Is(personId) ? Refusal.OwnGrant
        : !MayGive(granting.As, role) ? Refusal.NotEntitled
        : to < from ? Refusal.EndsBeforeItBegins
        : granting.Beside.Any(h => h.Overlaps(from, to) && h.SharesCampaign(campaignId) && Exclude(h.Role, role)) ? Refusal.RolesExclude
        : null;

    /// <summary>
    /// Only who keeps the accounts makes another keeper, and of the business roles he names the administrator alone, with
    /// whom everything begins; the administrator gives the others.
    /// </summary>
    public static bool MayGive(IEnumerable<Role> giver, Role role) => giver.Any(g => g switch
    {
        Role.SystemAdministrator => role is Role.SystemAdministrator or Role.Administrator,
        Role.Administrator => role is not Role.SystemAdministrator,
        _ => false,
    });

    /// <summary>Whether one person may not hold both at the same time for the same campaign.</summary>
    public bool Excludes(Assignment other) => Overlaps(other.From, other.To) && SharesCampaign(other.CampaignId) && Exclude(Role, other.Role);

    /// <summary>Whether it is held on any day of the period.</summary>
    public bool Overlaps(DateOnly from, DateOnly? to) => !(To < From) && (To is null || from <= To) && (to is null || From <= to);

    /// <summary>Whether it gives just what is asked for, so that giving it again would change nothing.</summary>
    public bool IsSameAs(Role role, int unitId, bool withSubtree, int? campaignId, DateOnly from, DateOnly? to) =>
        (Role, UnitId, WithSubtree, CampaignId, From, To) == (role, unitId, withSubtree, campaignId, from, to);

    public Refusal? WhyNotRevoke(DateOnly today, Taking taking) =>
        taking.Taker.Is(PersonId) ? Refusal.OwnGrant
        : !MayGive(taking.As, Role) ? Refusal.NotEntitled
        : To < today ? Refusal.WrongState
        : taking.IsLastKeeper ? Refusal.LastSystemAdministrator
        : null;

    /// <summary>Takes the right back at once: yesterday was its last day, and one that begins today or later never begins.</summary>
    public void Revoke(DateOnly today, Taking taking, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRevoke(today, taking));
        var before = InWords();
        To = today.AddDays(-1);
        Record(Act("Revoked", taking.About, taking.Taker, now) with { Before = before, After = InWords() });
    }

    /// <summary>Takes back that it was given, together with the person: the row is deleted with this.</summary>
    public void TakeBack(string about, Actor actor, DateTimeOffset now) => Record(Act("TakenBack", about, actor, now) with { Before = InWords() });

    private static bool Exclude(Role one, Role other) => (one, other) switch
    {
        (Role.SystemAdministrator, Role.SystemAdministrator) => false,
        (Role.SystemAdministrator, _) or (_, Role.SystemAdministrator) => true,
        (Role.Administrator, Role.Supervisor or Role.Leader) or (Role.Supervisor or Role.Leader, Role.Administrator) => true,
        _ => false,
    };

    /// <summary>Role, reach and days as codes, which the audit page translates.</summary>
    private string InWords() => $"{Role} {(WithSubtree ? $"{nameof(WithSubtree)} " : "")}{Days.Between(From, To)}";

    private Deed Act(string verb, string about, Actor actor, DateTimeOffset now) =>
        new($"Assignment.{verb}", actor, now, about) { UnitId = UnitId, CampaignId = CampaignId };

    private bool SharesCampaign(int? campaignId) => CampaignId is null || campaignId is null || CampaignId == campaignId;
}

/// <summary>Who gives a right, in what roles of his own, and what stands beside it.</summary>
/// <param name="As">The giver's roles that reach the unit.</param>
/// <param name="Beside">
/// What the person holds already, and what comes to him or goes from him by a delegation: some roles exclude each other.
/// </param>
/// <param name="About">Whom and where, in words of the office.</param>
public sealed record Granting(Actor Giver, IReadOnlyCollection<Role> As, IReadOnlyCollection<Assignment> Beside, string About)
{
    /// <summary>The system itself, at the founding.</summary>
    public static Granting BySystem(string about) => new(Actor.System, [Role.SystemAdministrator, Role.Administrator], [], about);
}

/// <summary>Who takes a right back, and what would be left.</summary>
/// <param name="As">The taker's roles that reach the unit.</param>
/// <param name="IsLastKeeper">Whether nobody else could sign in as system administrator any more.</param>
/// <param name="About">From whom and where, in words of the office.</param>
public sealed record Taking(Actor Taker, IReadOnlyCollection<Role> As, bool IsLastKeeper, string About);
