namespace CampaignPortal.Domain.Scoring;

/// <summary>The subjects among whom the seats of a quota are given, and their places.</summary>
/// <param name="Categories">In ordinal order.</param>
internal sealed record SeatPool(IReadOnlyList<string> Categories, IReadOnlyList<SubjectStanding> Members, RankingRule Ranking)
{
    private Dictionary<SubjectStanding, (int FromTop, int FromBottom)> Places => field ??= Placed();

    public static IReadOnlyList<SeatPool> Of(Quota quota, RankingRule ranking, IReadOnlyList<SubjectStanding> all)
    {
        var categories = Competing(all).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        if (quota.PerCategory.Count > 0)
        {
            categories.RemoveAll(c => quota.PerCategory.All(p => p.Category != c.Key));
        }

        var isPooled = categories.ToLookup(c => quota.Over == QuotaOver.All || c.Count(s => !s.Effects.IsExempt) < quota.PoolBelow);
        List<SeatPool> pools = [.. isPooled[false].Select(c => new SeatPool([c.Key], [.. c], ranking))];
        if (isPooled[true].Any())
        {
            pools.Add(new SeatPool([.. isPooled[true].Select(c => c.Key)], [.. isPooled[true].SelectMany(c => c)], ranking));
        }

        return [.. pools.OrderBy(p => p.Categories[0], StringComparer.Ordinal)];
    }

    /// <summary>The pool of one category, where no quota says otherwise.</summary>
    public static IReadOnlyList<SeatPool> OfCategories(RankingRule ranking, IReadOnlyList<SubjectStanding> all) =>
        [.. Competing(all).Select(c => new SeatPool([c.Key], [.. c], ranking))];

    /// <summary>1 for the first; only of the ranked. Equals have the same place, the next ones are skipped.</summary>
    public int Place(SubjectStanding subject, QuotaOrder order = QuotaOrder.Top) =>
        order == QuotaOrder.Top ? Places[subject].FromTop : Places[subject].FromBottom;

    public int Base(QuotaBase kind, Func<SubjectStanding, bool> isKeptOff) => kind switch
    {
        QuotaBase.Ranked => Members.Count(m => m.IsRanked),
        QuotaBase.Eligible => Members.Count(m => m.IsRanked && !isKeptOff(m)),
        _ => Members.Count(m => !m.Effects.IsExempt),
    };

    private static IEnumerable<IGrouping<string, SubjectStanding>> Competing(IEnumerable<SubjectStanding> all) =>
        all.Where(s => s.Subject.Subject.IsRanked).GroupBy(s => s.Category, StringComparer.Ordinal);

    private Dictionary<SubjectStanding, (int FromTop, int FromBottom)> Placed()
    {
        List<SubjectStanding> ranked = [.. Members.Where(m => m.IsRanked)];
        ranked.Sort(Compare);
        Dictionary<SubjectStanding, (int, int)> places = [];
        for (int first = 0, next; first < ranked.Count; first = next)
        {
            next = first + 1;
            while (next < ranked.Count && Compare(ranked[first], ranked[next]) == 0)
            {
                next++;
            }

            for (var i = first; i < next; i++)
            {
                places.Add(ranked[i], (first + 1, ranked.Count - next + 1));
            }
        }

        return places;
    }

    /// <summary>Within a category the ranks, with what was decided about them; across categories what the ranks are made from.</summary>
    private int Compare(SubjectStanding left, SubjectStanding right)
    {
        var zero = left.Effects.CountsAsZero.CompareTo(right.Effects.CountsAsZero);
        return zero != 0 ? zero
            : Categories.Count == 1 ? left.Subject.Rank!.Value.CompareTo(right.Subject.Rank!.Value)
            : Scoring.Ranking.Order(Ranking, left.Subject, right.Subject);
    }
}
