namespace CampaignPortal.Domain.Scoring;

/// <summary>One subject between its calculation and its rank: the figures ties compare, and what the result will say.</summary>
internal sealed class RankedSubject
{
    private readonly IReadOnlyList<Note> _notes;
    private readonly decimal _deductions;
    private readonly decimal _bonus;
    private readonly decimal? _earlierTotal;

    public RankedSubject(Subject subject, ExplanationNode tree, IReadOnlyList<Note> notes, decimal? earlierTotal)
    {
        (Subject, _notes, _earlierTotal) = (subject, notes, earlierTotal);
        Total = tree.Value;
        UnroundedTotal = tree.Line is { } line ? Rounding.Settle(line.Unrounded) : null;
        _deductions = Stored(tree.Children.Single(c => c.Kind == NodeKind.AllDeductions))!.Value;
        _bonus = Stored(tree.Children.Single(c => c.Kind == NodeKind.AllBonus))!.Value;
        Channels = [.. tree.Children.Single(c => c.Kind == NodeKind.Composite).Children.Select(ScoreOf)];
    }

    public Subject Subject { get; }
    public decimal? Total { get; }

    /// <summary>For schemes that rank before rounding; never stored.</summary>
    public decimal? UnroundedTotal { get; }

    public IReadOnlyList<ChannelScore> Channels { get; }
    public int? Rank { get; set; }
    public Tie? Tie { get; set; }

    /// <summary>The figure a tie step compares, turned so that higher is better; null counts as lowest.</summary>
    public decimal? TieValue(TieStep step) => step.By switch
    {
        TieComparator.Deductions => -_deductions,
        TieComparator.Bonus => _bonus,
        TieComparator.EarlierTotal => _earlierTotal,
        TieComparator.Channel => ChannelOf(step).Score,
        _ => ChannelOf(step).Items.FirstOrDefault(i => i.Item == step.Item)?.Score,
    };

    public SubjectResult ToResult() =>
        new(Subject.Code, Subject.Category, Total, Rank, Tie, _deductions, _bonus, Channels, _notes);

    private ChannelScore ChannelOf(TieStep step) => Channels.Single(c => c.Channel == step.Channel);

    private static ChannelScore ScoreOf(ExplanationNode channel)
    {
        var means = channel.Children.Where(c => c.Kind == NodeKind.ItemMean).ToList();
        var items = means.Count > 0 ? means : Items(channel);
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
