using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>A file that shows something (佐证材料): owned by a unit, with versions and uses.</summary>
public sealed class Evidence : Entity
{
    public const int NameMaxLength = 200;

    private readonly List<EvidenceVersion> _versions = [];
    private readonly List<EvidenceUse> _uses = [];

    private Evidence() { } // EF

    /// <param name="periodFrom">First day of what it shows.</param>
    /// <param name="periodTo">Last day of what it shows, inclusive.</param>
    public Evidence(
        int ownerUnitId, string name, DateOnly periodFrom, DateOnly periodTo, EvidenceFile file, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(periodTo < periodFrom ? Refusal.EndsBeforeItBegins : null);
        Name = Text.Required(name, NameMaxLength, nameof(name));
        (OwnerUnitId, PeriodFrom, PeriodTo) = (ownerUnitId, periodFrom, periodTo);
        _versions.Add(new EvidenceVersion(1, file, actor, now));
        Record(Act("Add", actor, now) with { After = file.Sha256 });
    }

    public int OwnerUnitId { get; private set; }
    public string Name { get; private set; } = "";
    public DateOnly PeriodFrom { get; private set; }

    /// <summary>Inclusive.</summary>
    public DateOnly PeriodTo { get; private set; }

    /// <summary>Null while it lies there. Its files are deleted after this is stored, so that none goes without a trace.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public bool IsFrozen => _uses.Exists(u => u.IsFrozen);
    public IReadOnlyList<EvidenceVersion> Versions => _versions;
    public IReadOnlyList<EvidenceUse> Uses => _uses;
    public EvidenceVersion Latest => _versions.MaxBy(v => v.Number)!;

    public Refusal? WhyNotReplace() => WhyNotRemoved() ?? (IsFrozen ? Refusal.Frozen : null);

    /// <summary>A newer version of the file; the earlier ones stay.</summary>
    public void Replace(EvidenceFile file, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotReplace());
        var before = Latest.Sha256;
        _versions.Add(new EvidenceVersion(Latest.Number + 1, file, actor, now));
        Touch();
        Record(Act("Replace", actor, now) with { Before = before, After = file.Sha256 });
    }

    public Refusal? WhyNotUse(EvidenceUseKind kind, int subjectId, string? itemCode) =>
        WhyNotRemoved() ?? (Find(kind, subjectId, itemCode) is null ? null : Refusal.AlreadyRecorded);

    public void Use(EvidenceUseKind kind, int subjectId, int? roundId, string? itemCode, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotUse(kind, subjectId, itemCode));
        _uses.Add(new EvidenceUse(kind, subjectId, roundId, itemCode));
        Touch();
        Record(Act("Use", actor, now) with { After = Describe(kind, subjectId, itemCode) });
    }

    public Refusal? WhyNotRelease(EvidenceUseKind kind, int subjectId, string? itemCode) =>
        Find(kind, subjectId, itemCode) is not { } use ? Refusal.WrongState : use.IsFrozen ? Refusal.Frozen : null;

    /// <summary>Takes it out of a draft.</summary>
    public void Release(EvidenceUseKind kind, int subjectId, string? itemCode, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRelease(kind, subjectId, itemCode));
        _uses.Remove(Find(kind, subjectId, itemCode)!);
        Touch();
        Record(Act("Release", actor, now) with { Before = Describe(kind, subjectId, itemCode) });
    }

    public Refusal? WhyNotFreeze(EvidenceUseKind kind, int subjectId) =>
        _uses.Exists(u => u.Is(kind, subjectId)) ? null : Refusal.WrongState;

    /// <summary>When what it belongs to is submitted or decided; once more when that is submitted again.</summary>
    public void Freeze(EvidenceUseKind kind, int subjectId, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotFreeze(kind, subjectId));
        _uses.FindAll(u => u.Is(kind, subjectId)).ForEach(u => u.Freeze(now));
        Touch();
        Record(Act("Freeze", actor, now) with { After = $"{Describe(kind, subjectId, null)} {Latest.Sha256}" });
    }

    public Refusal? WhyNotRemove() => WhyNotRemoved() ?? (_uses.Count > 0 ? Refusal.InUse : null);

    public void Remove(Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRemove());
        RemovedAt = now;
        Record(Act("Remove", actor, now) with { Before = Latest.Sha256 });
    }

    private Refusal? WhyNotRemoved() => RemovedAt is null ? null : Refusal.WrongState;

    private EvidenceUse? Find(EvidenceUseKind kind, int subjectId, string? itemCode) =>
        _uses.Find(u => u.Is(kind, subjectId) && u.ItemCode == itemCode);

    private static string Describe(EvidenceUseKind kind, int subjectId, string? itemCode) =>
        FormattableString.Invariant($"{kind} {subjectId} {itemCode}").TrimEnd();

    private Deed Act(string verb, Actor actor, DateTimeOffset now) =>
        new($"Evidence.{verb}", actor, now, Name) { UnitId = OwnerUnitId };
}
