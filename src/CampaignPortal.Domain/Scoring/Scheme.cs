namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// One version of a scoring scheme (计分办法): what is scored, by whom, and how figures become totals and ranks.
/// Made from its document only, so that text, hash and model can never differ.
/// </summary>
public sealed class Scheme
{
    internal Scheme(SchemeContent content, string canonicalText) =>
        (Content, CanonicalText, Hash) = (content, canonicalText, CanonicalJson.Hash(canonicalText));

    /// <summary>The document in canonical form; what is stored and frozen.</summary>
    public string CanonicalText { get; }

    /// <summary>SHA-256 of <see cref="CanonicalText"/>, lower-case hexadecimal.</summary>
    public string Hash { get; }

    public SchemeContent Content { get; }

    /// <exception cref="SchemeException">The document breaks a rule; the exception lists every one.</exception>
    public static Scheme Parse(string json) => SchemeParser.Parse(json);

    /// <summary>Everything wrong with the document; empty when it is a scheme.</summary>
    public static IReadOnlyList<Problem> Check(string json)
    {
        try
        {
            Parse(json);
            return [];
        }
        catch (SchemeException exception)
        {
            return exception.Problems;
        }
    }

    /// <summary>The content of a draft, with everything that keeps it from being a scheme.</summary>
    /// <exception cref="SchemeException">It cannot be read at all.</exception>
    public static (SchemeContent Content, IReadOnlyList<Problem> Problems) ReadDraft(string json)
    {
        var (content, _, problems) = SchemeParser.Read(json);
        return (content, problems);
    }

    /// <summary>Whether a code may stand in a scheme: 1 to 64 letters, digits, dots, hyphens or underscores.</summary>
    public static bool IsCode(string code) => StrictObject.IsCode(code);

    public Channel Channel(string code) => Content.Channels.Single(c => c.Code == code);

    /// <summary>An item of the tree or of the block; null when there is none.</summary>
    public Item? FindItem(string code) => Content.ItemsByCode.GetValueOrDefault(code);

    /// <summary>Items on the sheets of the channel, in the order of the scheme: what its raters mark.</summary>
    public IEnumerable<Item> ItemsJudgedIn(string channel) =>
        Content.AllItems.Where(i => i.IsJudgedIn(channel));
}

public sealed record SchemeContent(
    string Code,
    LocalText Name,
    Scale Scale,
    IReadOnlyList<Channel> Channels,
    IReadOnlyList<SchemeNode> Items,
    Block Block,
    StageRounding Rounding,
    SameFact SameFact,
    IReadOnlyList<Period> Periods,
    RankingRule Ranking)
{
    /// <summary>Groups of channels; empty when all are weighed side by side.</summary>
    public IReadOnlyList<ChannelGroup> ChannelGroups { get; init; } = [];

    /// <summary>Whether weights are any numbers, each divided by the sum of those beside it (3:6:3:3); else they add up to exactly 1.</summary>
    public bool NormalisesWeights { get; init; }

    /// <summary>What the weights side by side in a group, or at the top (null), add up to.</summary>
    public decimal WeightsIn(string? group) => Channels.Where(c => c.Group == group).Sum(c => c.Weight) + ChannelGroups.Where(g => g.Group == group).Sum(g => g.Weight);

    /// <summary>Factors of the total that a subject may have.</summary>
    public IReadOnlyList<Coefficient> Coefficients { get; init; } = [];

    /// <summary>What follows the totals.</summary>
    public StandingRules Standing { get; init; } = StandingRules.None;

    /// <summary>How many earlier periods rules or ties ask about; 0 where they ask about none.</summary>
    public int PeriodsBack => Math.Max(Standing.PeriodsBack, Ranking.Ties.Any(t => t.By == TieComparator.EarlierTotal) ? 1 : 0);

    /// <summary>Whether results say more than totals and ranks.</summary>
    public bool HasStanding => !Standing.IsEmpty || Ranking.IfTied != IfTied.Share;

    /// <summary>Every item of the tree in document order, groups opened.</summary>
    public IReadOnlyList<Item> TreeItems { get; } = [.. Flatten(Items)];

    /// <summary>Items of the tree, then those of the block.</summary>
    public IReadOnlyList<Item> AllItems { get; } = [.. Flatten(Items), .. Block.Items];

    /// <summary>Groups of the tree, outer before inner.</summary>
    public IEnumerable<Group> ItemGroups => GroupsOf(Items);

    /// <summary>Whether facts decide the item somewhere: in a channel or in the block.</summary>
    public bool IsCounted(Item item) => item.CountedIn.Count > 0 || Block.Items.Contains(item);

    /// <summary>First of each code: a document with duplicates is refused after this is built.</summary>
    internal IReadOnlyDictionary<string, Item> ItemsByCode { get; } =
        Flatten(Items).Concat(Block.Items).DistinctBy(i => i.Code, StringComparer.Ordinal).ToDictionary(i => i.Code, StringComparer.Ordinal);

    private static IEnumerable<Group> GroupsOf(IEnumerable<SchemeNode> nodes) => nodes.OfType<Group>().SelectMany(g => GroupsOf(g.Items).Prepend(g));

    private static IEnumerable<Item> Flatten(IEnumerable<SchemeNode> nodes) =>
        nodes.SelectMany(n => n is Group group ? group.TreeItems : [(Item)n]);
}

