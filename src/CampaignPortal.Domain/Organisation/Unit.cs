using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Organisation;

public enum UnitKind
{
    /// <summary>局、中心: a body with units below it.</summary>
    Bureau,

    /// <summary>部门.</summary>
    Department,

    /// <summary>科室、处室.</summary>
    Section,

    /// <summary>窗口.</summary>
    Window,
}

/// <summary>A node of the one unit tree of an installation (单位). It lives for ever; names and successors change from a date on.</summary>
public sealed class Unit : Entity
{
    public const int CodeMaxLength = 32;
    public const int NameMaxLength = 100;
    public const int PathMaxLength = 400;

    private readonly List<UnitName> _names = [];
    private readonly List<UnitSuccession> _successions = [];

    private Unit() => (Code, NormalisedCode, Path, Name) = ("", "", "", ""); // EF

    /// <param name="order">Place among its siblings in every list (单位排序号).</param>
    /// <param name="existsFrom">First day on which the unit and its name are valid.</param>
    public Unit(Unit? parent, UnitKind kind, string code, string name, int order, DateOnly existsFrom, Actor actor, DateTimeOffset now)
    {
        Code = Text.Required(code, CodeMaxLength, nameof(code));
        NormalisedCode = Text.NormalisedCode(Code);
        if (!IsCode(NormalisedCode))
        {
            throw new ArgumentException("A code consists of letters, digits, points, hyphens and underscores.", nameof(code));
        }

        Name = Text.Required(name, NameMaxLength, nameof(name));
        Path = PathBelow(parent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Path.Length, PathMaxLength, nameof(code));
        (Parent, Kind, Order, ExistsFrom) = (parent, kind, order, existsFrom);
        _names.Add(new UnitName(Name, existsFrom));
        Record(new Deed("Unit.Founded", actor, now, Name));
    }

    /// <summary>As printed; unique in its normalised form, and the key for re-import.</summary>
    public string Code { get; private set; }

    public string NormalisedCode { get; private set; }
    public UnitKind Kind { get; private set; }
    public int? ParentId { get; private set; }
    public Unit? Parent { get; private set; }

    /// <summary>Normalised codes from the root down to this unit, each followed by a slash: a subtree is a prefix.</summary>
    public string Path { get; private set; }

    public int Order { get; private set; }

    /// <summary>The name valid today; earlier ones are in <see cref="Names"/>.</summary>
    public string Name { get; private set; }

    public DateOnly ExistsFrom { get; private set; }

    /// <summary>Last day of the unit, inclusive; null while it exists.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public IReadOnlyList<UnitName> Names => _names;

    /// <summary>Which units carry on its work after a merge (one successor of several units) or a split (several).</summary>
    public IReadOnlyList<UnitSuccession> Successions => _successions;

    public Refusal? WhyNotArrange() => ClosedOn is null ? null : Refusal.UnitClosed;

