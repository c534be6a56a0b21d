using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Standards;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>A criterion that is in both versions and says something else.</summary>
public sealed record CriterionChange(CriterionText Before, CriterionText After)
{
    public bool IsReworded => (Before.Heading, Before.Text, Before.HeadingEn, Before.TextEn) != (After.Heading, After.Text, After.HeadingEn, After.TextEn);
    public bool IsRegrouped => Before.GroupName != After.GroupName;
    public bool IsEvidenceChanged => Before.EvidenceHint != After.EvidenceHint || Before.RequiresEvidence != After.RequiresEvidence;
    public bool AreRulesChanged => Before.CitedRules != After.CitedRules;
}

/// <summary>What is different between two versions of standards. A criterion is the same as long as its code is.</summary>
public sealed record StandardsDifference(
    IReadOnlyList<CriterionText> Added, IReadOnlyList<CriterionText> Removed, IReadOnlyList<CriterionChange> Changed, IReadOnlyList<string> Moved, IReadOnlyList<CriterionText> Kept)
{
    public bool IsNone => Added.Count + Removed.Count + Changed.Count + Moved.Count == 0;

    public static StandardsDifference Between(IReadOnlyList<CriterionText> before, IReadOnlyList<CriterionText> after)
    {
        var old = before.ToDictionary(c => c.Code, StringComparer.Ordinal);
        var fresh = after.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        List<CriterionText> kept = [.. after.Where(c => old.ContainsKey(c.Code))];
        return new(
            [.. after.Where(c => !old.ContainsKey(c.Code))],
            [.. before.Where(c => !fresh.Contains(c.Code))],
            [.. kept.Select(c => new CriterionChange(old[c.Code], c)).Where(c => c.Before != c.After)],
            Displaced([.. before.Where(c => fresh.Contains(c.Code)).Select(c => c.Code)], [.. kept.Select(c => c.Code)]),
            kept);
    }

    /// <summary>The fewest codes whose moving makes one order of the other: those outside the longest common run.</summary>
    private static IReadOnlyList<string> Displaced(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var places = before.Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
        var (lengths, previous) = (new int[after.Count], new int[after.Count]);
        for (var i = 0; i < after.Count; i++)
        {
            (lengths[i], previous[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (places[after[j]] < places[after[i]] && lengths[j] + 1 > lengths[i])
                {
                    (lengths[i], previous[i]) = (lengths[j] + 1, j);
                }
            }
        }

        HashSet<string> steady = [];
        for (var at = lengths.Length == 0 ? -1 : Array.IndexOf(lengths, lengths.Max()); at >= 0; at = previous[at])
        {
            steady.Add(after[at]);
        }

        return [.. after.Where(c => !steady.Contains(c))];
    }
}

/// <summary>An item that is in both versions and counts otherwise.</summary>
public sealed record ItemChange(Item Before, Item After)
{
    public bool ArePointsChanged => Before.Points != After.Points;
    public bool IsOfficeChanged => Before.Head.ResponsibleOffice != After.Head.ResponsibleOffice;
    public bool IsKindChanged => Before.GetType() != After.GetType();

    /// <summary>Causes, levels, curve, channels, policies, wording: anything but points, office and kind.</summary>
    public bool IsRuleChanged => Document(Before) != Document(After with
    {
        Head = After.Head with { Points = Before.Points, ResponsibleOffice = Before.Head.ResponsibleOffice },
    }) && !IsKindChanged;

    internal static string Document(Item item) => SchemeWriter.ItemText(item);
}

/// <summary>Where an item stands in a scheme.</summary>
/// <param name="Groups">Those around it, outer before inner; empty for an item by itself.</param>
/// <param name="IsInBlock">Whether it is added to or taken off the weighted total.</param>
public sealed record ItemPosition(IReadOnlyList<Group> Groups, bool IsInBlock)
{
    public bool IsThatOf(ItemPosition other) => IsInBlock == other.IsInBlock && Groups.Select(g => g.Code).SequenceEqual(other.Groups.Select(g => g.Code), StringComparer.Ordinal);

    internal static IEnumerable<(Item Item, ItemPosition Place)> All(SchemeContent scheme) =>
        Within(scheme.Items, []).Concat(scheme.Block.Items.Select(i => (i, new ItemPosition([], IsInBlock: true))));

    private static IEnumerable<(Item Item, ItemPosition Place)> Within(IEnumerable<SchemeNode> nodes, IReadOnlyList<Group> groups) =>
        nodes.SelectMany(n => n is Group group ? Within(group.Items, [.. groups, group]) : [((Item)n, new ItemPosition(groups, IsInBlock: false))]);
}

/// <summary>What is different between two schemes. An item is the same as long as its code is.</summary>
public sealed record SchemeDifference(
    IReadOnlyList<Item> Added, IReadOnlyList<Item> Removed, IReadOnlyList<ItemChange> Changed, IReadOnlyList<(Channel? Before, Channel? After)> Weights,
    decimal PointsBefore, decimal PointsAfter, IReadOnlyList<string> OfficesGained, IReadOnlyList<string> OfficesLost)
{
    /// <summary>Grades and lists of both, where they are not the same.</summary>
    public (StandingRules Before, StandingRules After)? Standing { get; private init; }

    /// <summary>Gates that are new, gone or different.</summary>
    public IReadOnlyList<(Gate? Before, Gate? After)> Gates { get; private init; } = [];

    /// <summary>Consequences that are new, gone or different.</summary>
    public IReadOnlyList<(ConsequenceRule? Before, ConsequenceRule? After)> Consequences { get; private init; } = [];

    /// <summary>Factors of the total that are new, gone or different.</summary>
    public IReadOnlyList<(Coefficient? Before, Coefficient? After)> Coefficients { get; private init; } = [];

    /// <summary>Channels that are new, and those of both whose marks become a score otherwise; empty where there was no scheme.</summary>
    public IReadOnlyList<(Channel? Before, Channel After)> Rules { get; private init; } = [];

    /// <summary>Channels and groups of items that are called otherwise.</summary>
    public IReadOnlyList<(LocalText Before, LocalText After)> Renamed { get; private init; } = [];

    /// <summary>Groups of items whose sum has other bounds.</summary>
    public IReadOnlyList<(Group? Before, Group After)> Bounds { get; private init; } = [];

    /// <summary>Items of both that stand in another place of the tree, or beside it.</summary>
    public IReadOnlyList<(Item Item, ItemPosition Before, ItemPosition After)> Moved { get; private init; } = [];

    /// <summary>Whether the base of a channel, the bounds of the total or the cap of all bonuses is another.</summary>
    public bool IsScaleChanged { get; private init; }

    /// <summary>Whether figures are rounded, facts united or ranks made otherwise.</summary>
    public bool IsReckonedOtherwise { get; private init; }

    /// <summary>Whether periods make longer ones otherwise.</summary>
    public bool ArePeriodsChanged { get; private init; }

    /// <summary>Whether channels lie in other groups, groups weigh or do otherwise, or weights are written in parts on one side only.</summary>
    public bool IsRegrouped { get; private init; }

    public bool IsNone => Added.Count + Removed.Count + Changed.Count + Weights.Count + Coefficients.Count + Rules.Count + Renamed.Count + Bounds.Count + Gates.Count + Consequences.Count == 0
        && Moved.Count == 0 && !IsScaleChanged && !IsRegrouped && !IsReckonedOtherwise && !ArePeriodsChanged && Standing is null;

    /// <param name="before">Null where there is none yet.</param>
    public static SchemeDifference Between(SchemeContent? before, SchemeContent after)
    {
        var old = before?.AllItems.ToDictionary(i => i.Code, StringComparer.Ordinal) ?? [];
        var fresh = after.AllItems.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        var channels = (before?.Channels ?? []).Concat(after.Channels).Select(c => c.Code).Distinct(StringComparer.Ordinal)
            .Select(c => (Before: before?.Channels.FirstOrDefault(b => b.Code == c), After: after.Channels.FirstOrDefault(a => a.Code == c)));
        var (had, has) = (Offices(before), Offices(after));
        var (stood, stands) = (before?.Standing ?? StandingRules.None, after.Standing);
        return new(
            [.. after.AllItems.Where(i => !old.ContainsKey(i.Code))],
            [.. old.Values.Where(i => !fresh.Contains(i.Code))],
            [.. after.AllItems.Where(i => old.ContainsKey(i.Code)).Select(i => new ItemChange(old[i.Code], i)).Where(c => ItemChange.Document(c.Before) != ItemChange.Document(c.After))],
            [.. channels.Where(c => c.Before?.Weight != c.After?.Weight)],
            before?.TreeItems.Sum(i => i.Points) ?? 0,
            after.TreeItems.Sum(i => i.Points),
            [.. has.Except(had, StringComparer.Ordinal)],
            [.. had.Except(has, StringComparer.Ordinal)])
        {
            Rules = before is null ? [] : RulesBetween(before, after),
            Renamed = before is null ? [] : [.. NamesBetween([(Code: "", before.Name)], [(Code: "", after.Name)]), .. NamesBetween(before.Channels.Select(c => (c.Code, c.Name)), after.Channels.Select(c => (c.Code, c.Name))), .. NamesBetween(before.ItemGroups.Select(g => (g.Code, g.Name)), after.ItemGroups.Select(g => (g.Code, g.Name)))],
            Bounds = before is null ? [] : BoundsBetween(before, after),
            Moved = before is null ? [] : MovedBetween(before, after),
            IsScaleChanged = before is not null && (before.Scale, before.Block.BonusCap) != (after.Scale, after.Block.BonusCap),
            IsReckonedOtherwise = before is not null && SchemeWriter.ReckoningText(before) != SchemeWriter.ReckoningText(after),
            ArePeriodsChanged = before is not null && SchemeWriter.PeriodsText(before) != SchemeWriter.PeriodsText(after),
            IsRegrouped = before is not null && Grouping(before) != Grouping(after),
            Standing = Grades(stood) == Grades(stands) ? null : (stood, stands),
            Gates = Pairs(stood.Gates, stands.Gates, g => g.Code, g => StandingWriter.Text(StandingRules.None with { Gates = [g] })),
            Consequences = Pairs(stood.Consequences, stands.Consequences, c => c.Code, c => StandingWriter.Text(StandingRules.None with { Consequences = [c] })),
            Coefficients = [.. (before?.Coefficients ?? []).Concat(after.Coefficients).Select(c => c.Code).Distinct(StringComparer.Ordinal)
                .Select(c => (before?.Coefficients.FirstOrDefault(b => b.Code == c), after.Coefficients.FirstOrDefault(a => a.Code == c))).Where(c => c.Item1 != c.Item2)],
        };
    }

    private static IReadOnlyList<(Channel? Before, Channel After)> RulesBetween(SchemeContent before, SchemeContent after) =>
    [
        .. after.Channels.Select(a => (Before: before.Channels.FirstOrDefault(b => b.Code == a.Code), After: a)).Where(c => c.Before is null || RulesOf(c.Before) != RulesOf(c.After)),
    ];

    private static IEnumerable<(LocalText Before, LocalText After)> NamesBetween(IEnumerable<(string Code, LocalText Name)> before, IEnumerable<(string Code, LocalText Name)> after) =>
        from b in before join a in after on b.Code equals a.Code where b.Name != a.Name select (b.Name, a.Name);

    /// <summary>A group without bounds says nothing when it comes.</summary>
    private static IReadOnlyList<(Group? Before, Group After)> BoundsBetween(SchemeContent before, SchemeContent after) =>
    [
        .. after.ItemGroups.Select(a => (Before: before.ItemGroups.FirstOrDefault(b => b.Code == a.Code), After: a))
            .Where(g => (g.Before?.Cap, g.Before?.Floor) != (g.After.Cap, g.After.Floor)),
    ];

    private static IReadOnlyList<(Item Item, ItemPosition Before, ItemPosition After)> MovedBetween(SchemeContent before, SchemeContent after) =>
    [
        .. from b in ItemPosition.All(before)
           join a in ItemPosition.All(after) on b.Item.Code equals a.Item.Code
           where !b.Place.IsThatOf(a.Place)
           select (a.Item, b.Place, a.Place),
    ];

    private static string Grades(StandingRules rules) => StandingWriter.Text(rules with { Gates = [], Consequences = [] });

    /// <summary>What is on one side only, or says something else; those before first.</summary>
    private static IReadOnlyList<(T? Before, T? After)> Pairs<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> codeOf, Func<T, string> textOf)
        where T : class =>
    [
        .. before.Concat(after).Select(codeOf).Distinct(StringComparer.Ordinal)
            .Select(code => (Before: before.FirstOrDefault(b => codeOf(b) == code), After: after.FirstOrDefault(a => codeOf(a) == code)))
            .Where(p => p.Before is null || p.After is null || textOf(p.Before) != textOf(p.After)),
    ];

    private static string RulesOf(Channel channel) =>
        $"{channel.ScaleToBase} {channel.Reduce} {channel.Missing} {channel.Normalise} {channel.Ballot.RefusesAllEqual} {channel.Ballot.RefusesAllFull} {string.Join('\n', channel.Ballot.Limits)}";

    private static string Grouping(SchemeContent scheme) => string.Join(
        '\n', scheme.ChannelGroups.Select(g => $"{g}").Concat(scheme.Channels.Where(c => c.Group is not null).Select(c => $"{c.Code} {c.Group}")).Append($"{scheme.NormalisesWeights}"));

    /// <summary>Offices that get a sheet to mark: items that somebody else than the unit judges, and the counts behind rates.</summary>
    private static List<string> Offices(SchemeContent? scheme) =>
        [.. (scheme?.TreeItems ?? []).Where(i => i.Head.ResponsibleOffice is not null && i is not TextItem && MarkedIn(i).Any(c => c != Rulebook.SelfChannel))
            .Select(i => i.Head.ResponsibleOffice!).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> MarkedIn(Item item) => item is RatioItem ? item.JudgedIn.Concat(item.CountedIn) : item.JudgedIn;
}
