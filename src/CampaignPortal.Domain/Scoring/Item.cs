namespace CampaignPortal.Domain.Scoring;

public enum NotApplicablePolicy
{
    /// <summary>The declaration is refused.</summary>
    Refused,

    /// <summary>The item leaves, and the other items are stretched over its points.</summary>
    Rescale,

    /// <summary>The item yields its full points.</summary>
    FullPoints,

    /// <summary>The item yields nothing and the others are not stretched.</summary>
    Excluded,

    /// <summary>The item yields the mean of those of the category who have it.</summary>
    CategoryMean,
}

public enum NoDataPolicy
{
    /// <summary>No total until data come or are declared not applicable.</summary>
    Block,

    /// <summary>Zero points.</summary>
    Zero,

    /// <summary>As rescaled, and flagged.</summary>
    Exclude,
}

public enum UnknownPolicy
{
    /// <summary>"Don't know" is no answer here.</summary>
    Refused,

    /// <summary>Not in the denominator.</summary>
    Excluded,

    /// <summary>Zero points.</summary>
    Zero,
}

/// <summary>What every item has, whatever its type.</summary>
/// <param name="Points">
/// What the item is worth: the maximum of points, level, yesNo and bonus, the start of deduct, the value at target of
/// ratio; 0 in the block and for text.
/// </param>
/// <param name="Criterion">Code of the criterion of the standard set; null for an item that rates none.</param>
/// <param name="ResponsibleOffice">Unit code of the office that marks or records; null when none is named.</param>
/// <param name="Basis">Wording of the ground (评定依据); null when there is none.</param>
/// <param name="JudgedIn">Channels in which raters mark it.</param>
/// <param name="CountedIn">Channels in which facts decide it; disjoint from <paramref name="JudgedIn"/>.</param>
public sealed record ItemHead(
    string Code,
    LocalText Name,
    decimal Points,
    string? Criterion,
    string? ResponsibleOffice,
    string? Basis,
    IReadOnlyList<string> JudgedIn,
    IReadOnlyList<string> CountedIn,
    NotApplicablePolicy NotApplicable,
    NoDataPolicy NoData,
    UnknownPolicy Unknown);

public abstract record Item(ItemHead Head) : SchemeNode(Head.Code, Head.Name)
{
    public decimal Points => Head.Points;
    public IReadOnlyList<string> JudgedIn => Head.JudgedIn;
    public IReadOnlyList<string> CountedIn => Head.CountedIn;

    public bool IsJudgedIn(string channel) => JudgedIn.Contains(channel);

    public bool IsCountedIn(string channel) => CountedIn.Contains(channel);

    public bool StandsIn(string channel) => IsJudgedIn(channel) || IsCountedIn(channel);

    /// <summary>Rules by which occurrences count; empty for items that know no occurrences.</summary>
    public virtual IReadOnlyList<OccurrenceRule> Rules => [];

    /// <summary>What changes the weight of its occurrences beside their rule.</summary>
    public OccurrenceWeighing Weighing { get; init; } = OccurrenceWeighing.Plain;

    /// <summary>
    /// Points of a mark; null when the item does not take such a mark. Factual items are judged by direct points.
    /// "Don't know" and "not applicable" are policies, not values.
    /// </summary>
    public virtual decimal? PointsOf(MarkValue value) =>
        value is MarkValue.Given given && given.Points >= 0 && given.Points <= Points ? given.Points : null;
}

/// <summary>Direct points from 0 to the maximum.</summary>
/// <param name="Step">Points come in multiples of it; null when any number may be given.</param>
public sealed record PointsItem(ItemHead Head, decimal? Step = null) : Item(Head)
{
    public override decimal? PointsOf(MarkValue value) =>
        base.PointsOf(value) is { } points && (Step is null || points % Step == 0) ? points : null;
}

/// <param name="Points">What the level is worth; with <paramref name="Values"/> the highest of them.</param>
public sealed record Level(string Code, LocalText Name, decimal Points)
{
    /// <summary>The points among which the rater chooses within the level, falling; empty when the level has one value.</summary>
    public IReadOnlyList<decimal> Values { get; init; } = [];

    /// <returns>Null where the level does not take such a choice.</returns>
    internal decimal? PointsOf(decimal? chosen) => (chosen, Values.Count) switch
    {
        (null, 0) => Points,
        ({ } points, > 0) when Values.Contains(points) => points,
        _ => null,
    };
}

