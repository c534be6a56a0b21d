using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>
/// Tells the calculation of one unit's result as a tree of sentences. Every figure is the engine's own; this class only
/// finds the words, leaves out what no reader may tell apart (whose mark is whose), and, for somebody who may not know
/// the total yet, every figure from which it could be read.
/// </summary>
public sealed class ExplanationText
{
    private readonly IStringLocalizer<Texts> _texts;
    private readonly ExplainedUnit _unit;
    private readonly ExplanationSentences _say;
    private readonly ExplanationRaters _raters;
    private readonly bool _showsTotals;

    /// <param name="showsTotals">Whether total, parts and sums are shown, or the single lines only.</param>
    public ExplanationText(IStringLocalizer<Texts> texts, ExplainedUnit unit, bool showsTotals)
    {
        (_texts, _unit, _showsTotals) = (texts, unit, showsTotals);
        _raters = new ExplanationRaters(texts, unit);
        _say = new ExplanationSentences(texts, unit);
    }

    /// <summary>The whole tree, the total at its root; or the parts with their lines, where totals are not shown.</summary>
    public IReadOnlyList<ExplainedLine> Lines()
    {
        var (root, composite) = (_unit.Tree, _unit.Tree.The(NodeKind.Composite));
        return _showsTotals
            ? [Line(root, "")]
            : [.. Channels(composite).Concat(Sums().SelectMany(sum => sum.Children).Where(IsBlock)).Select(n => Line(n, n.Code) with { IsOpen = true })];
    }

    /// <summary>The weighted sum laid out in a row, and the total after it; empty where totals are not shown or there is none.</summary>
    public IReadOnlyList<IReadOnlyList<ExplainedStep>> Steps() =>
        _showsTotals && _unit.Tree.Line is not null
            ? [_say.Steps(_unit.Tree.The(NodeKind.Composite), NameOf), .. Sums().Select(sum => _say.Steps(sum, NameOf))]
            : [];

    /// <summary>What follows the weighted sum: the total before its coefficients, where it has some, and the total.</summary>
    private IEnumerable<ExplanationNode> Sums() => _unit.Tree.Children.Where(c => c.Kind == NodeKind.Bounded).Append(_unit.Tree);

    /// <summary>The channels wherever they lie: what a group of them comes to is a sum like the total.</summary>
    private static IEnumerable<ExplanationNode> Channels(ExplanationNode node) =>
        node.Children.SelectMany(c => c.Kind == NodeKind.ChannelGroup ? Channels(c) : [c]);

    /// <summary>What a reader must know beside the figures.</summary>
    public IReadOnlyList<string> Notes() =>
        [.. _unit.Result.Notes.Where(n => _showsTotals || !n.IsBlocking).Select(_say.Note).Distinct(), .. _showsTotals ? _say.Tie() : []];

    private ExplainedLine Line(ExplanationNode node, string channel)
    {
        channel = node.Kind == NodeKind.Channel ? node.Code : channel;
        var isSum = node.Kind is NodeKind.Total or NodeKind.Bounded or NodeKind.Composite or NodeKind.ChannelGroup or NodeKind.RawChannel or NodeKind.Channel or NodeKind.Sheet or NodeKind.Tree or NodeKind.Group
            or NodeKind.BlockBonus or NodeKind.BlockDeductions;
        var isShown = _showsTotals || !isSum;
        var line = isShown ? ExplanationRaters.Unordered(node) : null;
        return new ExplainedLine(
            NameOf(node),
            isShown ? FigureOf(node) : null,
            isShown ? _say.How(node, channel) : null,
            line is null || IsBareNumber(line) ? null : line.ToLine(),
            [.. ChildrenOf(node, channel), .. _say.Occurrences(node)],
            IsOpen: node.Kind is NodeKind.Total or NodeKind.Bounded or NodeKind.Composite or NodeKind.ChannelGroup);
    }

    private IEnumerable<ExplainedLine> ChildrenOf(ExplanationNode node, string channel) => node.Kind switch
    {
        NodeKind.Total or NodeKind.Bounded => node.Children.Where(c => c.Kind is NodeKind.Composite or NodeKind.Bounded || IsBlock(c) || DecidesTies(c)).Select(c => Line(c, channel)),
        NodeKind.Channel or NodeKind.RawChannel => OfChannel(node).Select(c => Line(c, channel)),
        NodeKind.Sheet => OfTree(node).Select(c => Line(c, channel)),
        NodeKind.ItemMean => [],

        // The rate stands beside it already.
        NodeKind.Gap => [],
        NodeKind.Item when node.Children.Any(c => c.Kind == NodeKind.Mark) => MarksOf(node, channel),
        _ => node.Children.Select(c => Line(c, channel)),
    };

    private List<ExplainedLine> MarksOf(ExplanationNode item, string channel)
    {
        var shown = _raters.Shown(channel, item.Children).Select(c => Line(c, channel)).ToList();
        return shown.Count > 0 ? shown : [new ExplainedLine(new(_texts["Explain.Rater.Hidden"]), null, null, null, [])];
    }

    /// <summary>
    /// What stands below a part of the total: its items; or its sheets, where several were filled in. The sheets of
    /// others are shown by their sums only, so that no mark can be followed from item to item.
    /// </summary>
    private IEnumerable<ExplanationNode> OfChannel(ExplanationNode channel)
    {
        if (channel.Children is [{ Kind: NodeKind.Sheet } own, ..] && own.Code == _unit.UnitCode)
        {
            return OfTree(own);
        }

        var sheets = channel.Children.Where(c => c.Kind == NodeKind.Sheet).ToList();
        var others = channel.Children.Where(c => c.Kind != NodeKind.Sheet).SelectMany(c => c.Kind == NodeKind.Tree && channel.Line is { Divisor: 1 } ? c.Children : [c]);
        var shown = _showsTotals ? _raters.Shown(channel.Code, sheets).Select(s => s with { Children = [] }) : [];
        return [.. shown, .. others];
    }

    private static IEnumerable<ExplanationNode> OfTree(ExplanationNode sheet) =>
        sheet.Children.SelectMany(c => c.Kind == NodeKind.Tree ? c.Children : [c]);

    private static bool IsBareNumber(ArithmeticLine line) =>
        line.Terms is [] or [{ IsSubtracted: false, Factors.Count: 1 }] && line.Divisor == 1 && line.Value == line.Unbounded;

    private static bool IsBlock(ExplanationNode node) =>
        node is { Kind: NodeKind.BlockBonus or NodeKind.BlockDeductions, Children.Count: > 0 };

    /// <summary>Whether the figure is shown because a step of the tie chain compares it.</summary>
    private bool DecidesTies(ExplanationNode node) => _unit.Result.Tie is not null && _unit.Scheme.Content.Ranking.Ties.Any(t =>
        (t.By == TieComparator.Deductions && node.Kind == NodeKind.AllDeductions) || (t.By == TieComparator.Bonus && node.Kind == NodeKind.AllBonus));

    private ShownText NameOf(ExplanationNode node) => node.Kind switch
    {
        NodeKind.Mark or NodeKind.Sheet => new(_raters.NameOf(node)),
        _ when node.Label is { } label => ShownText.Of(label),
        _ => new(_texts[$"Explain.Kind.{node.Kind}"]),
    };

    private static string? FigureOf(ExplanationNode node) => node switch
    {
        { Value: null } => null,
        { Kind: NodeKind.Total, Value: { } total } => Figures.Total(total),
        { Kind: NodeKind.Rate, Value: { } rate } => Figures.Percent(rate),
        { Value: { } value } => Figures.Of(value),
    };
}