    /// <summary>Corrects its type and its place among its siblings; what was laid out and opened before keeps both.</summary>
    public void Arrange(UnitKind kind, int order, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotArrange());
        if ((kind, order) != (Kind, Order))
        {
            var before = $"{Kind} {Order}";
            (Kind, Order) = (kind, order);
            Record(new Deed("Unit.Arranged", actor, now, Name) { Before = before, After = $"{Kind} {Order}", UnitId = Id });
        }
    }

    /// <summary>Letters (Chinese too), digits, points, hyphens, underscores: a code is a step of the path and a name in result bundles.</summary>
    public static bool IsCode(string code) =>
        code.Length is > 0 and <= CodeMaxLength && code.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_');

    public Refusal? WhyNotRename(string name, DateOnly from, DateOnly today) =>
        ClosedOn is not null ? Refusal.UnitClosed
        : name.Trim() == Name ? Refusal.SameName
        : from > today || from < _names.Max(n => n.From) ? Refusal.OutsidePeriod
        : null;

    /// <summary>Gives the unit another name from a day on; what was filed before keeps the name of its time.</summary>
    public void Rename(string name, DateOnly from, DateOnly today, Actor actor, DateTimeOffset now)
    {
        var next = Text.Required(name, NameMaxLength, nameof(name));
        RefusedException.ThrowIf(WhyNotRename(next, from, today));
        var before = Name;
        _names.RemoveAll(n => n.From == from);
        _names.Add(new UnitName(next, from));
        Name = next;
        Touch();
        Record(new Deed("Unit.Renamed", actor, now, next) { Before = before, After = next, UnitId = Id });
    }

    /// <param name="below">Every unit under this one, on any level.</param>
    public Refusal? WhyNotTransfer(Unit parent, DateOnly from, IReadOnlyCollection<Unit> below) =>
        ClosedOn is not null || parent.ClosedOn is not null ? Refusal.UnitClosed
        : ParentId is null || parent.Path.StartsWith(Path, StringComparison.Ordinal) ? Refusal.BelowItself
        : parent.Id == ParentId ? Refusal.AlreadyRecorded
        : from < ExistsFrom ? Refusal.EndsBeforeItBegins
        : below.Append(this).Max(u => u.Path.Length) - Path.Length + PathBelow(parent).Length > PathMaxLength ? Refusal.OutsideRange
        : null;

    /// <summary>Puts the unit, with all that is below it, under another one; rights that reach down the tree reach by the new place.</summary>
    public void Transfer(Unit parent, DateOnly from, IReadOnlyCollection<Unit> below, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotTransfer(parent, from, below));
        var (before, former) = (Path, Parent?.Name);
        (Parent, Path) = (parent, PathBelow(parent));
        Record(new Deed("Unit.Transferred", actor, now, Name) { Before = former, After = $"{parent.Name} {from:yyyy-MM-dd}", UnitId = Id });
        foreach (var unit in below)
        {
            unit.Path = Path + unit.Path[before.Length..];
            unit.Record(new Deed("Unit.Followed", actor, now, unit.Name) { After = $"{parent.Name} {from:yyyy-MM-dd}", UnitId = unit.Id });
        }
    }

    /// <summary>Takes back that it was founded, as long as nobody has used it: the row is deleted with this.</summary>
    public void TakeBack(Actor actor, DateTimeOffset now) => Record(new Deed("Unit.TakenBack", actor, now, $"{Name} {Code}") { UnitId = ParentId });

    public Refusal? WhyNotClose(DateOnly lastDay) =>
        ClosedOn is not null ? Refusal.UnitClosed
        : lastDay < ExistsFrom ? Refusal.EndsBeforeItBegins
        : null;

    /// <summary>Ends the unit; its successors, if any, carry on from the next day.</summary>
    public void Close(DateOnly lastDay, IReadOnlyCollection<int> successorIds, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotClose(lastDay));
        ClosedOn = lastDay;
        _successions.AddRange(successorIds.Select(id => new UnitSuccession(id, lastDay.AddDays(1))));
        Record(new Deed("Unit.Closed", actor, now, Name) { UnitId = Id, After = $"{lastDay:yyyy-MM-dd}" });
    }

    private string PathBelow(Unit? parent) => $"{parent?.Path ?? "/"}{NormalisedCode}/";
}

/// <summary>A name of a unit and the first day on which it is valid.</summary>
public sealed class UnitName
{
    private UnitName() => Name = ""; // EF

    internal UnitName(string name, DateOnly from) => (Name, From) = (name, from);

    public int Id { get; private set; }
    public string Name { get; private set; }
    public DateOnly From { get; private set; }
}

/// <summary>A unit that carries on another's work from a day on.</summary>
public sealed class UnitSuccession
{
    private UnitSuccession() // EF
    {
    }

    internal UnitSuccession(int successorId, DateOnly from) => (SuccessorId, From) = (successorId, from);

    public int Id { get; private set; }
    public int SuccessorId { get; private set; }
    public DateOnly From { get; private set; }
}
