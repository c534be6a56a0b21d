using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>What keeps a rulebook from being adopted. Shown through the text key <c>RulebookProblem.{name}</c>, which also says what to do.</summary>
public enum RulebookProblemKind
{
    NoCriteria,

    /// <summary>A criterion that nothing rates.</summary>
    CriterionWithoutItem,

    /// <summary>An item that names a criterion which is not there. Arguments: its code.</summary>
    CriterionUnknown,

    /// <summary>Nothing is scored at all.</summary>
    NoItems,

    /// <summary>Arguments: the sum found, as a ratio.</summary>
    WeightsNotOne,

    /// <summary>Arguments: name of the group, the sum found as a ratio.</summary>
    GroupWeightsNotOne,

    /// <summary>Weights are parts, and all of those side by side are 0.</summary>
    PartsAllZero,

    /// <summary>Nothing lies in a group of channels. Arguments: its name.</summary>
    GroupEmpty,

    /// <summary>Nothing stands in a channel. Arguments: its name.</summary>
    ChannelEmpty,

    /// <summary>Arguments: name of the channel, points found, points wanted.</summary>
    PointsNotBase,
    ItemInNoChannel,

    /// <summary>Arguments: name of the channel.</summary>
    CountedTwice,
    CausesMissing,
    LevelsMissing,

    /// <summary>Nobody can get the full points of an item, for its best level is worth less. Arguments: name of the level, its points, points of the item.</summary>
    LevelsBelowPoints,

    /// <summary>Arguments: the code.</summary>
    CodeTwice,

    /// <summary>Highest, full and lowest total do not stand in that order.</summary>
    BoundsReversed,

    /// <summary>The responsible office is no unit that exists. Arguments: its code.</summary>
    OfficeUnknown,

    /// <summary>The lowest grade has a bound or seats, so that somebody is left without a grade.</summary>
    GradesLeaveRest,

    /// <summary>Nobody can get the grade. Arguments: its name.</summary>
    GradeUnreachable,

    /// <summary>A grade begins above one that stands before it. Arguments: its name.</summary>
    GradesOutOfOrder,

    /// <summary>A list asks for a grade that there is not. Arguments: name of the list.</summary>
    ListGradeUnknown,

    /// <summary>Of the least and the most points that a list asks for nothing is between. Arguments: its name.</summary>
    ListBoundsReversed,

    /// <summary>A missing sheet counts as zero where raters are reduced item by item. Arguments: name of the channel.</summary>
    ZeroByItem,

    /// <summary>A step of the tie chain compares what is gone. Arguments: its number.</summary>
    TieUnknown,

    /// <summary>Arguments of this and the following: kind of the period.</summary>
    PeriodTwice,

    /// <summary>It makes a longer one that is not there.</summary>
    PeriodUnknown,

    /// <summary>It makes one that makes itself.</summary>
    PeriodInItself,
    PeriodWeightsNotOne,

    /// <summary>More of its periods are asked for than make one of the longer ones.</summary>
    PeriodTooMany,
    PeriodBoundsReversed,

    /// <summary>A condition asks for a channel that is gone. Arguments: name of the gate or consequence, number of the condition.</summary>
    ConditionChannelUnknown,

    /// <summary>A condition counts the sheets of a channel that has none. Arguments as above.</summary>
    ConditionChannelUnrated,

    /// <summary>A condition asks for an item that is gone or has not what is asked. Arguments as above.</summary>
    ConditionItemUnknown,

    /// <summary>A condition asks for a cause that the item no longer has. Arguments as above.</summary>
    ConditionCauseUnknown,

    /// <summary>A condition asks for an earlier gate that is gone. Arguments as above.</summary>
    ConditionGateUnknown,

    /// <summary>A condition asks for an earlier grade that is gone. Arguments as above.</summary>
    ConditionGradeUnknown,

    /// <summary>An effect names a grade that is gone. Arguments: name of the gate, number of the effect.</summary>
    EffectGradeUnknown,

    /// <summary>An effect names a list that is gone. Arguments as above.</summary>
    EffectListUnknown,

    /// <summary>An effect names a consequence that is gone. Arguments as above.</summary>
    EffectConsequenceUnknown,

    /// <summary>A consequence without conditions that no gate names. Arguments: its name.</summary>
    ConsequenceUnreachable,

    /// <summary>A gate that denies something names no document. Arguments: its name.</summary>
    GateWithoutBasis,

    /// <summary>Calculated, but recorded on no page yet. Arguments: name of the <see cref="SchemeFeature"/>.</summary>
    NotRecorded,

