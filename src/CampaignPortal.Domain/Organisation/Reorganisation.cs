using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Organisation;

public enum ReorganisationKind
{
    /// <summary>更名.</summary>
    Rename,

    /// <summary>划转: to another unit above.</summary>
    Transfer,

    /// <summary>合并: several into one, new or existing.</summary>
    Merge,

    /// <summary>拆分: one into several.</summary>
    Split,
}

public enum ReorganisationState
{
    /// <summary>Written down to see what it would do; nothing is decided.</summary>
    Drafted,

    /// <summary>Done by itself on its day, unless withdrawn before.</summary>
    Planned,

    CarriedOut,
    Withdrawn,
}

/// <summary>What becomes of the place that a merged or split unit has in its campaigns; rounds that are open keep it in any case.</summary>
public enum CampaignCourse
{
    /// <summary>接续: whoever succeeds takes the place, and ties that look back look at the predecessor.</summary>
    CarryOn,

    /// <summary>重新开始: whoever succeeds takes the place without a past.</summary>
    BeginAnew,

    /// <summary>退出: nobody takes the place.</summary>
    Leave,
}

/// <summary>A change of the unit tree from a day on (机构调整): seen first, then done at once or on its day.</summary>
public sealed class Reorganisation : Entity
{
    public const int BasisMaxLength = 100;
    public const int MaxUnits = 20;

    private readonly List<ReorganisedUnit> _units = [];
    private readonly List<Successor> _successors = [];

    private Reorganisation() => Basis = ""; // EF

    private Reorganisation(
        ReorganisationKind kind, IReadOnlyCollection<int> unitIds, IReadOnlyCollection<Successor> successors, ReorganisationTerms terms, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotDraft(kind, unitIds, successors));
        (Kind, Key, EffectiveOn, Course) = (kind, terms.Key, terms.EffectiveOn, terms.Course);
        Basis = Text.Required(terms.Basis, BasisMaxLength, nameof(terms));
        _units.AddRange(unitIds.Select(id => new ReorganisedUnit(id)));
        _successors.AddRange(successors);
        About = Text.Required(terms.About, Unit.NameMaxLength, nameof(terms));
        Record(Act("Drafted", actor, now) with { After = $"{Kind} {EffectiveOn:yyyy-MM-dd}", Reason = Basis });
    }

    public ReorganisationKind Kind { get; private set; }
    public ReorganisationState State { get; private set; }

    /// <summary>Of the form that drafted it; unique, so that a form sent twice drafts once.</summary>
    public Guid Key { get; private set; }

    /// <summary>First day on which it holds.</summary>
    public DateOnly EffectiveOn { get; private set; }

    /// <summary>Number or name of the document it rests on (依据).</summary>
    public string Basis { get; private set; }

    public CampaignCourse Course { get; private set; }

    /// <summary>The first unit's name when it was drafted, for records.</summary>
    public string About { get; private set; } = "";

    /// <summary>Null unless it is a renaming.</summary>
    public string? NewName { get; private set; }

    /// <summary>Null unless it is a transfer.</summary>
    public int? NewParentId { get; private set; }

    /// <summary>Null until it is done.</summary>
    public DateTimeOffset? CarriedOutAt { get; private set; }

    public IReadOnlyList<ReorganisedUnit> Units => _units;

    /// <summary>Who carries on; the first takes people and posts. Empty for a renaming or a transfer.</summary>
    public IReadOnlyList<Successor> Successors => _successors;

    public static Reorganisation Rename(int unitId, string name, ReorganisationTerms terms, Actor actor, DateTimeOffset now) =>
        new(ReorganisationKind.Rename, [unitId], [], terms, actor, now) { NewName = Text.Required(name, Unit.NameMaxLength, nameof(name)) };

    public static Reorganisation Transfer(int unitId, int parentId, ReorganisationTerms terms, Actor actor, DateTimeOffset now) =>
        new(ReorganisationKind.Transfer, [unitId], [], terms, actor, now) { NewParentId = parentId };

    public static Reorganisation Merge(IReadOnlyCollection<int> unitIds, Successor into, ReorganisationTerms terms, Actor actor, DateTimeOffset now) =>
        new(ReorganisationKind.Merge, unitIds, [into], terms, actor, now);

    public static Reorganisation Split(int unitId, IReadOnlyCollection<Successor> into, ReorganisationTerms terms, Actor actor, DateTimeOffset now) =>
        new(ReorganisationKind.Split, [unitId], into, terms, actor, now);

    /// <summary>A merge takes more than one unit, a split makes more than one, and no unit succeeds itself.</summary>
    public static Refusal? WhyNotDraft(ReorganisationKind kind, IReadOnlyCollection<int> unitIds, IReadOnlyCollection<Successor> successors) =>
        successors.Any(s => s.UnitId is { } id && unitIds.Contains(id)) ? Refusal.SucceedsItself
        : kind == ReorganisationKind.Merge && unitIds.Count + successors.Count(s => s.UnitId is not null) < 2 ? Refusal.Incomplete
        : kind == ReorganisationKind.Split && successors.Count < 2 ? Refusal.Incomplete
        : successors.DistinctBy(s => s.NormalisedCode ?? $"{s.UnitId}").Count() < successors.Count ? Refusal.CodeTwice
        : null;

    /// <summary>Whether a form that was sent again asks for the same.</summary>
    public bool AsksTheSame(Reorganisation other) =>
        (Kind, EffectiveOn, Basis, Course, NewName, NewParentId) == (other.Kind, other.EffectiveOn, other.Basis, other.Course, other.NewName, other.NewParentId)
        && _units.Select(u => u.UnitId).SequenceEqual(other._units.Select(u => u.UnitId))
        && _successors.Select(s => (s.NormalisedCode, s.Name, s.Code is null ? s.UnitId : null)).SequenceEqual(
            other._successors.Select(s => (s.NormalisedCode, s.Name, s.Code is null ? s.UnitId : null)));

    public Refusal? WhyNotPlan() => State == ReorganisationState.Drafted ? null : Refusal.WrongState;

    /// <summary>Leaves it to its day.</summary>
    public void Plan(Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotPlan());
        Enter(ReorganisationState.Planned, Act("Planned", actor, now));
    }

    public Refusal? WhyNotCarryOut(DateOnly today) =>
        !IsOpen ? Refusal.WrongState : EffectiveOn > today ? Refusal.NotYet : null;

    /// <summary>Notes that units, posts, rights and places have been changed, in the transaction that changes them.</summary>
    public void CarryOut(Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotCarryOut(OfficeTime.DayOf(now)));
        CarriedOutAt = now;
        Enter(ReorganisationState.CarriedOut, Act("CarriedOut", actor, now));
    }

    public Refusal? WhyNotWithdraw() => IsOpen ? null : Refusal.WrongState;

    public void Withdraw(Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotWithdraw());
        Enter(ReorganisationState.Withdrawn, Act("Withdrawn", actor, now));
    }

    /// <summary>Whether it may still be done.</summary>
    public bool IsOpen => State is ReorganisationState.Drafted or ReorganisationState.Planned;

    private void Enter(ReorganisationState next, Deed deed)
    {
        Record(deed with { Before = State.ToString(), After = $"{next} {EffectiveOn:yyyy-MM-dd}" });
        State = next;
    }

    private Deed Act(string verb, Actor actor, DateTimeOffset now) =>
        new($"Reorganisation.{verb}", actor, now, About) { UnitId = _units[0].UnitId };
}

