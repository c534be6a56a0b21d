namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// Adds up the items of one channel or sheet: items, then groups with their caps and floors, then the whole, brought
/// to the base over the points that are available.
/// </summary>
internal sealed class TreeScoring(SchemeContent scheme, string channel, Func<Item, ItemOutcome> score)
{
    private readonly List<ExplanationNode> _items = [];
    private decimal _available;
    private bool _isBlocked;

    /// <summary>The figure on the base; without a value when an item blocks it or nothing is available.</summary>
    public ExplanationNode Total(NodeKind kind, string code, LocalText? label, Rounding? rounding)
    {
        var nodes = Children(scheme.Items);
        if (_isBlocked || _available == 0)
        {
            return ExplanationNode.Without(kind, code, label, _isBlocked ? NodeState.Blocked : NodeState.Empty, nodes);
        }

        var sum = ExplanationNode.Figure(NodeKind.Tree, code, null, new ArithmeticLine(ExplanationNode.CountedTerms(nodes)), nodes);
        IReadOnlyList<ExplanationNode> children = [sum];
        var operand = ExplanationNode.ChildOperand(children, 0);
        var line = _available == scheme.Scale.Base
            ? new ArithmeticLine([new Term(false, operand)], Rounding: rounding)
            : new ArithmeticLine([new Term(false, operand, new Operand(scheme.Scale.Base, OperandKind.Base))], _available, Rounding: rounding);
        return ExplanationNode.Figure(kind, code, label, line, children);
    }

    /// <summary>The items met, in document order; filled by <see cref="Total"/>.</summary>
    public IReadOnlyList<ExplanationNode> Items => _items;

    private List<ExplanationNode> Children(IReadOnlyList<SchemeNode> nodes)
    {
        List<ExplanationNode> children = [];
        foreach (var node in nodes)
        {
            if (node is Group group)
            {
                AddGroup(children, group);
            }
            else if (node is Item item and not TextItem && item.StandsIn(channel))
            {
                children.Add(Scored(item));
            }
        }

        return children;
    }

    /// <summary>A group of which nothing stands in the channel leaves no trace.</summary>
    private void AddGroup(List<ExplanationNode> children, Group group)
    {
        var members = Children(group.Items);
        if (members.Count > 0)
        {
            var line = new ArithmeticLine(ExplanationNode.CountedTerms(members), Low: group.Floor, High: group.Cap);
            children.Add(ExplanationNode.Figure(NodeKind.Group, group.Code, group.Name, line, members));
        }
    }

    private ExplanationNode Scored(Item item)
    {
        var outcome = score(item);
        _available += outcome.Available;
        _isBlocked |= outcome.IsBlocked;
        _items.Add(outcome.Node);
        return outcome.Node;
    }
}
