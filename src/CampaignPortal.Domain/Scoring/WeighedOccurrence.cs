namespace CampaignPortal.Domain.Scoring;

/// <summary>An occurrence as it falls on one subject, with everything its points are multiplied by.</summary>
/// <param name="Multipliers">Those of the item that apply, in the order of the scheme.</param>
internal sealed record WeighedOccurrence(Occurrence Occurrence, SubjectLink Link, IReadOnlyList<Multiplier> Multipliers)
{
    /// <summary>1 for the first times; only known once all occurrences of the rule are.</summary>
    public decimal RepeatFactor { get; private init; } = 1;

    /// <summary>What is compared between reports of one fact: value × count × share × multipliers.</summary>
    public decimal Amount { get; } = Multipliers.Aggregate(Occurrence.Value * Occurrence.Count * Link.Factor, (amount, m) => amount * m.Factor);

    public static WeighedOccurrence Of(Item item, LinkedOccurrence linked) => new(
        linked.Occurrence,
        linked.Link,
        linked.Occurrence.Multipliers.Count == 0 ? [] : [.. item.Weighing.Multipliers.Where(m => linked.Occurrence.Multipliers.Contains(m.Code, StringComparer.Ordinal))]);

    /// <summary>The occurrences under one rule, those from the named one on with the factor of the repetition.</summary>
    /// <param name="occurrences">Each fact once.</param>
    public static IReadOnlyList<WeighedOccurrence> Repeated(Repeat? repeat, IEnumerable<WeighedOccurrence> occurrences)
    {
        List<WeighedOccurrence> all = [.. occurrences];
        if (repeat is null || all.Count < repeat.From)
        {
            return all;
        }

        var again = all.OrderBy(o => o.Occurrence.OccurredOn).ThenBy(o => o.Occurrence.Id, StringComparer.Ordinal).Skip(repeat.From - 1).Select(o => o.Occurrence.Id).ToHashSet(StringComparer.Ordinal);
        return [.. all.Select(o => again.Contains(o.Occurrence.Id) ? o with { RepeatFactor = repeat.Factor } : o)];
    }

    /// <summary>value × count × share × multipliers × repetition; what is 1 is not written.</summary>
    public Term ToTerm(bool isSubtracted)
    {
        List<Operand> factors = [new Operand(Occurrence.Value, OperandKind.RuleValue, Occurrence.Rule)];
        AddUnlessOne(factors, Occurrence.Count, OperandKind.Count, Occurrence.Id);
        AddUnlessOne(factors, Link.Factor, OperandKind.LinkFactor, Occurrence.Id);
        Multipliers.ToList().ForEach(m => AddUnlessOne(factors, m.Factor, OperandKind.Multiplier, m.Code));
        AddUnlessOne(factors, RepeatFactor, OperandKind.Repeat, Occurrence.Id);
        return new Term(isSubtracted, factors);
    }

    private static void AddUnlessOne(List<Operand> factors, decimal value, OperandKind kind, string code)
    {
        if (value != 1)
        {
            factors.Add(new Operand(value, kind, code));
        }
    }
}