/// <summary>What every reorganisation rests on.</summary>
/// <param name="Key">Made by the form.</param>
/// <param name="EffectiveOn">First day on which it holds.</param>
/// <param name="Basis">Number or name of the document.</param>
/// <param name="About">Name of the unit, for records.</param>
public sealed record ReorganisationTerms(Guid Key, DateOnly EffectiveOn, string Basis, string About, CampaignCourse Course = CampaignCourse.CarryOn);

/// <summary>A unit that is renamed, moved, merged or split.</summary>
public sealed class ReorganisedUnit
{
    private ReorganisedUnit() { } // EF

    internal ReorganisedUnit(int unitId) => UnitId = unitId;

    public int Id { get; private set; }
    public int UnitId { get; private set; }
}

/// <summary>A unit that carries on: one that exists, or one that is founded on the day.</summary>
public sealed class Successor
{
    private Successor() { } // EF

    public int Id { get; private set; }

    /// <summary>Null while the unit is yet to be founded.</summary>
    public int? UnitId { get; private set; }

    /// <summary>Of the unit to be founded; null for one that exists already.</summary>
    public string? Code { get; private set; }

    public string? Name { get; private set; }

    public string? NormalisedCode => Code is null ? null : Text.NormalisedCode(Code);

    public static Successor Existing(int unitId) => new() { UnitId = unitId };

    /// <summary>Stands beside the first unit of the reorganisation, of the same kind.</summary>
    public static Successor New(string code, string name) => new()
    {
        Code = Text.Required(code, Unit.CodeMaxLength, nameof(code)), Name = Text.Required(name, Unit.NameMaxLength, nameof(name)),
    };

    /// <summary>Once the unit is founded.</summary>
    public void Became(int unitId) => UnitId = unitId;
}
