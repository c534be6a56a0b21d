namespace CampaignPortal.Domain.Scoring;

/// <summary>The score of one channel for one subject, from its items and its raters.</summary>
internal sealed class ChannelScoring(SchemeContent scheme, SubjectFacts facts, CountedItems counted, CategoryFigures figures, Notes notes, Detail detail)
{
    private readonly JudgedItems _judged = new(scheme.Rounding, facts, figures, notes, detail);

    /// <summary>The score as it is weighed: measured by the best of the category where the channel asks for it.</summary>
    public ExplanationNode Score(Channel channel)
    {
        var raw = Raw(channel);
        if (raw.Value is null || Of(channel, CategoryFigureKind.Best) is not > 0)
        {
            return raw;
        }

        IReadOnlyList<ExplanationNode> children = [raw with { Kind = NodeKind.RawChannel }];
        Term term = new(false, ExplanationNode.ChildOperand(children, 0), new Operand(scheme.Scale.Base, OperandKind.Base));
        var line = new ArithmeticLine([term], Of(channel, CategoryFigureKind.Best)!.Value, Rounding: scheme.Rounding.Channel);
        return ExplanationNode.Figure(NodeKind.Channel, channel.Code, channel.Name, line, children);
    }

    private decimal? Of(Channel channel, CategoryFigureKind kind) => figures.Find(facts.Subject.Category, channel.Code, null, kind);

    private ExplanationNode Raw(Channel channel)
    {
        NoteRaters(channel);
        var submitted = facts.Sheets(channel.Code).Where(s => s.Counts).Select(s => s.Rater).ToList();
        if (channel.Missing.Rater == MissingRater.Block && facts.Sheets(channel.Code).Any(s => s.State == SheetArrival.Missing))
        {
            notes.Add(new Note(NoteKind.ChannelBlocked, channel.Code));
            return ExplanationNode.Without(NodeKind.Channel, channel.Code, channel.Name, NodeState.Blocked);
        }

        if (channel.Reduce.By != ReduceBy.Facts && IsTooFew(channel, submitted.Count))
        {
            return Empty(channel, []);
        }

        var node = channel.Reduce.Over == ReduceOver.Item ? OverItems(channel) : OverSheets(channel, submitted);
        return node.State == NodeState.Empty ? Empty(channel, node.Children) : node;
    }

    private bool IsTooFew(Channel channel, int submitted)
    {
        var ballots = facts.Ballots(channel.Code);
        var (valid, all) = (submitted + (ballots?.Valid ?? 0), facts.Sheets(channel.Code).Count + (ballots?.Issued ?? 0));
        return valid < channel.Missing.MinValid || valid <= channel.Missing.Quorum * all;
    }

    private ExplanationNode OverItems(Channel channel) =>
        new TreeScoring(scheme, channel.Code, item => item.IsJudgedIn(channel.Code) ? _judged.OverRaters(channel, item) : counted.Score(item))
            .Total(NodeKind.Channel, channel.Code, channel.Name, scheme.Rounding.Channel);

    private ExplanationNode OverSheets(Channel channel, IReadOnlyList<string> submitted)
    {
        List<ExplanationNode> sheets = [];
        Dictionary<string, IReadOnlyList<ExplanationNode>> itemsOf = new(StringComparer.Ordinal);
        foreach (var rater in submitted)
        {
            var tree = new TreeScoring(scheme, channel.Code, item => item.IsJudgedIn(channel.Code) ? _judged.OnSheet(channel, rater, item) : counted.Score(item));
            sheets.Add(tree.Total(NodeKind.Sheet, rater, null, scheme.Rounding.Sheet));
            itemsOf.Add(rater, tree.Items);
        }

        if (sheets.Exists(s => s.State == NodeState.Blocked))
        {
            return ExplanationNode.Without(NodeKind.Channel, channel.Code, channel.Name, NodeState.Blocked, sheets);
        }

        sheets.AddRange(ZeroSheets(channel));
        var nodes = Reducing.Trim(channel.Reduce, sheets);
        return Reducing.Line(channel.Reduce, nodes, scheme.Rounding.Channel) is { } line
            ? ExplanationNode.Figure(NodeKind.Channel, channel.Code, channel.Name, line, [.. nodes, .. ItemMeans(nodes, itemsOf)])
            : ExplanationNode.Without(NodeKind.Channel, channel.Code, channel.Name, NodeState.Empty, nodes);
    }

