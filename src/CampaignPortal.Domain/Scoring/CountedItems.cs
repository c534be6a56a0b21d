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
    private readonly ILookup<string, WeighedOccurrence> _occurrences;
    private readonly Dictionary<string, ItemOutcome> _outcomes = new(StringComparer.Ordinal);

    private readonly CategoryFigures _figures;

    public CountedItems(SchemeContent scheme, SubjectFacts facts, CategoryFigures figures, Notes notes)
    {
        (_rounding, _facts, _figures, _notes) = (scheme.Rounding, facts, figures, notes);
        _occurrences = UniteOccurrences.Of(scheme, [.. facts.Occurrences.Select(o => WeighedOccurrence.Of(scheme.ItemsByCode[o.Occurrence.Item], o))], notes).ToLookup(o => o.Occurrence.Item, StringComparer.Ordinal);
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
            var mean = item.CountedIn.Count == 0 ? null : _figures.Find(_facts.Subject.Category, item.CountedIn[0], item.Code, CategoryFigureKind.Mean);
            return ItemOutcome.NotApplicable(item, [], mean);
        }

        return item switch
        {
            DeductItem deduct => ItemOutcome.Scored(item, Deduct(deduct)),
            BonusItem bonus => ItemOutcome.Scored(item, Bonus(bonus)),
            RatioItem ratio => Measured(item, _facts.Ratio(item.Code) is { Denominator: > 0 } counts ? Curves.Score(ratio, counts, _rounding.Item) : null),
            DerivedItem derived => Measured(item, _facts.Figures(item.Code) is { Count: > 0 } figures ? FigureScoring.Derived(derived, figures, _rounding.Item) : null),
            RankItem rank => Measured(item, _facts.Figures(item.Code) is [var place] ? FigureScoring.Rank(rank, place, _rounding.Item) : null),
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

    /// <param name="node">Null without data.</param>
    private ItemOutcome Measured(Item item, ExplanationNode? node)
    {
        if (node is not null)
        {
            return ItemOutcome.Scored(item, node);
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
            var occurrences = WeighedOccurrence.Repeated(item.Weighing.Repeat, byRule[rule.Code]);
            if (rule.Cap is null)
            {
                terms.AddRange(occurrences.Select(o => o.ToTerm(isSubtracted)));
                sources.AddRange(SourcesOf(item, rule, occurrences));
            }
            else
            {
                children.Add(CappedRule(item, rule, occurrences));
                terms.Add(new Term(isSubtracted, ExplanationNode.ChildOperand(children, children.Count - 1)));
            }
        }

        return (terms, children, sources);
    }

    private static ExplanationNode CappedRule(Item item, OccurrenceRule rule, IReadOnlyList<WeighedOccurrence> occurrences)
    {
        var line = new ArithmeticLine([.. occurrences.Select(o => o.ToTerm(isSubtracted: false))], High: rule.Cap);
        return new ExplanationNode(NodeKind.Rule, rule.Code, rule.Cause, line, NodeState.Counted, [], [.. SourcesOf(item, rule, occurrences)]);
    }

    private static IEnumerable<Source> SourcesOf(Item item, OccurrenceRule rule, IEnumerable<WeighedOccurrence> occurrences) =>
        occurrences.Select(o => new Source(SourceKind.Occurrence, o.Occurrence.Id))
            .Prepend(new Source(SourceKind.Rule, $"{item.Code}/{rule.Code}"));
}

/// <summary>Occurrences of one dedupe key are one fact: the one that weighs most counts, the others are noted.</summary>
internal static class UniteOccurrences
{
    public static IEnumerable<WeighedOccurrence> Of(SchemeContent scheme, IReadOnlyList<WeighedOccurrence> occurrences, Notes notes)
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
