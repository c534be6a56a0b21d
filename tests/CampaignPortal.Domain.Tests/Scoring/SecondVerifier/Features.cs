using System.Globalization;
using System.Text.Json;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.SecondVerifier;

/// <summary>What happened in generated results: a generator that stops making something must not go unnoticed.</summary>
internal sealed class Features
{
    /// <summary>What has to happen, each at least <see cref="Least"/> times.</summary>
    private static readonly string[] Wanted =
    [
        .. Kinds("item", "points", "level", "yesNo", "deduct", "bonus", "ratio", "derived", "rank", "text"),
        .. Kinds("figures", Enum.GetNames<FigureReduction>()),
        "step", "level values", "multipliers", "repeat", "roles", "multiplied", "place behind the table",
        .. Kinds("curve", "proportional", "stepLoss", "threshold", "banded", "overshoot"),
        .. from way in (string[])["mean", "trimmedMean", "sum", "singleRater"] from over in (string[])["item", "sheet"] select $"reduce {way} {over}",
        "reduce facts",
        .. Kinds("missing rater", "exclude", "zero", "block"), "quorum", "ballot",
        "channel group", "group of groups", "normalised weights", "votes", "votes of those who do not know", "coefficient",
        .. Kinds("missing empty", "block", "reweight", "zero", "categoryMean"), "normalised by the best", "item mean of the category",
        .. Kinds("noData", "block", "exclude", "zero"),
        .. Kinds("notApplicable", "rescale", "fullPoints", "excluded", "categoryMean"),
        .. Kinds("unknown", "excluded", "zero"),
        .. from stage in (string[])["item", "sheet", "channel", "total"] from mode in Enum.GetNames<RoundingMode>() select $"rounding {stage} {mode}",
        .. Kinds("sameFact", "HighestOnce", "OncePerItem"),
        .. Kinds("compare", "Rounded", "Unrounded"),
        .. Kinds("tie by", Enum.GetNames<TieComparator>()),
        .. Kinds("tie step", "1", "2", "3", "none"),
        .. Enum.GetNames<NoteKind>().Select(kind => $"note {kind}"),
        "tie alone", "tie shared", "tie shared with a step", "no total", "several categories", "periods", "group", "group in group", "group cap", "group floor",
        "block deduct", "block bonus", "block bonusCap", "block declared not applicable", "scale max", "scale min", "at scale max", "at scale min",
        "rule range", "rule cap", "item cap", "floor Zero", "floor None", "factor 0", "factor below 1", "weight 0", "item judged here and counted there",
        .. StandingFeatures.Wanted,
    ];

    private readonly Dictionary<string, int> _count = new(StringComparer.Ordinal);

    public const int Least = 5;

    public IEnumerable<string> Rare => Wanted.Where(w => _count.GetValueOrDefault(w) < Least).Select(w => $"{w}: {_count.GetValueOrDefault(w)}");

    public void Count(Scheme scheme, Facts facts, Result result)
    {
        foreach (var feature in OfScheme(scheme.Content).Concat(OfFacts(scheme, facts)).Concat(OfResult(scheme.Content, result)).Concat(StandingFeatures.Of(scheme.Content, facts, result)).Distinct(StringComparer.Ordinal))
        {
            _count[feature] = _count.GetValueOrDefault(feature) + 1;
        }
    }

    private static IEnumerable<string> Kinds(string what, params IEnumerable<string> kinds) => kinds.Select(kind => $"{what} {kind}");

    private static string Word<T>(T value)
        where T : Enum => JsonNamingPolicy.CamelCase.ConvertName($"{value}");

    private static IEnumerable<string> OfScheme(SchemeContent scheme) =>
    [
        .. scheme.TreeItems.SelectMany(OfItem),
        .. scheme.Channels.SelectMany(OfChannel),
        .. OfGroups(scheme.Items, "group"),
        .. scheme.Block.Items.Select(i => i is BonusItem ? "block bonus" : "block deduct"),
        .. Where(scheme.Block.BonusCap is not null, "block bonusCap"),
        .. OfStage("item", scheme.Rounding.Item), .. OfStage("sheet", scheme.Rounding.Sheet), .. OfStage("channel", scheme.Rounding.Channel), .. OfStage("total", scheme.Rounding.Total),
        $"sameFact {scheme.SameFact}",
        .. scheme.ChannelGroups.Select(g => g.Group is null ? "channel group" : "group of groups"),
        .. Where(scheme.NormalisesWeights, "normalised weights"),
        $"compare {scheme.Ranking.Compare}",
        .. scheme.Ranking.Ties.Select(t => $"tie by {t.By}"),
        .. Where(scheme.Periods.Count > 0, "periods"),
        .. Where(scheme.Scale.Max is not null, "scale max"), .. Where(scheme.Scale.Min is not null, "scale min"),
    ];

    private static IEnumerable<string> Where(bool holds, string feature) => holds ? [feature] : [];

    private static IEnumerable<string> OfStage(string stage, Rounding? rounding) => rounding is null ? [] : [$"rounding {stage} {rounding.Mode}"];

    private static IEnumerable<string> OfGroups(IReadOnlyList<SchemeNode> nodes, string name) => nodes.OfType<Group>().SelectMany(group =>
        (string[])[name, .. Where(group.Cap is not null, "group cap"), .. Where(group.Floor is not null, "group floor"), .. OfGroups(group.Items, "group in group")]);

