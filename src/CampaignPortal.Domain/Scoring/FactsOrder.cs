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
        By(facts.Marks, m => m.Subject, m => m.Channel, m => m.Item, m => m.Rater),
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

    private static T[] By<T>(IEnumerable<T> values, params Func<T, string>[] keys)
    {
        T[] sorted = [.. values];
        if (!IsSorted(sorted, keys))
        {
            Array.Sort(sorted, (left, right) => Compare(left, right, keys));
        }

        return sorted;
    }

    /// <summary>Facts are sorted when they are read, and again by whoever is handed them.</summary>
    private static bool IsSorted<T>(T[] values, Func<T, string>[] keys)
    {
        for (var i = 1; i < values.Length; i++)
        {
            if (Compare(values[i - 1], values[i], keys) > 0)
            {
                return false;
            }
        }

        return true;
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
}
