namespace CampaignPortal.Domain.Scoring;

public enum NodeKind
{
    /// <summary>The root: weighted channels, bonus and deductions, bounds, rounding.</summary>
    Total,

    /// <summary>Weighted sum of the channels.</summary>
    Composite,
    Channel,

    /// <summary>Channels weighed among themselves.</summary>
    ChannelGroup,

    /// <summary>A channel before it is measured by the best of the category.</summary>
    RawChannel,

    /// <summary>The total within its bounds, before coefficients.</summary>
    Bounded,

    /// <summary>One rater's sheet; the code is the pseudonym.</summary>
    Sheet,

    /// <summary>The items of a channel or sheet added up, before they are brought to the base.</summary>
    Tree,
    Group,
    Item,

    /// <summary>One rater's mark; the code is the pseudonym.</summary>
    Mark,

    /// <summary>The occurrences of one capped rule.</summary>
    Rule,

    /// <summary>Numerator over denominator.</summary>
    Rate,

    /// <summary>Percentage points between rate and target that count.</summary>
    Gap,

    /// <summary>Figures calculated elsewhere, reduced to one.</summary>
    Figures,

    /// <summary>Mean of an item over the sheets that count; shown, not used.</summary>
    ItemMean,

    /// <summary>Deductions of the block, added up.</summary>
    BlockDeductions,

    /// <summary>Bonus of the block, after its cap.</summary>
    BlockBonus,

    /// <summary>All points deducted wherever the item stands; used by ties only.</summary>
    AllDeductions,

    /// <summary>All bonus before the cap of the block; used by ties only.</summary>
    AllBonus,

    /// <summary>Total of a longer period.</summary>
    PeriodTotal,

    /// <summary>What the short periods come to, before the longer one adds anything.</summary>
    PeriodReduced,

    /// <summary>Points that the longer period alone gives.</summary>
    PeriodExtra,

    /// <summary>Additions and deductions of the longer period.</summary>
    PeriodAdjustment,
}

public enum NodeState
{
    /// <summary>Takes part in the figure above it.</summary>
    Counted,

    /// <summary>Left out as one of the highest or lowest.</summary>
    Dropped,

    /// <summary>A rater who does not know.</summary>
    Unknown,
    NotApplicable,
    NoData,

    /// <summary>Stops the total.</summary>
    Blocked,

    /// <summary>Too few sheets; the channel's policy decided.</summary>
    Empty,

    /// <summary>For information beside the calculation.</summary>
    Aside,
}

public enum SourceKind
{
    /// <summary>channel/rater/item</summary>
    Mark,

    /// <summary>The occurrence's id.</summary>
    Occurrence,

    /// <summary>item/rule</summary>
    Rule,

    /// <summary>subject/item</summary>
    Ratio,

    /// <summary>subject/item/source</summary>
    Figure,

    /// <summary>subject/channel/item</summary>
    Tally,

    /// <summary>The document that decides it.</summary>
    Document,
}

/// <summary>The fact or rule a figure rests on.</summary>
public sealed record Source(SourceKind Kind, string Id);

/// <summary>One figure, how it was calculated, and what it rests on.</summary>
/// <param name="Label">Name in the scheme; null for raters and formula parts.</param>
/// <param name="Line">Null when there is no figure.</param>
public sealed record ExplanationNode(
    NodeKind Kind,
    string Code,
    LocalText? Label,
    ArithmeticLine? Line,
    NodeState State,
    IReadOnlyList<ExplanationNode> Children,
    IReadOnlyList<Source> Sources)
{
    /// <summary>Exactly what <see cref="Line"/> yields; null when there is no figure.</summary>
    public decimal? Value { get; } = Line?.Value;

    /// <summary>The one node of this kind in the calculation of a total, such as its weighted sum.</summary>
    public ExplanationNode The(NodeKind kind) => Descendants().First(n => n.Kind == kind);

    /// <summary>This node and everything below it.</summary>
    public IEnumerable<ExplanationNode> Descendants() => Children.SelectMany(c => c.Descendants()).Prepend(this);

    internal static ExplanationNode Figure(
        NodeKind kind, string code, LocalText? label, ArithmeticLine line, params IReadOnlyList<ExplanationNode> children) =>
        new(kind, code, label, line, NodeState.Counted, children, []);

    internal static ExplanationNode Without(NodeKind kind, string code, LocalText? label, NodeState state, params IReadOnlyList<ExplanationNode> children) =>
        new(kind, code, label, null, state, children, []);

    /// <summary>The value of the child at the index, as an operand.</summary>
    internal static Operand ChildOperand(IReadOnlyList<ExplanationNode> children, int index) =>
        new(children[index].Value!.Value, OperandKind.Child, children[index].Code, index);

    /// <summary>A term for each child that counts.</summary>
    internal static IReadOnlyList<Term> CountedTerms(IReadOnlyList<ExplanationNode> children)
    {
        List<Term> terms = new(children.Count);
        for (var i = 0; i < children.Count; i++)
        {
            if (children[i] is { State: NodeState.Counted, Value: not null })
            {
                terms.Add(new Term(false, ChildOperand(children, i)));
            }
        }

        return terms;
    }
}
