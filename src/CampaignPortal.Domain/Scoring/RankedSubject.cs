namespace CampaignPortal.Domain.Scoring;

/// <summary>One subject between its calculation and its rank: the figures ties compare, and what the result will say.</summary>
internal sealed class RankedSubject
{
    private readonly IReadOnlyList<Note> _notes;
    private readonly decimal _deductions;
    private readonly decimal _bonus;
    private readonly decimal? _earlierTotal;

    public RankedSubject(SchemeContent scheme, Subject subject, ExplanationNode tree, IReadOnlyList<Note> notes, decimal? earlierTotal)
    {
        (Subject, _notes, _earlierTotal) = (subject, notes, earlierTotal);
        Total = tree.Value;
        UnroundedTotal = tree.Line is { } line ? Rounding.Settle(line.Unrounded) : null;
        _deductions = Stored(tree.Children.Single(c => c.Kind == NodeKind.AllDeductions))!.Value;
        _bonus = Stored(tree.Children.Single(c => c.Kind == NodeKind.AllBonus))!.Value;
        var nodes = Members(tree.The(NodeKind.Composite)).ToDictionary(n => n.Code, StringComparer.Ordinal);
        Channels = [.. scheme.Channels.Select(c => ScoreOf(nodes[c.Code]))];
        Groups = [.. scheme.ChannelGroups.Select(g => new GroupScore(g.Code, Stored(nodes[g.Code])))];
    }

    public Subject Subject { get; }
    public decimal? Total { get; }

    /// <summary>For schemes that rank before rounding; never stored.</summary>
    public decimal? UnroundedTotal { get; }

    public IReadOnlyList<ChannelScore> Channels { get; }
    public IReadOnlyList<GroupScore> Groups { get; }
    public int? Rank { get; set; }
    public Tie? Tie { get; set; }

    /// <summary>Null where the scheme asks for totals and ranks only.</summary>
    public SubjectStanding? Standing { get; set; }

    /// <summary>The figure a tie step compares, turned so that higher is better; null counts as lowest.</summary>
    public decimal? TieValue(TieStep step) => step.By switch
    {
        TieComparator.Deductions => -_deductions,
        TieComparator.Bonus => _bonus,
        TieComparator.EarlierTotal => _earlierTotal,
        TieComparator.Channel => Groups.FirstOrDefault(g => g.Group == step.Channel)?.Score ?? ChannelOf(step)?.Score,
        _ => ChannelOf(step)?.Items.FirstOrDefault(i => i.Item == step.Item)?.Score,
    };

    public SubjectResult ToResult() =>
        new(Subject.Code, Subject.Category, Total, Rank, Tie, _deductions, _bonus, Channels, _notes) { Groups = Groups, Standing = Standing?.ToResult() };

    private ChannelScore? ChannelOf(TieStep step) => Channels.FirstOrDefault(c => c.Channel == step.Channel);

    /// <summary>Channels and groups of channels, wherever they lie.</summary>
    private static IEnumerable<ExplanationNode> Members(ExplanationNode node) =>
        node.Children.SelectMany(c => c.Kind == NodeKind.ChannelGroup ? Members(c).Prepend(c) : [c]);

    private static ChannelScore ScoreOf(ExplanationNode channel)
    {
        var own = channel.Children is [{ Kind: NodeKind.RawChannel } raw] ? raw : channel;
        var means = own.Children.Where(c => c.Kind == NodeKind.ItemMean).ToList();
        var items = means.Count > 0 ? means : Items(own);
        return new ChannelScore(channel.Code, Stored(channel), [.. items.Select(i => new ItemScore(i.Code, Stored(i)))]);
    }

    /// <summary>Items under trees and groups; what stands on single sheets is not the channel's score.</summary>
    private static IEnumerable<ExplanationNode> Items(ExplanationNode node) => node.Children.SelectMany(c => c.Kind switch
    {
        NodeKind.Item => [c],
        NodeKind.Tree or NodeKind.Group => Items(c),
        _ => [],
    });

    private static decimal? Stored(ExplanationNode node) => node.Value is { } value ? Rounding.Stored.Apply(value) : null;
}