    /// <summary>Anything else; only a file can cause it. Arguments: where.</summary>
    Other,
}

/// <param name="Criterion">Code of the criterion at whose row it is said; null where it concerns none.</param>
/// <param name="Item">Code of the item at whose row it is said; null where it concerns none.</param>
public sealed record RulebookProblem(RulebookProblemKind Kind, string? Criterion, string? Item, params IReadOnlyList<string> Arguments)
{
    /// <summary>Code of the grade or list at whose row it is said; null where it concerns none.</summary>
    public string? List { get; init; }

    /// <summary>Where it stands in the document of the scheme, as in <c>periods[1].parent</c>; null where a row, or nothing single, is at fault.</summary>
    public string? Path { get; init; }

    public bool IsAboutPeriods => Path?.StartsWith("periods", StringComparison.Ordinal) == true;
    public bool IsAboutRanks => Path?.StartsWith("ranking", StringComparison.Ordinal) == true;

    /// <summary>Code of the gate at which it is said; null where it concerns none.</summary>
    public string? Gate { get; init; }

    /// <summary>Code of the consequence at which it is said; null where it concerns none.</summary>
    public string? Consequence { get; init; }

    /// <summary>Index of the condition or effect of it; null where it concerns the whole.</summary>
    public int? Row { get; init; }

    public bool IsAboutGrades => Kind is RulebookProblemKind.GradesLeaveRest || List is not null;
}

/// <summary>Everything that is still wrong with a rulebook, in the terms of its author.</summary>
public static class RulebookChecks
{
    /// <param name="offices">Normalised codes of the units that exist; null where nobody knows them.</param>
    public static IReadOnlyList<RulebookProblem> Run(Rulebook book, IReadOnlySet<string>? offices = null)
    {
        var (content, problems) = Scheme.ReadDraft(SchemeWriter.Write(book.Scheme));
        return
        [
            .. book.Criteria.Count == 0 ? [new RulebookProblem(RulebookProblemKind.NoCriteria, null, null)] : Array.Empty<RulebookProblem>(),
            .. book.Criteria.Where(c => book.ItemsOf(c.Code).Count == 0).Select(c => new RulebookProblem(RulebookProblemKind.CriterionWithoutItem, c.Code, null)),
            .. book.Scheme.AllItems.Where(i => i.Head.Criterion is { } code && book.FindCriterion(code) is null)
                .Select(i => new RulebookProblem(RulebookProblemKind.CriterionUnknown, null, i.Code, i.Head.Criterion!)),
            .. UnknownOffices(book, offices),
            .. LowLevels(book.Scheme),
            .. SchemeFeatures.Of(book.Scheme).Select(f => new RulebookProblem(RulebookProblemKind.NotRecorded, null, null, $"{f}")),
            .. GateProblems.WithoutBasis(content.Standing),
            .. problems.Select(p => Of(p, content)).DistinctBy(p => (p.Kind, p.Item, p.List, p.Gate, p.Consequence, string.Join('\n', p.Arguments))),
        ];
    }

    /// <summary>Whether a draft can be kept with this problem, to be settled on its pages.</summary>
    public static bool IsForTheDraft(Problem problem) =>
        (GradeProblems.KindOf(problem) ?? GateProblems.KindOf(problem)) is not null || KindOf(problem) is not (RulebookProblemKind.Other or RulebookProblemKind.CodeTwice);

    private static IEnumerable<RulebookProblem> UnknownOffices(Rulebook book, IReadOnlySet<string>? offices) =>
        from item in book.Scheme.AllItems
        where offices is not null && item.Head.ResponsibleOffice is { } office && !offices.Contains(Shared.Text.NormalisedCode(office))
        select new RulebookProblem(RulebookProblemKind.OfficeUnknown, item.Head.Criterion, item.Code, item.Head.ResponsibleOffice!);

    /// <summary>Points of votes that are added up are no level's.</summary>
    private static IEnumerable<RulebookProblem> LowLevels(SchemeContent scheme) =>
        from item in scheme.AllItems.OfType<LevelItem>()
        let best = item.Levels.MaxBy(l => l.Points)
        where best is not null && best.Points < item.Points && !scheme.Channels.Any(c => c.Reduce.By == ReduceBy.Sum && item.IsJudgedIn(c.Code))
        select new RulebookProblem(RulebookProblemKind.LevelsBelowPoints, item.Head.Criterion, item.Code, best.Name.Zh, CanonicalJson.Number(best.Points), CanonicalJson.Number(item.Points));