/// <summary>A choice of grades (满意、基本满意…).</summary>
public sealed record LevelItem(ItemHead Head, IReadOnlyList<Level> Levels) : Item(Head)
{
    public override decimal? PointsOf(MarkValue value) =>
        value is MarkValue.Chosen chosen ? Levels.FirstOrDefault(l => l.Code == chosen.Level)?.PointsOf(chosen.Points) : null;
}

public sealed record YesNoItem(ItemHead Head, decimal PointsYes, decimal PointsNo) : Item(Head)
{
    public override decimal? PointsOf(MarkValue value) =>
        value is MarkValue.Answered answered ? (answered.Yes ? PointsYes : PointsNo) : null;
}

/// <summary>Opinion or evidence without points; takes no part in any figure.</summary>
public sealed record TextItem(ItemHead Head) : Item(Head)
{
    public override decimal? PointsOf(MarkValue value) => null;
}

public enum OccurrenceUnit
{
    Time,
    Person,
    Case,
    HalfDay,
    Day,
    PercentagePoint,
}

/// <summary>What one occurrence costs or earns.</summary>
/// <param name="From">Lowest value, inclusive; equal to <paramref name="To"/> for a fixed value.</param>
/// <param name="To">Highest value, inclusive (酌情 3–5 分).</param>
/// <param name="Cap">Most points this rule can take or give; null when only the item limits it.</param>
public sealed record OccurrenceRule(string Code, LocalText Cause, decimal From, decimal To, OccurrenceUnit Per, decimal? Cap);

/// <summary>Starts at its points and loses some per occurrence; in the block it is only the loss.</summary>
/// <param name="FloorsAtZero">扣完为止 as against 不封顶.</param>
/// <param name="Cap">Most points the item can lose; null when only the floor limits it.</param>
public sealed record DeductItem(ItemHead Head, IReadOnlyList<OccurrenceRule> DeductRules, bool FloorsAtZero, decimal? Cap) : Item(Head)
{
    public override IReadOnlyList<OccurrenceRule> Rules => DeductRules;
}

/// <summary>Gains points per occurrence; in the tree at most its points.</summary>
/// <param name="Cap">Most points the item can give; null when there is no limit of its own.</param>
public sealed record BonusItem(ItemHead Head, IReadOnlyList<OccurrenceRule> BonusRules, decimal? Cap) : Item(Head)
{
    public override IReadOnlyList<OccurrenceRule> Rules => BonusRules;
}

/// <summary>A rate against a target (办结率 100 %).</summary>
public sealed record RatioItem(ItemHead Head, Curve Curve) : Item(Head)
{
    /// <returns>What the counts come to; null when there is nothing to divide by.</returns>
    /// <param name="rounding">The scheme's rounding of items; null where it has none.</param>
    public decimal? PointsOf(decimal numerator, decimal denominator, Rounding? rounding) =>
        denominator > 0 ? Curves.Score(this, new Ratio("", Code, numerator, denominator), rounding).Value : null;
}

/// <summary>How a rate, 0 to 1 and above, becomes points.</summary>
public abstract record Curve;

/// <summary>points × min(1, rate ÷ target).</summary>
public sealed record ProportionalCurve(decimal Target) : Curve;

/// <summary>points − loss per percentage point below the target, not below zero.</summary>
/// <param name="PerStarted">Whether a started percentage point counts as a whole one; else only full ones count.</param>
public sealed record StepLossCurve(decimal Target, decimal LossPerPoint, bool PerStarted) : Curve;

/// <summary>Nothing below the threshold, proportional from there on.</summary>
public sealed record ThresholdCurve(decimal Target, decimal Below) : Curve;

/// <summary>Points by band; below the last band zero.</summary>
/// <param name="Bands">From the highest to the lowest.</param>
public sealed record BandedCurve(IReadOnlyList<Band> Bands) : Curve;

/// <param name="From">Lowest rate of the band, inclusive.</param>
public sealed record Band(decimal From, decimal Points);

/// <summary>Proportional up to the target, and a bonus for each full percentage point above it.</summary>
/// <param name="Cap">Most bonus points.</param>
public sealed record OvershootCurve(decimal Target, decimal BonusPerPoint, decimal Cap) : Curve;