    private IEnumerable<ExplanationNode> ZeroSheets(Channel channel) =>
        channel.Missing.Rater == MissingRater.Zero
            ? facts.Sheets(channel.Code).Where(s => s.State == SheetArrival.Missing).Select(s => Zero(NodeKind.Sheet, s.Rater, null, []))
            : [];

    /// <summary>For readers and ties: the mean of each item over the sheets that count.</summary>
    private static IEnumerable<ExplanationNode> ItemMeans(
        IReadOnlyList<ExplanationNode> sheets, Dictionary<string, IReadOnlyList<ExplanationNode>> itemsOf) =>
        sheets.Where(s => s.State == NodeState.Counted && itemsOf.ContainsKey(s.Code))
            .SelectMany(s => itemsOf[s.Code])
            .Where(item => item.Value is not null)
            .GroupBy(item => item.Code, StringComparer.Ordinal)
            .Select(ItemMean);

    private static ExplanationNode ItemMean(IGrouping<string, ExplanationNode> item)
    {
        IReadOnlyList<ExplanationNode> values = [.. item];
        var line = new ArithmeticLine(ExplanationNode.CountedTerms(values), values.Count);
        return ExplanationNode.Figure(NodeKind.ItemMean, item.Key, values[0].Label, line, values) with { State = NodeState.Aside };
    }

    private ExplanationNode Empty(Channel channel, IReadOnlyList<ExplanationNode> children)
    {
        var mean = channel.Missing.Empty == EmptyChannel.CategoryMean ? Of(channel, CategoryFigureKind.Mean) : null;
        var kind = mean is null ? NoteOf(channel.Missing.Empty) : NoteKind.ChannelCategoryMean;
        notes.Add(new Note(kind, channel.Code));
        return kind switch
        {
            NoteKind.ChannelCategoryMean => ExplanationNode.Figure(
                NodeKind.Channel, channel.Code, channel.Name, new ArithmeticLine([new Term(false, new Operand(mean!.Value, OperandKind.CategoryMean, channel.Code))]), children),
            NoteKind.ChannelZero => Zero(NodeKind.Channel, channel.Code, channel.Name, children),
            NoteKind.ChannelReweighted => ExplanationNode.Without(NodeKind.Channel, channel.Code, channel.Name, NodeState.Empty, children),
            _ => ExplanationNode.Without(NodeKind.Channel, channel.Code, channel.Name, NodeState.Blocked, children),
        };
    }

    internal static NoteKind NoteOf(EmptyChannel policy) => policy switch
    {
        EmptyChannel.Zero => NoteKind.ChannelZero,
        EmptyChannel.Reweight or EmptyChannel.CategoryMean => NoteKind.ChannelReweighted,
        _ => NoteKind.ChannelBlocked,
    };

    private static ExplanationNode Zero(NodeKind kind, string code, LocalText? label, IReadOnlyList<ExplanationNode> children) =>
        ExplanationNode.Figure(kind, code, label, new ArithmeticLine([]), children);

    private void NoteRaters(Channel channel)
    {
        foreach (var sheet in facts.Sheets(channel.Code).Where(s => s.State != SheetArrival.Submitted))
        {
            var kind = sheet.State switch
            {
                SheetArrival.Carried => NoteKind.RaterCarried,
                SheetArrival.SetAside => NoteKind.RaterSetAside,
                _ => NoteKind.RaterMissing,
            };
            notes.Add(new Note(kind, channel.Code, Rater: sheet.Rater));
        }
    }
}
