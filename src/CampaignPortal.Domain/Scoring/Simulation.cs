namespace CampaignPortal.Domain.Scoring;

/// <summary>Other rules or other raters, to be tried on facts that there are.</summary>
/// <param name="Weights">By channel, of the channels that stay; they add up to exactly 1.</param>
/// <param name="WithoutRaters">Pseudonyms of those whose sheets are left out.</param>
public sealed record SchemeVariant(IReadOnlyDictionary<string, decimal> Weights, IReadOnlyCollection<string> WithoutRaters)
{
    private const decimal LeastShare = 0.0001m;

    /// <summary>
    /// Whether other weights can be tried: they stand side by side and add up to 1. Where channels lie in groups, or weights are
    /// any numbers, only raters can be left out.
    /// </summary>
    public static bool CanWeigh(Scheme scheme) => scheme.Content.ChannelGroups.Count == 0 && !scheme.Content.NormalisesWeights;

    /// <summary>The scheme as it is, with all raters.</summary>
    public static SchemeVariant AsIs(Scheme scheme) => new(scheme.Content.Channels.ToDictionary(c => c.Code, c => c.Weight, StringComparer.Ordinal), []);

    /// <summary>
    /// Makes weights add up to 1: those that differ from the scheme's stay as they are, the others share the rest in their
    /// proportion, to four decimals; what that leaves goes to the largest remainders, of equal ones to the first of the scheme.
    /// </summary>
    /// <param name="typed">Of the channels that are to stay.</param>
    /// <returns>Null where nobody is left to take the rest, or too much is given away.</returns>
    public static IReadOnlyDictionary<string, decimal>? Spread(Scheme scheme, IReadOnlyDictionary<string, decimal> typed)
    {
        if (typed.Values.Sum() == 1)
        {
            return typed;
        }

        var left = scheme.Content.Channels.Where(c => typed.TryGetValue(c.Code, out var weight) && weight == c.Weight).ToList();
        var (rest, whole) = (1 - typed.Where(t => left.TrueForAll(c => c.Code != t.Key)).Sum(t => t.Value), left.Sum(c => c.Weight));
        if (rest < 0 || whole == 0)
        {
            return null;
        }

        var shares = left.ConvertAll(c => (c.Code, Share: Math.Floor(c.Weight * rest / whole / LeastShare) * LeastShare, Exact: c.Weight * rest / whole));
        var units = (int)((rest - shares.Sum(s => s.Share)) / LeastShare);
        var favoured = shares.OrderByDescending(s => s.Exact - s.Share).Take(units).Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        var spread = new Dictionary<string, decimal>(typed, StringComparer.Ordinal);
        foreach (var (code, share, _) in shares)
        {
            spread[code] = share + (favoured.Contains(code) ? LeastShare : 0);
        }

        return spread;
    }

    /// <summary>The scheme with these weights and without the channels that have none here.</summary>
    /// <exception cref="SchemeException">Another rule needs a channel that is gone.</exception>
    public Scheme Of(Scheme scheme)
    {
        var content = scheme.Content;
        return content.Channels.All(c => Weights.TryGetValue(c.Code, out var weight) && weight == c.Weight) ? scheme : Scheme.Parse(SchemeWriter.Write(content with
        {
            Channels = [.. content.Channels.Where(c => Weights.ContainsKey(c.Code)).Select(c => c with { Weight = Weights[c.Code] })],
            Items = Remaining(content.Items),
            Ranking = content.Ranking with { Ties = [.. content.Ranking.Ties.Where(t => t.Channel is null || Weights.ContainsKey(t.Channel))] },
        }));
    }

    /// <summary>The facts that are left to the scheme of this variant.</summary>
    public Facts Of(Facts facts, Scheme variant) => facts with
    {
        Sheets = [.. facts.Sheets.Where(s => Weights.ContainsKey(s.Channel) && !WithoutRaters.Contains(s.Rater))],
        Marks = [.. facts.Marks.Where(m => Weights.ContainsKey(m.Channel) && !WithoutRaters.Contains(m.Rater))],
        Occurrences = [.. facts.Occurrences.Where(o => IsCounted(variant, o.Item))],
        Ratios = [.. facts.Ratios.Where(r => IsCounted(variant, r.Item))],
        NotApplicable = [.. facts.NotApplicable.Where(n => IsCounted(variant, n.Item))],
        Ballots = [.. facts.Ballots.Where(b => Weights.ContainsKey(b.Channel))],
        Tallies = [.. facts.Tallies.Where(t => Weights.ContainsKey(t.Channel))],
        Figures = [.. facts.Figures.Where(f => IsCounted(variant, f.Item))],
    };

    private static bool IsCounted(Scheme variant, string item) => variant.FindItem(item) is { } found && variant.Content.IsCounted(found);

    /// <summary>What stands in no channel any more is gone, and so is a group of nothing else.</summary>
    private List<SchemeNode> Remaining(IReadOnlyList<SchemeNode> nodes) => [.. nodes.Select(Remaining).OfType<SchemeNode>()];

