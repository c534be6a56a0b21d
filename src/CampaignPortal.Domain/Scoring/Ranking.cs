namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// Ranks within each category: standard competition ranking (1-2-2-4) on the total, equal totals by the scheme's
/// chain, and what the chain cannot tell apart shares a rank.
/// </summary>
internal static class Ranking
{
    public static void Rank(RankingRule rule, IReadOnlyList<RankedSubject> standings, SharedRank shared, IReadOnlyList<RecordedDecision> decisions)
    {
        DecidedOrders decided = new(decisions, null);
        foreach (var category in standings.Where(s => s.Total is not null && s.Subject.IsRanked && s.Standing is not { Effects.IsNotRanked: true }).GroupBy(s => s.Subject.Category, StringComparer.Ordinal))
        {
            RankCategory(rule, [.. category], shared, decided);
        }
    }

    /// <summary>Below 0 when the left one is better; 0 when the chain cannot tell them apart.</summary>
    public static int Order(RankingRule rule, RankedSubject left, RankedSubject right) => Compare(rule, left, right).Order;

    private static void RankCategory(RankingRule rule, List<RankedSubject> standings, SharedRank shared, DecidedOrders decided)
    {
        standings.Sort((left, right) => Compare(rule, left, right).Order);
        for (int first = 0, next; first < standings.Count; first = next)
        {
            next = first + 1;
            while (next < standings.Count && Compare(rule, standings[first], standings[next]).Order == 0)
            {
                next++;
            }

            for (var i = first; i < next; i++)
            {
                standings[i].Rank = first + 1;
                standings[i].Tie = shared == SharedRank.Together ? TieOf(rule, standings, first, next) : TieOf(rule, standings, i, i + 1);
            }

            if (next - first > 1)
            {
                TieDecisions.Resolve(rule.IfTied, decided, standings[first..next]);
            }
        }
    }

    /// <summary>Neighbours suffice: whoever has the same total stands beside, and the deepest step is needed next door.</summary>
    private static Tie? TieOf(RankingRule rule, List<RankedSubject> standings, int first, int next)
    {
        List<(int Order, int Step)> comparisons = [];
        if (first > 0)
        {
            comparisons.Add(Compare(rule, standings[first - 1], standings[first]));
        }

        if (next < standings.Count)
        {
            comparisons.Add(Compare(rule, standings[next - 1], standings[next]));
        }

        var isShared = next - first > 1 || comparisons.Exists(c => c.Order == 0);
        var deepest = comparisons.Where(c => c.Order != 0).Select(c => c.Step).DefaultIfEmpty(0).Max();
        return isShared || deepest > 0 ? new Tie(deepest == 0 ? null : deepest, isShared) : null;
    }

    /// <returns>
    /// Order: negative when the left one is better. Step: 0 when the totals decide, the position in the chain from 1
    /// when a comparator does, one beyond the chain when nothing does.
    /// </returns>
    internal static (int Order, int Step) Compare(RankingRule rule, RankedSubject left, RankedSubject right)
    {
        var order = rule.Compare == RankBasis.Rounded
            ? Descending(left.Total, right.Total)
            : Descending(left.UnroundedTotal, right.UnroundedTotal);
        var step = 0;
        while (order == 0 && step < rule.Ties.Count)
        {
            order = Descending(left.TieValue(rule.Ties[step]), right.TieValue(rule.Ties[step]));
            step++;
        }

        return order == 0 ? (0, rule.Ties.Count + 1) : (order, step);
    }

    private static int Descending(decimal? left, decimal? right) => Nullable.Compare(right, left);
}

/// <summary>Whom the tie of a subject that shares its rank speaks of.</summary>
internal enum SharedRank
{
    /// <summary>All who share it, alike.</summary>
    Together,

    /// <summary>
    /// Each and its neighbours in the sorted list, so that who stood in the middle named no step. Version 0.1 froze
    /// results so; they verify for ever.
    /// </summary>
    Neighbours,
}
