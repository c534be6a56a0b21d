namespace CampaignPortal.Domain.Scoring;

/// <summary>A rule of eligibility, veto or exemption. It never changes a score.</summary>
/// <param name="Basis">The rule it rests on; null when none is named.</param>
/// <param name="When">All must be met.</param>
/// <param name="Forward">How many periods after the one in which it fired it stays in force.</param>
public sealed record Gate(
    string Code,
    LocalText Name,
    string? Basis,
    IReadOnlyList<Condition> When,
    IReadOnlyList<GateEffect> Effects,
    IReadOnlyList<GateScope> Scope,
    int Forward)
{
    /// <summary>Whether somebody has to pronounce it.</summary>
    public bool IsRecorded => When.Any(c => c.By == ConditionKind.Recorded);
    public bool FallsOnSubject => Scope.Contains(GateScope.Unit);
    public bool LowersGrade => FallsOnSubject && Effects.Any(e => e.Kind is EffectKind.Grade or EffectKind.GradeAtMost or EffectKind.Zero);
    public bool TakesOutOfRanking => FallsOnSubject && Effects.Any(e => e.Kind is EffectKind.NotRanked or EffectKind.Exempt);
}

public enum GateScope
{
    /// <summary>The subject itself.</summary>
    Unit,

    /// <summary>Those who work in it; listed as a consequence.</summary>
    People,

    /// <summary>Those who lead it; listed as a consequence.</summary>
    Leaders,
}

public enum EffectKind
{
    /// <summary>No rank, yet counted in the base of quotas.</summary>
    NotRanked,

    /// <summary>No rank and not in the base of quotas; data are collected all the same.</summary>
    Exempt,
    Grade,
    GradeAtMost,
    NoAward,

    /// <summary>The total counts as zero for grades and awards.</summary>
    Zero,
    Consequence,

    /// <summary>Awards of earlier periods are taken back.</summary>
    Revoke,
}

/// <param name="Grade">Null unless the effect is about one.</param>
/// <param name="Awards">Codes of lists; empty means every list.</param>
/// <param name="Consequence">Null unless the effect names one.</param>
/// <param name="Back">How many periods a removal reaches back; 0 otherwise.</param>
public sealed record GateEffect(EffectKind Kind, string? Grade, IReadOnlyList<string> Awards, string? Consequence, int Back)
{
    internal bool Names(string award) => Awards.Count == 0 || Awards.Contains(award, StringComparer.Ordinal);
}

public enum ConditionKind
{
    /// <summary>Somebody with the authority recorded it.</summary>
    Recorded,
    Total,
    Channel,
    Item,

    /// <summary>A deduct item has nothing left (扣完).</summary>
    Exhausted,
    Occurrences,

    /// <summary>Submitted sheets of a channel: a sample too small to rank by.</summary>
    Sheets,

    /// <summary>Months served.</summary>
    Service,
    History,
}

/// <summary>What a gate or consequence asks about; members that the kind does not have are null.</summary>
/// <param name="Rule">Null for every rule of the item.</param>
public sealed record Condition(ConditionKind By, string? Channel, string? Item, string? Rule, Limit? Limit, PastEvent? Past);

public enum LimitKind
{
    Below,
    AtMost,
    AtLeast,
    Above,
}

public sealed record Limit(LimitKind Kind, decimal Value)
{
    public bool Holds(decimal figure) => Kind switch
    {
        LimitKind.Below => figure < Value,
        LimitKind.AtMost => figure <= Value,
        LimitKind.AtLeast => figure >= Value,
        _ => figure > Value,
    };
}

public enum PastEventKind
{
    Gate,
    Grade,
    Award,

    /// <summary>Among the last places of the category.</summary>
    Bottom,
}

/// <param name="Code">Of the gate, grade or award; null for places.</param>
/// <param name="Places">How many places from below; 0 unless the event is about them.</param>
/// <param name="Periods">How many in a row.</param>
/// <param name="WithThis">Whether this period counts as the first of them.</param>
public sealed record PastEvent(PastEventKind Kind, string? Code, int Places, int Periods, bool WithThis);
