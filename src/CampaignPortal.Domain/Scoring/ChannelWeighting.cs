namespace CampaignPortal.Domain.Scoring;

/// <summary>From the scores of the channels to their weighted sum; groups of channels are weighed among themselves first.</summary>
/// <param name="channels">One node for each channel, in the order of the scheme.</param>
internal sealed class ChannelWeighting(SchemeContent scheme, IReadOnlyList<ExplanationNode> channels, Notes notes)
{
    public ExplanationNode Composite(string subject)
    {
        var members = MembersOf(null);
        if (Weigh(NodeKind.Composite, subject, null, members) is { } composite)
        {
            return composite;
        }

        notes.Add(new Note(NoteKind.NothingToWeigh));
        return ExplanationNode.Without(NodeKind.Composite, subject, null, NodeState.Blocked, [.. members.Select(m => m.Node)]);
    }

    private ExplanationNode Group(ChannelGroup group)
    {
        var members = MembersOf(group.Code);
        if (Weigh(NodeKind.ChannelGroup, group.Code, group.Name, members) is { } weighed)
        {
            return weighed;
        }

        IReadOnlyList<ExplanationNode> nodes = [.. members.Select(m => m.Node)];
        notes.Add(new Note(ChannelScoring.NoteOf(group.Empty), group.Code));
        return group.Empty == EmptyChannel.Zero
            ? ExplanationNode.Figure(NodeKind.ChannelGroup, group.Code, group.Name, new ArithmeticLine([]), nodes)
            : ExplanationNode.Without(NodeKind.ChannelGroup, group.Code, group.Name, group.Empty == EmptyChannel.Reweight ? NodeState.Empty : NodeState.Blocked, nodes);
    }

    /// <summary>Channels, then groups, each in the order of the scheme.</summary>
    private List<(ExplanationNode Node, decimal Weight)> MembersOf(string? group) =>
    [
        .. scheme.Channels.Zip(channels).Where(c => c.First.Group == group).Select(c => (c.Second, c.First.Weight)),
        .. scheme.ChannelGroups.Where(g => g.Group == group).Select(g => (Group(g), g.Weight)),
    ];

    /// <returns>Null when no member with weight is left.</returns>
    private static ExplanationNode? Weigh(NodeKind kind, string code, LocalText? label, List<(ExplanationNode Node, decimal Weight)> members)
    {
        IReadOnlyList<ExplanationNode> nodes = [.. members.Select(m => m.Node)];
        if (nodes.Any(n => n.State == NodeState.Blocked))
        {
            return ExplanationNode.Without(kind, code, label, NodeState.Blocked, nodes);
        }

        var present = members.Index().Where(m => m.Item.Node.Value is not null).ToList();
        var weights = present.Sum(m => m.Item.Weight);
        return weights == 0
            ? null
            : ExplanationNode.Figure(kind, code, label, new ArithmeticLine([.. present.Select(m => TermOf(nodes, m.Index, m.Item.Weight))], weights), nodes);
    }

    private static Term TermOf(IReadOnlyList<ExplanationNode> nodes, int index, decimal weight) =>
        new(false, new Operand(weight, OperandKind.Weight, nodes[index].Code), ExplanationNode.ChildOperand(nodes, index));
}
