using System.Globalization;

namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// The canonical order of facts, by their identity in ordinal comparison. Evaluation and text both start from it, so
/// that the order in which facts arrive can change neither a figure nor a hash.
/// </summary>
internal static class FactsOrder
{
    public static Facts Sort(Facts facts) => new(
        By(facts.Subjects, s => s.Code),
        By(facts.Sheets, s => s.Subject, s => s.Channel, s => s.Rater),
        InOrder(facts.Marks),
        By(facts.Occurrences.Select(o => o with { Links = By(o.Links, l => l.Subject), Multipliers = By(o.Multipliers, code => code) }), o => o.Id),
        By(facts.Ratios, r => r.Subject, r => r.Item),
        By(facts.NotApplicable, n => n.Subject, n => n.Item),
        By(facts.EarlierTotals, e => e.Subject))
    {
        Figures = By(facts.Figures, f => f.Subject, f => f.Item, f => f.Source),
        Ballots = By(facts.Ballots, b => b.Subject, b => b.Channel),
        Tallies = By(facts.Tallies, t => t.Subject, t => t.Channel, t => t.Item, t => t.Level ?? ""),
        Coefficients = By(facts.Coefficients, c => c.Subject, c => c.Coefficient),
        GateRecords = By(facts.GateRecords, r => r.Id),
        History = By(facts.History.Select(h => h with { Gates = By(h.Gates, c => c), Awards = By(h.Awards, c => c) }), h => h.Subject, h => h.Back.ToString("D3", CultureInfo.InvariantCulture)),
        Service = By(facts.Service, s => s.Subject),
        Decisions = By(facts.Decisions, d => d.Id),
    };

    /// <summary>Subject by subject: many short lists are in order sooner than one of millions.</summary>
    private static Mark[] InOrder(IEnumerable<Mark> marks) =>
        [.. marks.ToLookup(m => m.Subject, StringComparer.Ordinal).OrderBy(s => s.Key, StringComparer.Ordinal).SelectMany(s => Ordered(s, Compare))];

    private static T[] By<T>(IEnumerable<T> values, params Func<T, string>[] keys) =>
        Ordered(values, (left, right) => Compare(left, right, keys));

    /// <summary>Facts are sorted when they are read, and again by whoever is handed them.</summary>
    private static T[] Ordered<T>(IEnumerable<T> values, Comparison<T> compare)
    {
        T[] ordered = [.. values];
        for (var i = 1; i < ordered.Length; i++)
        {
            if (compare(ordered[i - 1], ordered[i]) > 0)
            {
                Array.Sort(ordered, compare);
                break;
            }
        }

        return ordered;
    }

    /// <summary>Facts are compared millions of times: a loop, not a query.</summary>
    private static int Compare<T>(T left, T right, Func<T, string>[] keys)
    {
        foreach (var key in keys)
        {
            var order = string.CompareOrdinal(key(left), key(right));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>Marks of one subject, of which there are most.</summary>
    private static int Compare(Mark left, Mark right)
    {
        var order = string.CompareOrdinal(left.Channel, right.Channel);
        order = order != 0 ? order : string.CompareOrdinal(left.Item, right.Item);
        return order != 0 ? order : string.CompareOrdinal(left.Rater, right.Rater);
    }
}