    private static RulebookProblem Of(Problem problem, SchemeContent scheme)
    {
        if ((GradeProblems.Of(problem, scheme.Standing) ?? GateProblems.Of(problem, scheme.Standing)) is { } aboutStanding)
        {
            return aboutStanding;
        }

        if (ReckoningProblems.Of(problem, scheme) is { } aboutReckoning)
        {
            return aboutReckoning;
        }

        var item = ItemAt(problem.Path, scheme);
        return new RulebookProblem(KindOf(problem, scheme), item?.Head.Criterion, item?.Code, ArgumentsOf(problem, scheme));
    }

    private static bool IsAboutGroup(Problem problem) => problem.Path.StartsWith("channelGroups[", StringComparison.Ordinal);

    private static RulebookProblemKind KindOf(Problem problem, SchemeContent scheme) =>
        problem.Code == ProblemCode.WeightsNotOne && scheme.NormalisesWeights ? RulebookProblemKind.PartsAllZero : KindOf(problem);

    private static RulebookProblemKind KindOf(Problem problem) => problem switch
    {
        { Code: ProblemCode.EmptyList, Path: "items" } => RulebookProblemKind.NoItems,
        { Code: ProblemCode.EmptyList } when problem.Path.EndsWith(".rules", StringComparison.Ordinal) => RulebookProblemKind.CausesMissing,
        { Code: ProblemCode.EmptyList } when problem.Path.EndsWith(".levels", StringComparison.Ordinal) => RulebookProblemKind.LevelsMissing,
        { Code: ProblemCode.WeightsNotOne, Path: "channels" } => RulebookProblemKind.WeightsNotOne,
        { Code: ProblemCode.WeightsNotOne } when IsAboutGroup(problem) => RulebookProblemKind.GroupWeightsNotOne,
        { Code: ProblemCode.EmptyList } when IsAboutGroup(problem) => RulebookProblemKind.GroupEmpty,
        { Code: ProblemCode.ChannelWithoutItems } => RulebookProblemKind.ChannelEmpty,
        { Code: ProblemCode.PointsNotBase } => RulebookProblemKind.PointsNotBase,
        { Code: ProblemCode.ItemWithoutChannel } => RulebookProblemKind.ItemInNoChannel,
        { Code: ProblemCode.CountedTwice } => RulebookProblemKind.CountedTwice,
        { Code: ProblemCode.DuplicateCode } => RulebookProblemKind.CodeTwice,
        { Code: ProblemCode.RangeReversed, Path: "scale" } => RulebookProblemKind.BoundsReversed,
        _ => RulebookProblemKind.Other,
    };

    /// <summary>Channels by their names: their codes are nothing an author knows.</summary>
    private static IReadOnlyList<string> ArgumentsOf(Problem problem, SchemeContent scheme)
    {
        if (problem.Code == ProblemCode.PointsNotBase)
        {
            return [ChannelAt(problem.Path, scheme), .. problem.Arguments];
        }

        if (IsAboutGroup(problem) && problem.Code is ProblemCode.WeightsNotOne or ProblemCode.EmptyList)
        {
            return [scheme.ChannelGroups[Indices(problem.Path)[0]].Name.Zh, .. problem.Arguments];
        }

        return problem.Code is ProblemCode.ChannelWithoutItems or ProblemCode.CountedTwice or ProblemCode.UnknownChannel
            ? [.. problem.Arguments.Select(a => scheme.Channels.FirstOrDefault(c => c.Code == a)?.Name.Zh ?? a)]
            : KindOf(problem) == RulebookProblemKind.Other ? [problem.Path] : problem.Arguments;
    }

    private static string ChannelAt(string path, SchemeContent scheme) => scheme.Channels[Indices(path)[0]].Name.Zh;

    /// <summary>The item that a path as <c>items[3].items[0].rules</c> leads to or into; null where it leads to none.</summary>
    private static Item? ItemAt(string path, SchemeContent scheme)
    {
        var indices = Indices(path);
        if (path.StartsWith("block.items[", StringComparison.Ordinal))
        {
            return scheme.Block.Items[indices[0]];
        }

        if (!path.StartsWith("items[", StringComparison.Ordinal))
        {
            return null;
        }

        SchemeNode? node = null;
        for (var level = 0; level < indices.Count && node is null or Group; level++)
        {
            node = ((node as Group)?.Items ?? scheme.Items)[indices[level]];
        }

        return node as Item;
    }

    internal static List<int> Indices(string path) =>
        [.. path.Split('[').Skip(1).Select(p => int.Parse(p[..p.IndexOf(']', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture))];
}