/// <summary>A text of the office: Chinese always, English where somebody wrote it.</summary>
public sealed record LocalText(string Zh, string? En = null);

/// <param name="Base">What a faultless sheet is worth, usually 100.</param>
/// <param name="Max">Highest total after bonus; null when there is no limit.</param>
/// <param name="Min">Lowest total after deductions; null when it may fall without limit (扣分不封顶).</param>
public sealed record Scale(decimal Base, decimal? Max, decimal? Min);

/// <summary>Where marks come from: self-assessment, peers, responsible offices, public, or recorded facts.</summary>
/// <param name="Weight">0 to 1; the weights of all channels and groups side by side add up to exactly 1, unless the scheme normalises them.</param>
/// <param name="ScaleToBase">Whether points that do not add up to the base are stretched to it.</param>
public sealed record Channel(string Code, LocalText Name, decimal Weight, bool ScaleToBase, Reduction Reduce, MissingPolicy Missing)
{
    /// <summary>Code of the group that it lies in; null at the top.</summary>
    public string? Group { get; init; }

    /// <summary>Whether scores are measured by the best of the category.</summary>
    public ChannelNormalise Normalise { get; init; }

    /// <summary>What one rater may hand in.</summary>
    public BallotRule Ballot { get; init; } = BallotRule.None;
}

public enum ReduceBy
{
    Mean,

    /// <summary>Mean without the highest and lowest where there are enough values.</summary>
    TrimmedMean,
    Sum,

    /// <summary>One rater; a second one is refused.</summary>
    SingleRater,

    /// <summary>No raters: every item of the channel is counted from facts.</summary>
    Facts,
}

public enum ReduceOver
{
    /// <summary>Raters are reduced item by item; for raters who mark different items.</summary>
    Item,

    /// <summary>Each rater's sheet is totalled first, then the sheets are reduced.</summary>
    Sheet,
}

/// <param name="Drop">How many of the highest and how many of the lowest values are left out.</param>
/// <param name="Above">Only where there are more values than this; else the plain mean.</param>
public sealed record Reduction(ReduceBy By, ReduceOver Over, int Drop = 0, int Above = 0);

public enum MissingRater
{
    /// <summary>The sheet is left out and the rater named.</summary>
    Exclude,

    /// <summary>The sheet counts as zero points.</summary>
    Zero,

    /// <summary>No total until it comes or somebody decides.</summary>
    Block,