    private static IEnumerable<string> OfChannel(Channel channel) =>
    [
        channel.Reduce.By == ReduceBy.Facts ? "reduce facts" : $"reduce {Word(channel.Reduce.By)} {Word(channel.Reduce.Over)}",
        .. Where(channel.Weight == 0, "weight 0"),
        .. Where(channel.Missing.Quorum is not null, "quorum"),
        .. Where(!channel.Ballot.IsNone, "ballot"),
    ];

    private static IEnumerable<string> OfItem(Item item) =>
    [
        $"item {Word(item)}",
        .. item is RatioItem ratio ? [$"curve {Word(ratio.Curve)}"] : Array.Empty<string>(),
        .. item is DerivedItem derived ? [$"figures {derived.By}"] : Array.Empty<string>(),
        .. Where(item is PointsItem { Step: not null }, "step"), .. Where(item is LevelItem level && level.Levels.Any(l => l.Values.Count > 0), "level values"),
        .. Where(item.Weighing.Multipliers.Count > 0, "multipliers"), .. Where(item.Weighing.Repeat is not null, "repeat"), .. Where(item.Weighing.Roles.Count > 0, "roles"),
        .. item.Rules.Select(rule => rule.From < rule.To ? "rule range" : rule.Cap is null ? "rule fixed" : "rule cap"),
        .. item is DeductItem deduct ? [deduct.FloorsAtZero ? "floor Zero" : "floor None", .. Where(deduct.Cap is not null, "item cap")] : Array.Empty<string>(),
        .. Where(item.JudgedIn.Count > 0 && item.CountedIn.Count > 0, "item judged here and counted there"),
    ];

    /// <summary>PointsItem is "points", StepLossCurve is "stepLoss".</summary>
    private static string Word(object part) =>
        JsonNamingPolicy.CamelCase.ConvertName(part.GetType().Name.Replace("Item", "", StringComparison.Ordinal).Replace("Curve", "", StringComparison.Ordinal));

    private static IEnumerable<string> OfFacts(Scheme scheme, Facts facts) =>
    [
        .. Where(facts.Subjects.Select(s => s.Category).Distinct(StringComparer.Ordinal).Count() > 1, "several categories"),
        .. facts.Marks.Where(m => m.Value is MarkValue.Unknown).Select(m => $"unknown {Word(scheme.FindItem(m.Item)!.Head.Unknown)}"),
        .. facts.NotApplicable.Where(n => scheme.Content.Block.Items.Contains(scheme.FindItem(n.Item)!)).Select(_ => "block declared not applicable"),
        .. facts.Tallies.Select(t => t.Level is null ? "votes of those who do not know" : "votes"),
        .. facts.Coefficients.Select(_ => "coefficient"),
        .. facts.Occurrences.Where(o => o.Multipliers.Count > 0).Select(_ => "multiplied"),
        .. facts.Figures.Where(f => scheme.FindItem(f.Item) is RankItem rank && f.Value > rank.Table[^1].To).Select(_ => "place behind the table"),
        .. facts.Occurrences.SelectMany(o => o.Links).Select(l => l.Factor == 0 ? "factor 0" : l.Factor < 1 ? "factor below 1" : "factor"),
    ];

    private static IEnumerable<string> OfResult(SchemeContent scheme, Result result) => result.CategoryFigures.Select(f => f.Of == CategoryFigureKind.Best ? "normalised by the best" : f.Item is null ? "" : "item mean of the category").Concat(result.Subjects.SelectMany(subject => (string[])
    [
        .. subject.Notes.SelectMany(note => OfNote(scheme, note)),
        .. subject.Tie is { } tie ? OfTie(tie) : [],
        .. Where(subject.IsBlocked, "no total"),
        .. Where(subject.Total is { } most && most == scheme.Scale.Max, "at scale max"),
        .. Where(subject.Total is { } least && least == scheme.Scale.Min, "at scale min"),
    ]));

    private static IEnumerable<string> OfTie(Tie tie) =>
        [tie.IsShared ? "tie shared" : "tie alone", $"tie step {tie.Step?.ToString(CultureInfo.InvariantCulture) ?? "none"}", .. Where(tie is { IsShared: true, Step: not null }, "tie shared with a step")];

    /// <summary>A note tells which policy was applied, not only written down.</summary>
    private static IEnumerable<string> OfNote(SchemeContent scheme, Note note)
    {
        var item = scheme.AllItems.FirstOrDefault(i => i.Code == note.Item);
        var missing = scheme.Channels.FirstOrDefault(c => c.Code == note.Channel)?.Missing;
        var empty = missing?.Empty ?? scheme.ChannelGroups.FirstOrDefault(g => g.Code == note.Channel)?.Empty;
        return
        [
            $"note {note.Kind}",
            note.Kind switch
            {
                NoteKind.RaterMissing => $"missing rater {Word(missing!.Rater)}",
                NoteKind.ChannelZero or NoteKind.ChannelReweighted or NoteKind.ChannelBlocked or NoteKind.ChannelCategoryMean => $"missing empty {Word(empty!.Value)}",
                NoteKind.ItemWithoutData or NoteKind.ItemBlocked => $"noData {Word(item!.Head.NoData)}",
                NoteKind.ItemNotApplicable => $"notApplicable {Word(item!.Head.NotApplicable)}",
                _ => "",
            },
        ];
    }
}