    private SchemeNode? Remaining(SchemeNode node)
    {
        if (node is Group group)
        {
            return Remaining(group.Items) is { Count: > 0 } items ? group with { Items = items } : null;
        }

        var item = (Item)node;
        var head = item.Head with { JudgedIn = [.. item.JudgedIn.Where(Weights.ContainsKey)], CountedIn = [.. item.CountedIn.Where(Weights.ContainsKey)] };
        return head.JudgedIn.Count + head.CountedIn.Count > 0 ? item with { Head = head } : null;
    }
}

/// <param name="RankBefore">Null where the subject has no total.</param>
public sealed record SimulatedPlace(string Subject, decimal? TotalBefore, int? RankBefore, decimal? TotalAfter, int? RankAfter)
{
    public bool IsWithinBefore(int places) => RankBefore <= places;

    public bool IsWithinAfter(int places) => RankAfter <= places;
}

/// <summary>
/// How much hangs on single raters: each is left out once, where others marked the same, and it is counted how often the
/// first places go to other subjects.
/// </summary>
/// <param name="Raters">How many could be left out.</param>
/// <param name="Changing">With how many of them left out the first places change hands.</param>
/// <param name="Crossing">Who enters or leaves the first places in any of these cases.</param>
public sealed record RaterSpread(int Raters, int Changing, IReadOnlyList<string> Crossing);

/// <summary>What a variant makes of one category (模拟测算). Nothing is stored, and no result is changed.</summary>
public sealed class Simulation
{
    private readonly Scheme _variant;
    private readonly IReadOnlyList<Facts> _facts;
    private readonly IReadOnlyList<RankedSubject> _after;
    private readonly bool _lends;

    /// <param name="category">Facts of each subject of one category, as the excerpts have them.</param>
    /// <exception cref="SchemeException">Another rule needs a channel that is to be left out.</exception>
    /// <exception cref="FactsException">The facts do not fit the scheme.</exception>
    public Simulation(Scheme scheme, IReadOnlyList<Facts> category, SchemeVariant variant)
    {
        _variant = variant.Of(scheme);
        IReadOnlyList<Facts> known = [.. category.Select(f => Evaluation.Checked(scheme, f, areWhole: false))];
        _facts = [.. known.Select(f => Evaluation.Checked(_variant, variant.Of(f, _variant), areWhole: false))];
        var before = Ranked(scheme, Stand(scheme, known).Standings);
        (_after, _lends) = Stand(_variant, _facts);
        Places = [.. before.Zip(Ranked(_variant, _after), (b, a) => new SimulatedPlace(b.Subject.Code, b.Total, b.Rank, a.Total, a.Rank))];
    }

    /// <summary>In the order in which the subjects came.</summary>
    public IReadOnlyList<SimulatedPlace> Places { get; }

    /// <param name="places">How many ranks are the first ones.</param>
    public RaterSpread Spread(int places)
    {
        var line = Places.Where(p => p.IsWithinAfter(places)).Select(p => p.Subject).ToHashSet(StringComparer.Ordinal);
        var lines = Raters().Select(r => WithinWithout(r, places)).OfType<HashSet<string>>().ToList();
        var crossing = lines.SelectMany(l => l.Except(line).Concat(line.Except(l))).ToHashSet(StringComparer.Ordinal);
        return new RaterSpread(lines.Count, lines.Count(l => !l.SetEquals(line)), [.. Places.Select(p => p.Subject).Where(crossing.Contains)]);
    }

    private IEnumerable<string> Raters() => _facts.SelectMany(f => f.Sheets).Select(s => s.Rater).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <returns>Null where nobody else marked what this rater did.</returns>
    private HashSet<string>? WithinWithout(string rater, int places)
    {
        List<Facts?> without = [.. _facts.Select(f => RaterOmission.From(_variant, f, rater))];
        if (without.TrueForAll(f => f is null))
        {
            return null;
        }

        // Whose facts stay has the figures he had, unless the category lends him some.
        IReadOnlyList<RankedSubject> standings = _lends
            ? Stand(_variant, [.. without.Select((f, i) => f ?? _facts[i])]).Standings
            : [.. without.Select((f, i) => f is null ? _after[i] : Stand(_variant, [f]).Standings[0])];
        return [.. Ranked(_variant, standings).Where(s => s.Rank <= places).Select(s => s.Subject.Code)];
    }

    private static (IReadOnlyList<RankedSubject> Standings, bool Lends) Stand(Scheme scheme, IReadOnlyList<Facts> facts)
    {
        List<SubjectFacts> subjects = [.. facts.Select(f => SubjectFacts.Group(f)[0])];
        var figures = CategoryFigures.Of(scheme.Content, known => Evaluation.Stand(scheme.Content, subjects, known));
        return (Evaluation.Stand(scheme.Content, subjects, figures), figures.All.Count > 0);
    }

    private static IReadOnlyList<RankedSubject> Ranked(Scheme scheme, IReadOnlyList<RankedSubject> standings)
    {
        Ranking.Rank(scheme.Content.Ranking, standings, SharedRank.Together, []);
        return standings;
    }
}
