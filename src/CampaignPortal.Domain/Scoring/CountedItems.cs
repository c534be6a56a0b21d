namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// Scores of items from facts: deductions, bonus and ratios. Each is calculated once for the subject; every channel
/// that counts the item takes the same figure.
/// </summary>
internal sealed class CountedItems
{
    private readonly StageRounding _rounding;
    private readonly SubjectFacts _facts;
    private readonly Notes _notes;
    private readonly ILookup<string, LinkedOccurrence> _occurrences;
    private readonly Dictionary<string, ItemOutcome> _outcomes = new(StringComparer.Ordinal);

    public CountedItems(SchemeContent scheme, SubjectFacts facts, Notes notes)
    {
        (_rounding, _facts, _notes) = (scheme.Rounding, facts, notes);
        _occurrences = UniteOccurrences.Of(scheme, facts.Occurrences, notes).ToLookup(o => o.Occurrence.Item, StringComparer.Ordinal);
    }

    public ItemOutcome Score(Item item)
    {
        if (!_outcomes.TryGetValue(item.Code, out var outcome))
        {
            _outcomes.Add(item.Code, outcome = Calculate(item));
        }

        return outcome;
    }

    /// <summary>The points the occurrences of the item take or give, with the caps of rules and item but without any floor.</summary>
    public ExplanationNode Amount(Item item)
    {
        var (terms, children, sources) = Terms(item, isSubtracted: false);
        var line = new ArithmeticLine(terms, High: CapOf(item));
        return new ExplanationNode(NodeKind.Item, item.Code, item.Name, line, NodeState.Counted, children, sources);
    }

    private static decimal? CapOf(Item item) => item switch
    {
        DeductItem deduct => deduct.Cap,
        BonusItem bonus => bonus.Cap,
        _ => null,
    };

    private ItemOutcome Calculate(Item item)
    {
        if (_facts.IsNotApplicable(item.Code))
        {
            _notes.Add(new Note(NoteKind.ItemNotApplicable, Item: item.Code));
            return ItemOutcome.NotApplicable(item, []);
        }

        return item switch
        {
            DeductItem deduct => ItemOutcome.Scored(item, Deduct(deduct)),
            BonusItem bonus => ItemOutcome.Scored(item, Bonus(bonus)),
            RatioItem ratio => Ratio(ratio),
            _ => throw new ArgumentException($"Item {item.Code} is not counted.", nameof(item)),
        };
    }

    private ExplanationNode Deduct(DeductItem item)
    {
        var (terms, children, sources) = Terms(item, isSubtracted: true);
        Term full = new(false, new Operand(item.Points, OperandKind.Points, item.Code));
        var low = item.Points - item.Cap;
        if (item.FloorsAtZero)
        {
            low = Math.Max(low ?? 0, 0);
        }

        var line = new ArithmeticLine([full, .. terms], Low: low, Rounding: _rounding.Item);
        return new ExplanationNode(NodeKind.Item, item.Code, item.Name, line, NodeState.Counted, children, sources);
    }

    private ExplanationNode Bonus(BonusItem item)
    {
        var (terms, children, sources) = Terms(item, isSubtracted: false);
        var high = Math.Min(item.Cap ?? item.Points, item.Points);
        var line = new ArithmeticLine(terms, High: high, Rounding: _rounding.Item);
        return new ExplanationNode(NodeKind.Item, item.Code, item.Name, line, NodeState.Counted, children, sources);
    }

    private ItemOutcome Ratio(RatioItem item)
    {
        if (_facts.Ratio(item.Code) is { Denominator: > 0 } ratio)
        {
            return ItemOutcome.Scored(item, Curves.Score(item, ratio, _rounding.Item));
        }

        var outcome = ItemOutcome.NoData(item, []);
        _notes.Add(new Note(outcome.IsBlocked ? NoteKind.ItemBlocked : NoteKind.ItemWithoutData, Item: item.Code));
        return outcome;
    }

