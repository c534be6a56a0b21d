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
    /// <param name="held">What the person holds already: some roles exclude each other.</param>
    public Assignment(
        int personId, Role role, int unitId, bool withSubtree, int? campaignId, IEnumerable<string> items,
        DateOnly from, DateOnly? to, IEnumerable<Assignment> held, Actor giver, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotGrant(personId, role, campaignId, from, to, held, giver));
        (PersonId, Role, UnitId, WithSubtree, CampaignId, From, To) = (personId, role, unitId, withSubtree, campaignId, from, to);
        GivenById = giver.PersonId;
        _items.AddRange(items);
        Record(new Deed("Assignment.Granted", giver, now, role.ToString()) { UnitId = unitId, CampaignId = campaignId });
    }

    public int PersonId { get; private set; }
    public Role Role { get; private set; }
    public int UnitId { get; private set; }
    public bool WithSubtree { get; private set; }
    public int? CampaignId { get; private set; }
    public IReadOnlyList<string> Items => _items;
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    public int GivenById { get; private set; }

    public bool HoldsOn(DateOnly day) => day >= From && (To is null || day <= To);

    /// <summary>
    /// Nobody grants himself a right; who sets up a campaign neither scores nor decides in it, and who keeps the
    /// accounts does none of these.
    /// </summary>
    public static Refusal? WhyNotGrant(
        int personId, Role role, int? campaignId, DateOnly from, DateOnly? to, IEnumerable<Assignment> held, Actor giver) =>
        giver.Is(personId) ? Refusal.OwnGrant
        : to < from ? Refusal.EndsBeforeItBegins
        : held.Any(h => h.PersonId == personId && h.Overlaps(from, to) && h.SharesCampaign(campaignId) && Exclude(h.Role, role)) ? Refusal.RolesExclude
        : null;

    public Refusal? WhyNotRevoke(DateOnly lastDay, Actor actor) =>
        actor.Is(PersonId) ? Refusal.OwnGrant
        : lastDay < From.AddDays(-1) ? Refusal.EndsBeforeItBegins
        : null;

    /// <param name="lastDay">Last day on which the right is held; the day before it began takes it back entirely.</param>
    public void Revoke(DateOnly lastDay, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRevoke(lastDay, actor));
        var before = To;
        To = lastDay;
        Record(new Deed("Assignment.Revoked", actor, now, Role.ToString())
        {
            UnitId = UnitId, CampaignId = CampaignId, Before = $"{before:yyyy-MM-dd}", After = $"{lastDay:yyyy-MM-dd}",
        });
    }

    private static bool Exclude(Role one, Role other) => (one, other) switch
    {
        (Role.SystemAdministrator, Role.SystemAdministrator) => false,
        (Role.SystemAdministrator, _) or (_, Role.SystemAdministrator) => true,
        (Role.Administrator, Role.Supervisor or Role.Leader) or (Role.Supervisor or Role.Leader, Role.Administrator) => true,
        _ => false,
    };

    private bool Overlaps(DateOnly from, DateOnly? to) => (To is null || from <= To) && (to is null || From <= to);

    private bool SharesCampaign(int? campaignId) => CampaignId is null || campaignId is null || CampaignId == campaignId;
}
