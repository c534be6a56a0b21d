namespace CampaignPortal.Domain.Scoring;

/// <summary>What an item brings into the sum above it.</summary>
/// <param name="Available">Points of the sum that the item stands for; 0 when the others are stretched over them.</param>
internal sealed record ItemOutcome(ExplanationNode Node, decimal Available, bool IsBlocked = false)
{
    public static ItemOutcome Scored(Item item, ExplanationNode node) => new(node, item.Points);

    /// <param name="mean">Of the category, where the item's policy asks for it and somebody has a figure.</param>
    public static ItemOutcome NotApplicable(Item item, IReadOnlyList<ExplanationNode> children, decimal? mean) => item.Head.NotApplicable switch
    {
        NotApplicablePolicy.CategoryMean when mean is { } figure => new(Fixed(item, figure, children, OperandKind.CategoryMean), item.Points),
        NotApplicablePolicy.FullPoints => new(Fixed(item, item.Points, children), item.Points),
        NotApplicablePolicy.Excluded => new(Without(item, NodeState.NotApplicable, children), item.Points),
        _ => new(Without(item, NodeState.NotApplicable, children), 0),
    };

    public static ItemOutcome NoData(Item item, IReadOnlyList<ExplanationNode> children) => item.Head.NoData switch
    {
        NoDataPolicy.Zero => new(Fixed(item, 0, children), item.Points),
        NoDataPolicy.Exclude => new(Without(item, NodeState.NoData, children), 0),
        _ => new(Without(item, NodeState.Blocked, children), item.Points, IsBlocked: true),
    };

    private static ExplanationNode Fixed(Item item, decimal points, IReadOnlyList<ExplanationNode> children, OperandKind kind = OperandKind.Points) =>
        ExplanationNode.Figure(NodeKind.Item, item.Code, item.Name, new ArithmeticLine([new Term(false, new Operand(points, kind, item.Code))]), children);

    private static ExplanationNode Without(Item item, NodeState state, IReadOnlyList<ExplanationNode> children) =>
        ExplanationNode.Without(NodeKind.Item, item.Code, item.Name, state, children);
}

/// <summary>What one evaluation of one subject collects on the way.</summary>
internal sealed class Notes
{
    private readonly HashSet<Note> _notes = [];

    public void Add(Note note) => _notes.Add(note);

    /// <summary>In the order of kind, channel, item, rater, occurrence.</summary>
    public IReadOnlyList<Note> Sorted() =>
    [
        .. _notes.OrderBy(n => n.Kind)
            .ThenBy(n => n.Channel, StringComparer.Ordinal)
            .ThenBy(n => n.Item, StringComparer.Ordinal)
            .ThenBy(n => n.Rater, StringComparer.Ordinal)
            .ThenBy(n => n.Occurrence, StringComparer.Ordinal),
    ];
}
