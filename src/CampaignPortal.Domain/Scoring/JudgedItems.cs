namespace CampaignPortal.Domain.Scoring;

/// <summary>Scores of items from the marks of raters.</summary>
/// <param name="detail">Whether the marks stand below the item as nodes of their own.</param>
internal sealed class JudgedItems(StageRounding rounding, SubjectFacts facts, CategoryFigures figures, Notes notes, Detail detail)
{
    /// <summary>All raters of the channel reduced for this one item.</summary>
    public ItemOutcome OverRaters(Channel channel, Item item)
    {
        var marks = facts.Marks(channel.Code, item.Code);
        var hasVotes = facts.Tallies(channel.Code, item.Code).Count > 0;
        if (detail == Detail.Figures && !hasVotes && Reducing.Sum(channel.Reduce, Given(item, marks), rounding.Item) is { } sum)
        {
            return ItemOutcome.Scored(item, ExplanationNode.Figure(NodeKind.Item, item.Code, item.Name, sum));
        }

        var nodes = Reducing.Trim(channel.Reduce, [.. marks.Select(m => Node(item, m))]);
        var votes = facts.Tallies(channel.Code, item.Code);
        var line = votes.Count == 0
            ? Reducing.Line(channel.Reduce, nodes, rounding.Item)
            : TallyScoring.Line(channel.Reduce, (LevelItem)item, nodes, votes, rounding.Item);
        if (line is not null)
        {
            Source[] sources = votes.Count == 0 ? [] : [TallyScoring.SourceOf(votes[0])];
            return ItemOutcome.Scored(item, ExplanationNode.Figure(NodeKind.Item, item.Code, item.Name, line, nodes) with { Sources = sources });
        }

        return nodes.Any(n => n.State == NodeState.NotApplicable) ? NotApplicable(channel, item, nodes) : NoData(channel, item, nodes);
    }

    /// <summary>What one rater's sheet says about the item.</summary>
    public ItemOutcome OnSheet(Channel channel, string rater, Item item)
    {
        if (facts.MarkOf(channel.Code, rater, item.Code) is not { } mark)
        {
            return NoData(channel, item, []);
        }

        var node = Node(item, mark);
        return node.State switch
        {
            NodeState.NotApplicable => NotApplicable(channel, item, [node]),

            // One rater does not know: on his sheet the other items stand for this one.
            NodeState.Unknown => new ItemOutcome(ExplanationNode.Without(NodeKind.Item, item.Code, item.Name, NodeState.Unknown, node), 0),

            // What one rater gave is no figure yet: it is not rounded.
            _ => ItemOutcome.Scored(item, node with { Kind = NodeKind.Item, Code = item.Code, Label = item.Name }),
        };
    }

    private static ExplanationNode Node(Item item, Mark mark)
    {
        Source[] sources = [new Source(SourceKind.Mark, $"{mark.Channel}/{mark.Rater}/{mark.Item}")];
        var (points, state) = Points(item, mark.Value);
        var line = points is { } given ? new ArithmeticLine([new Term(false, new Operand(given, OperandKind.Mark, mark.Rater))]) : null;
        return new ExplanationNode(NodeKind.Mark, mark.Rater, null, line, state, [], sources);
    }

    private static List<decimal> Given(Item item, IReadOnlyList<Mark> marks)
    {
        List<decimal> given = new(marks.Count);
        foreach (var mark in marks)
        {
            if (Points(item, mark.Value).Points is { } points)
            {
                given.Add(points);
            }
        }

        return given;
    }

    private static (decimal? Points, NodeState State) Points(Item item, MarkValue given) => given switch
    {
        MarkValue.NotApplicable => (null, NodeState.NotApplicable),
        MarkValue.Unknown when item.Head.Unknown == UnknownPolicy.Zero => (0, NodeState.Counted),
        MarkValue.Unknown => (null, NodeState.Unknown),
        _ => (item.PointsOf(given), NodeState.Counted),
    };

    private ItemOutcome NotApplicable(Channel channel, Item item, IReadOnlyList<ExplanationNode> children)
    {
        notes.Add(new Note(NoteKind.ItemNotApplicable, channel.Code, item.Code));
        return ItemOutcome.NotApplicable(item, children, figures.Find(facts.Subject.Category, channel.Code, item.Code, CategoryFigureKind.Mean));
    }

    private ItemOutcome NoData(Channel channel, Item item, IReadOnlyList<ExplanationNode> children)
    {
        var outcome = ItemOutcome.NoData(item, children);
        notes.Add(new Note(outcome.IsBlocked ? NoteKind.ItemBlocked : NoteKind.ItemWithoutData, channel.Code, item.Code));
        return outcome;
    }
}