    /// <summary>A term for each occurrence; a rule with a cap of its own becomes a child and one term.</summary>
    private (List<Term> Terms, List<ExplanationNode> Children, List<Source> Sources) Terms(Item item, bool isSubtracted)
    {
        List<Term> terms = [];
        List<ExplanationNode> children = [];
        List<Source> sources = [];
        var byRule = _occurrences[item.Code].ToLookup(o => o.Occurrence.Rule, StringComparer.Ordinal);
        foreach (var rule in item.Rules.Where(r => byRule.Contains(r.Code)))
        {
            if (rule.Cap is null)
            {
                terms.AddRange(byRule[rule.Code].Select(o => TermOf(o, isSubtracted)));
                sources.AddRange(SourcesOf(item, rule, byRule[rule.Code]));
            }
            else
            {
                children.Add(CappedRule(item, rule, byRule[rule.Code]));
                terms.Add(new Term(isSubtracted, ExplanationNode.ChildOperand(children, children.Count - 1)));
            }
        }

        return (terms, children, sources);
    }

    private static ExplanationNode CappedRule(Item item, OccurrenceRule rule, IEnumerable<LinkedOccurrence> occurrences)
    {
        var all = occurrences.ToList();
        var line = new ArithmeticLine([.. all.Select(o => TermOf(o, isSubtracted: false))], High: rule.Cap);
        return new ExplanationNode(NodeKind.Rule, rule.Code, rule.Cause, line, NodeState.Counted, [], [.. SourcesOf(item, rule, all)]);
    }

    private static IEnumerable<Source> SourcesOf(Item item, OccurrenceRule rule, IEnumerable<LinkedOccurrence> occurrences) =>
        occurrences.Select(o => new Source(SourceKind.Occurrence, o.Occurrence.Id))
            .Prepend(new Source(SourceKind.Rule, $"{item.Code}/{rule.Code}"));

    /// <summary>value × count × factor; a count or factor of 1 is not written.</summary>
    private static Term TermOf(LinkedOccurrence linked, bool isSubtracted)
    {
        var occurrence = linked.Occurrence;
        List<Operand> factors = [new Operand(occurrence.Value, OperandKind.RuleValue, occurrence.Rule)];
        if (occurrence.Count != 1)
        {
            factors.Add(new Operand(occurrence.Count, OperandKind.Count, occurrence.Id));
        }

        if (linked.Factor != 1)
        {
            factors.Add(new Operand(linked.Factor, OperandKind.LinkFactor, occurrence.Id));
        }

        return new Term(isSubtracted, factors);
    }
}

/// <summary>Occurrences of one dedupe key are one fact: the one that weighs most counts, the others are noted.</summary>
internal static class UniteOccurrences
{
    public static IEnumerable<LinkedOccurrence> Of(SchemeContent scheme, IReadOnlyList<LinkedOccurrence> occurrences, Notes notes)
    {
        foreach (var fact in occurrences.GroupBy(o => Identity(scheme, o.Occurrence)))
        {
            // Sorted by id before, and the sort is stable: of equals the first id counts.
            var ordered = fact.OrderByDescending(o => o.Amount).ToList();
            foreach (var superseded in ordered.Skip(1))
            {
                notes.Add(new Note(NoteKind.OccurrenceSuperseded, Item: superseded.Occurrence.Item, Occurrence: superseded.Occurrence.Id));
            }

            yield return ordered[0];
        }
    }

    /// <summary>Without a key the occurrence is its own fact. A deduction and a bonus are never the same fact.</summary>
    private static (string Kind, string Key) Identity(SchemeContent scheme, Occurrence occurrence)
    {
        if (occurrence.DedupeKey is not { } key)
        {
            return ("id", occurrence.Id);
        }

        return scheme.SameFact == SameFact.OncePerItem
            ? ($"item {occurrence.Item}", key)
            : (scheme.ItemsByCode[occurrence.Item] is BonusItem ? "bonus" : "deduct", key);
    }
}
