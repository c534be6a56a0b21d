namespace CampaignPortal.Domain.Scoring;

/// <summary>What makes a sheet worth a second look. None of these proves a fault.</summary>
public enum RaterFlagKind
{
    /// <summary>Far from what all others gave the same subject.</summary>
    FarFromOthers,

    /// <summary>All subjects alike, though others told them apart.</summary>
    AllEqual,

    /// <summary>Two who judge each other, each milder with the other than everybody else.</summary>
    MutualFavour,

    /// <summary>What a subject says of itself is far from what others say of it.</summary>
    SelfFarFromOthers,
}

/// <summary>A sheet that somebody must look at.</summary>
/// <param name="Rater">Pseudonym; the subject itself for what it says of itself.</param>
/// <param name="Subject">Null where the sheet as a whole is meant.</param>
/// <param name="Given">Per cent of what could be given.</param>
/// <param name="Others">What the others gave, in per cent; where the whole sheet is meant, how far apart what they gave lies, in percentage points.</param>
/// <param name="Count">How many others there are; where the whole sheet is meant, how many subjects.</param>
public sealed record RaterFlag(RaterFlagKind Kind, string Channel, string Rater, string? Subject, decimal Given, decimal Others, int Count);

/// <summary>What a review of all sheets finds (评分复核). Pure: the same facts give the same findings.</summary>
/// <param name="Flags">By kind, then by channel and subject.</param>
public sealed record RaterReview(IReadOnlyList<RaterGroup> Groups, IReadOnlyList<RaterFlag> Flags)
{
    /// <summary>Percentage points; a smaller distance from the others is nobody's business.</summary>
    public const decimal FarApart = 20;

    /// <summary>Percentage points above the others by which each favours the other.</summary>
    public const decimal Favour = 10;

    /// <summary>A sheet about fewer subjects may give all the same.</summary>
    public const int FewestEqual = 5;

    /// <summary>Percentage points that the others' opinions must span before alike is odd.</summary>
    public const decimal ToldApart = 10;

    /// <summary>How many times the usual scatter of the others a distance must exceed.</summary>
    private const decimal Scatters = 3;

    /// <summary>What turns a median distance into a standard deviation where figures are normally distributed.</summary>
    private const decimal NormalScatter = 1.4826m;

    /// <param name="homes">Which subject a rater is, by pseudonym, where that is known.</param>
    public static RaterReview Of(Scheme scheme, Facts facts, IReadOnlyDictionary<string, string> homes)
    {
        var groups = RaterGroup.Of(scheme, facts);
        List<RaterFlag> flags = [.. groups.SelectMany(Far), .. groups.SelectMany(Equal), .. Favours(groups, homes), .. Selves(scheme, facts)];
        return new RaterReview(groups, [.. flags.OrderBy(f => f.Kind).ThenBy(f => f.Channel, StringComparer.Ordinal).ThenBy(f => f.Subject, StringComparer.Ordinal).ThenBy(f => f.Rater, StringComparer.Ordinal)]);
    }

    private static IEnumerable<RaterFlag> Far(RaterGroup group) =>
        from compared in @group.Compared()
        let distance = Math.Abs(compared.Opinion.Percent - compared.Others.Median)
        where distance >= FarApart && distance > Scatters * NormalScatter * compared.Others.Deviation()
        select Flag(RaterFlagKind.FarFromOthers, @group, compared);

    private static IEnumerable<RaterFlag> Equal(RaterGroup group) =>
        from sheet in @group.Compared().GroupBy(c => c.Opinion.Rater, StringComparer.Ordinal)
        where sheet.Count() >= FewestEqual && sheet.All(c => c.Opinion.Percent == sheet.First().Opinion.Percent)
        let span = sheet.Max(c => c.Others.Median) - sheet.Min(c => c.Others.Median)
        where span >= ToldApart
        select new RaterFlag(RaterFlagKind.AllEqual, @group.Channel, sheet.Key, null, sheet.First().Opinion.Percent, span, sheet.Count());

    private static IEnumerable<RaterFlag> Favours(IEnumerable<RaterGroup> groups, IReadOnlyDictionary<string, string> homes)
    {
        List<(string Home, RaterFlag Flag)> mild =
        [
            .. from @group in groups
               from compared in @group.Compared()
               where homes.ContainsKey(compared.Opinion.Rater) && compared.Opinion.Percent - compared.Others.Median >= Favour
               select (homes[compared.Opinion.Rater], Flag(RaterFlagKind.MutualFavour, @group, compared)),
        ];
        var pairs = mild.Select(m => (m.Flag.Channel, m.Home, m.Flag.Subject!)).ToHashSet();
        return mild.Where(m => pairs.Contains((m.Flag.Channel, m.Flag.Subject!, m.Home))).Select(m => m.Flag);
    }

    /// <summary>On the items that others judged too; theirs count by their mean, item by item.</summary>
    private static IEnumerable<RaterFlag> Selves(Scheme scheme, Facts facts)
    {
        var came = facts.Sheets.Where(s => s.Counts).Select(s => (s.Channel, s.Rater, s.Subject)).ToHashSet();
        var marks = facts.Marks.Where(m => came.Contains((m.Channel, m.Rater, m.Subject))).ToLookup(m => m.Rater == m.Subject);
        var others = marks[false].ToLookup(m => (m.Subject, m.Item));
        return from self in marks[true].GroupBy(m => (m.Channel, m.Subject))
               let shared = self.Select(own => (Own: own, Others: Means(scheme, own, others[(own.Subject, own.Item)]))).Where(m => m.Others is not null).ToList()
               let given = RaterGroup.PercentOf(scheme, shared.Select(m => m.Own))
               where given is not null
               let theirs = shared.Sum(m => m.Others!.Value) * 100 / shared.Sum(m => scheme.FindItem(m.Own.Item)!.Points)
               where Math.Abs(given.Value - theirs) >= FarApart
               select new RaterFlag(
                   RaterFlagKind.SelfFarFromOthers, self.Key.Channel, self.Key.Subject, self.Key.Subject, given.Value, theirs,
                   shared.SelectMany(m => others[(m.Own.Subject, m.Own.Item)]).Select(m => (m.Channel, m.Rater)).Distinct().Count());
    }

    /// <returns>Null where either side gave no points.</returns>
    private static decimal? Means(Scheme scheme, Mark own, IEnumerable<Mark> others)
    {
        var item = scheme.FindItem(own.Item)!;
        List<decimal> given = [.. others.Select(m => item.PointsOf(m.Value)).OfType<decimal>()];
        return item.Points > 0 && item.PointsOf(own.Value) is not null && given.Count > 0 ? given.Average() : null;
    }

    private static RaterFlag Flag(RaterFlagKind kind, RaterGroup group, (RaterOpinion Opinion, Others Others) compared) =>
        new(kind, group.Channel, compared.Opinion.Rater, compared.Opinion.Subject, compared.Opinion.Percent, compared.Others.Median, compared.Others.Count);
}
