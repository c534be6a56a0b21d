namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// Ranks within each category: standard competition ranking (1-2-2-4) on the total, equal totals by the scheme's
/// chain, and what the chain cannot tell apart shares a rank.
/// </summary>
internal static class Ranking
{
    public static void Rank(RankingRule rule, IReadOnlyList<RankedSubject> standings)
    {
        foreach (var category in standings.Where(s => s.Total is not null).GroupBy(s => s.Subject.Category, StringComparer.Ordinal))
        {
            RankCategory(rule, [.. category]);
        }
    }

    private static void RankCategory(RankingRule rule, List<RankedSubject> standings)
    {
        standings.Sort((left, right) => Compare(rule, left, right).Order);
        for (var i = 0; i < standings.Count; i++)
        {
            var isShared = i > 0 && Compare(rule, standings[i - 1], standings[i]).Order == 0;
            standings[i].Rank = isShared ? standings[i - 1].Rank : i + 1;
            standings[i].Tie = TieOf(rule, standings, i);
        }
    }

    /// <summary>Neighbours suffice: whoever has the same total stands beside, and the deepest step is needed next door.</summary>
    private static Tie? TieOf(RankingRule rule, List<RankedSubject> standings, int index)
    {
        List<(int Order, int Step)> comparisons = [];
        if (index > 0)
        {
            comparisons.Add(Compare(rule, standings[index - 1], standings[index]));
        }

        if (index + 1 < standings.Count)
        {
            comparisons.Add(Compare(rule, standings[index], standings[index + 1]));
        }

        var ties = comparisons.Where(c => c.Step != 0).ToList();
        if (ties.Count == 0)
        {
            return null;
        }

        var deepest = ties.Where(c => c.Order != 0).Select(c => c.Step).DefaultIfEmpty(0).Max();
        return new Tie(deepest == 0 ? null : deepest, ties.Exists(c => c.Order == 0));
    }

    /// <returns>
    /// Order: negative when the left one is better. Step: 0 when the totals decide, the position in the chain from 1
    /// when a comparator does, one beyond the chain when nothing does.
    /// </returns>
    private static (int Order, int Step) Compare(RankingRule rule, RankedSubject left, RankedSubject right)
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
