namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// Everything a result is calculated from besides the scheme. Order carries no meaning; people appear as pseudonyms.
/// </summary>
public sealed record Facts(
    IReadOnlyList<Subject> Subjects,
    IReadOnlyList<Sheet> Sheets,
    IReadOnlyList<Mark> Marks,
    IReadOnlyList<Occurrence> Occurrences,
    IReadOnlyList<Ratio> Ratios,
    IReadOnlyList<NotApplicableItem> NotApplicable,
    IReadOnlyList<EarlierTotal> EarlierTotals)
{
    /// <summary>Figures calculated elsewhere, for derived items and ranks.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>Ballots on paper or by a machine, of which only numbers are known.</summary>
    public IReadOnlyList<Ballots> Ballots { get; init; } = [];

    /// <summary>How they voted.</summary>
    public IReadOnlyList<Tally> Tallies { get; init; } = [];

    /// <summary>Factors of subjects' totals.</summary>
    public IReadOnlyList<SubjectCoefficient> Coefficients { get; init; } = [];

    public static Facts Empty { get; } = new([], [], [], [], [], [], []);

    public IReadOnlyList<GateRecord> GateRecords { get; init; } = [];
    public IReadOnlyList<PastPeriod> History { get; init; } = [];
    public IReadOnlyList<MonthsServed> Service { get; init; } = [];
    public IReadOnlyList<RecordedDecision> Decisions { get; init; } = [];

    /// <exception cref="FactsException">The document breaks a rule; the exception lists every one.</exception>
    public static Facts Parse(string json) => FactsJson.Parse(json);

    /// <summary>Canonical text, the same for any order of the same facts.</summary>
    public string CanonicalText() => FactsJson.Write(this);

    /// <summary>What does not fit the scheme; empty when the facts can be evaluated.</summary>
    public IReadOnlyList<Problem> CheckAgainst(Scheme scheme) => FactsCheck.Run(scheme, this);
}

/// <summary>Who is scored: unit, window or person (考核对象).</summary>
/// <param name="Category">Subjects are ranked within their category.</param>
public sealed record Subject(string Code, string Category)
{
    /// <summary>Code of the unit above, for limits on nominations; null when it does not matter.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether it competes; one that does not is assessed like the others, but has no rank and takes no part in lists (参加考评、不参加排名).</summary>
    public bool IsRanked { get; init; } = true;
}

public enum SheetArrival
{
    Submitted,

    /// <summary>Owed and not submitted in time.</summary>
    Missing,

    /// <summary>Owed and not submitted; its marks are those of last time.</summary>
    Carried,

    /// <summary>Submitted, and left out by a decision (个别评分明显偏离,经研究不计).</summary>
    SetAside,
}

/// <summary>A rater owes a sheet about a subject. Marks stand on a sheet that came or was carried over.</summary>
/// <param name="Rater">Pseudonym, stable within one set of facts.</param>
public sealed record Sheet(string Channel, string Rater, string Subject, SheetArrival State)
{
    /// <summary>What decided that the sheet is set aside; null for any other.</summary>
    public string? Decision { get; init; }

    /// <summary>Whether its marks take part in the figures.</summary>
    public bool Counts => State is SheetArrival.Submitted or SheetArrival.Carried;
}

/// <summary>What a rater put on his sheet for one item.</summary>
public sealed record Mark(string Channel, string Rater, string Subject, string Item, MarkValue Value);

/// <summary>The value of a mark; which kind an item takes follows from its type.</summary>
public abstract record MarkValue
{
    private MarkValue()
    {
    }

    /// <summary>Direct points.</summary>
    public sealed record Given(decimal Points) : MarkValue;

    /// <param name="Level">Code of a level.</param>
    /// <param name="Points">Which of the level's values; null for a level that has one.</param>
    public sealed record Chosen(string Level, decimal? Points = null) : MarkValue;

    public sealed record Answered(bool Yes) : MarkValue;

    /// <summary>不适用.</summary>
    public sealed record NotApplicable : MarkValue;

    /// <summary>不了解.</summary>
    public sealed record Unknown : MarkValue;

    public static MarkValue Of(decimal points) => new Given(points);
}

/// <summary>
/// A deduction or bonus that happened, recorded once by whoever found it and shared by all recorders: never averaged.
/// </summary>
/// <param name="Value">Points per unit; within the range of the rule, equal to it where the rule is fixed.</param>
/// <param name="Count">How many times, persons, cases, days or percentage points; above 0.</param>
/// <param name="DedupeKey">Occurrences with one key are one fact and count once, at the highest; null for a fact of its own.</param>
/// <param name="Office">Unit code of the office that recorded it.</param>
public sealed record Occurrence(
    string Id,
    string Item,
    string Rule,
    IReadOnlyList<SubjectLink> Links,
    decimal Value,
    decimal Count,
    string? DedupeKey,
    DateOnly OccurredOn,
    string Office)
{
    /// <summary>Codes of the item's multipliers that apply.</summary>
    public IReadOnlyList<string> Multipliers { get; init; } = [];
}

/// <param name="Factor">Share of the occurrence that falls on the subject, 1 for the whole (窗口 1,首席 0.5).</param>
/// <param name="Role">Code of the role that has this share; null where the item names no roles.</param>
public sealed record SubjectLink(string Subject, decimal Factor = 1, string? Role = null);

/// <summary>The ballots about a subject in a channel, counted together.</summary>
/// <param name="Issued">At least <paramref name="Collected"/>.</param>
/// <param name="Collected">At least <paramref name="Valid"/>.</param>
/// <param name="Valid">What the tallies are made of.</param>
public sealed record Ballots(string Subject, string Channel, int Issued, int Collected, int Valid);

/// <param name="Level">Code of the level; null for those who do not know.</param>
/// <param name="Votes">1 or more.</param>
public sealed record Tally(string Subject, string Channel, string Item, string? Level, int Votes);

/// <param name="Value">Within the range of the scheme's coefficient.</param>
public sealed record SubjectCoefficient(string Subject, string Coefficient, decimal Value);

/// <summary>A figure of another evaluation: a person's total for the window, a place in a ranking of the level above.</summary>
/// <param name="Source">Code that tells several figures of one item apart.</param>
/// <param name="Weight">0 or more; what a weighted mean weighs by.</param>
public sealed record Figure(string Subject, string Item, string Source, decimal Value, decimal Weight = 1);

/// <param name="Numerator">0 or more.</param>
/// <param name="Denominator">0 or more; 0 is no data.</param>
public sealed record Ratio(string Subject, string Item, decimal Numerator, decimal Denominator);

/// <summary>Declared: a factual item does not apply to the subject. For judged items a mark says so.</summary>
public sealed record NotApplicableItem(string Subject, string Item);

/// <summary>Total of the preceding period, for ties.</summary>
public sealed record EarlierTotal(string Subject, decimal Total);