    /// <summary>What the rater gave last time is taken over; without it the sheet is left out.</summary>
    CarryLast,
}

public enum EmptyChannel
{
    /// <summary>No total and no rank until somebody decides.</summary>
    Block,

    /// <summary>The other channels share its weight in proportion to theirs.</summary>
    Reweight,

    /// <summary>The channel counts as zero points.</summary>
    Zero,

    /// <summary>The channel counts as the mean of those of the category who have it.</summary>
    CategoryMean,
}

public enum ChannelNormalise
{
    None,

    /// <summary>Score × base ÷ best score of the category: the best one has the base.</summary>
    Best,
}

/// <param name="MinValid">A channel with fewer valid sheets and ballots than this is empty.</param>
/// <param name="Quorum">A channel is empty, too, unless more than this share of all sheets and ballots is valid, 0 to 1; null without a quorum.</param>
public sealed record MissingPolicy(MissingRater Rater, int MinValid, EmptyChannel Empty, decimal? Quorum = null);

/// <summary>A group or an item of the tree.</summary>
public abstract record SchemeNode(string Code, LocalText Name);

/// <param name="Cap">Highest sum of the children; null when they limit it themselves.</param>
/// <param name="Floor">Lowest sum of the children; null when there is none.</param>
public sealed record Group(string Code, LocalText Name, IReadOnlyList<SchemeNode> Items, decimal? Cap, decimal? Floor)
    : SchemeNode(Code, Name)
{
    /// <summary>Its items in document order, groups in it opened.</summary>
    public IEnumerable<Item> TreeItems => Items.SelectMany(n => n is Group group ? group.TreeItems : [(Item)n]);
}

/// <summary>Bonus and deductions on top of the weighted channels. Its items count once, whatever the weights are.</summary>
/// <param name="BonusCap">Highest bonus that counts; null when only the scale limits it.</param>
public sealed record Block(IReadOnlyList<Item> Items, decimal? BonusCap)
{
    public static Block Empty { get; } = new([], null);
}

/// <summary>Rounding after a stage; null where the full value is carried on.</summary>
public sealed record StageRounding(Rounding? Item, Rounding? Sheet, Rounding? Channel, Rounding Total);

/// <summary>One fact recorded at several levels, or under several items, with one dedupe key.</summary>
public enum SameFact
{
    /// <summary>Counts once, where it weighs most.</summary>
    HighestOnce,

    /// <summary>Counts once in each item (两边都计).</summary>
    OncePerItem,
}

public enum RankBasis
{
    /// <summary>What is published decides.</summary>
    Rounded,

    /// <summary>The total before its rounding, at 16 decimals.</summary>
    Unrounded,
}

public sealed record RankingRule(RankBasis Compare, IReadOnlyList<TieStep> Ties)
{
    public static RankingRule Default { get; } = new(RankBasis.Rounded, []);

    /// <summary>What follows where the chain ends.</summary>
    public IfTied IfTied { get; init; }

    /// <summary>The kind of decision that may order a shared rank; null where it is shared for good.</summary>
    public DecisionKind? DecidedBy => IfTied switch
    {
        IfTied.Share => null,
        IfTied.RunOff => DecisionKind.RunOff,
        IfTied.Lot => DecisionKind.Lot,
        _ => DecisionKind.Decision,
    };
}

public enum TieComparator
{
    /// <summary>Higher score of the named channel first.</summary>
    Channel,

    /// <summary>Higher score of the named item in the named channel first.</summary>
    Item,

    /// <summary>Fewer points deducted first.</summary>
    Deductions,

    /// <summary>More bonus first.</summary>
    Bonus,

    /// <summary>Higher total of the period before first; none counts as lowest.</summary>
    EarlierTotal,
}

/// <param name="Channel">Null unless the comparator names one.</param>
/// <param name="Item">Null unless the comparator names one.</param>
public sealed record TieStep(TieComparator By, string? Channel, string? Item);
