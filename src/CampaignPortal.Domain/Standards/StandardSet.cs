using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Standards;

/// <summary>Standards that belong together (评比标准): texts, evidence and cited rules, without points.</summary>
public sealed class StandardSet : Entity
{
    public const int CodeMaxLength = 20;
    public const int NameMaxLength = 100;

    private readonly List<StandardSetVersion> _versions = [];

    private StandardSet() { } // EF

    public StandardSet(string code, string name, Actor actor, DateTimeOffset now)
    {
        Code = Text.NormalisedCode(Text.Required(code, CodeMaxLength, nameof(code)));
        Name = Text.Required(name, NameMaxLength, nameof(name));
        Record(Act("Create", actor, now));
    }

    /// <summary>Normalised and unique.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";
    public IReadOnlyList<StandardSetVersion> Versions => _versions;

    /// <summary>The newest; null before the first.</summary>
    public StandardSetVersion? Latest => _versions.MaxBy(v => v.Number);

    public Refusal? WhyNotRename(string name) => name.Trim() == Name ? Refusal.AlreadyRecorded : null;

    /// <summary>Of the set with all its versions: they are told apart by their numbers.</summary>
    public void Rename(string name, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRename(name));
        var before = Name;
        Name = Text.Required(name, NameMaxLength, nameof(name));
        Record(Act("Rename", actor, now) with { Before = before, After = Name });
    }

    /// <summary>One draft at a time: while the newest version is not frozen, it is the one to rewrite.</summary>
    public Refusal? WhyNotAddVersion() => Latest is { IsFrozen: false } ? Refusal.WrongState : null;

    public StandardSetVersion AddVersion(IEnumerable<Criterion> criteria, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotAddVersion());
        var version = new StandardSetVersion((Latest?.Number ?? 0) + 1, criteria);
        _versions.Add(version);
        Touch();
        Record(Act("AddVersion", actor, now) with { After = Contents(version) });
        return version;
    }

    public Refusal? WhyNotRewrite() =>
        Latest is not { } latest ? Refusal.WrongState : latest.IsFrozen ? Refusal.Frozen : null;

    /// <summary>Replaces the criteria of the newest version.</summary>
    public void Rewrite(IEnumerable<Criterion> criteria, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRewrite());
        var before = Contents(Latest!);
        Latest!.Replace(criteria);
        Touch();
        Record(Act("Rewrite", actor, now) with { Before = before, After = Contents(Latest!) });
    }

    public Refusal? WhyNotFreeze(int number) => VersionOf(number).IsFrozen ? Refusal.Frozen : null;

    /// <summary>With the first round that opens on it.</summary>
    public void Freeze(int number, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotFreeze(number));
        VersionOf(number).Freeze(now);
        Touch();
        Record(Act("Freeze", actor, now) with { After = Contents(VersionOf(number)) });
    }

    private StandardSetVersion VersionOf(int number) => _versions.Single(v => v.Number == number);

    private static string Contents(StandardSetVersion version) =>
        $"{version.Number}: {string.Join(' ', version.Criteria.Select(c => c.Code))}";

    private Deed Act(string verb, Actor actor, DateTimeOffset now) => new($"StandardSet.{verb}", actor, now, $"{Code} {Name}");
}
