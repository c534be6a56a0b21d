namespace CampaignPortal.Domain.Scoring;

/// <summary>What a subject's total led to: score, gates and grade side by side, each with its grounds.</summary>
/// <param name="TieIsOpen">A decision about a shared rank is still missing.</param>
/// <param name="CountsAsZero">For grades and awards the total counts as zero.</param>
/// <param name="Band">Of the total alone, quotas and gates left aside; null without a total or without bands.</param>
public sealed record StandingResult(
    StandingState State,
    bool TieIsOpen,
    bool CountsAsZero,
    IReadOnlyList<GateFired> Gates,
    string? Band,
    GradeGiven? Grade,
    IReadOnlyList<AwardGiven> Awards,
    IReadOnlyList<ConsequenceGiven> Consequences)
{
    /// <summary>Which place it shares while a decision is missing, also where the scheme forbids to share one; null else. No part of the document.</summary>
    public int? OpenPlace { get; init; }

    /// <summary>Everything that must be storable.</summary>
    internal IEnumerable<decimal?> Figures => Gates.SelectMany(g => g.On).Concat(Consequences.SelectMany(c => c.On)).Select(o => o.Found);
}

public enum StandingState
{
    Ranked,
    NotRanked,
    Exempt,
    NoTotal,

    /// <summary>Equal totals, which the scheme forbids, and no decision yet.</summary>
    Void,
}

/// <param name="Since">Periods since it fired; null when it fired in this one.</param>
/// <param name="On">What each condition was met by; empty when it fired before.</param>
public sealed record GateFired(string Gate, int? Since, IReadOnlyList<ConditionMet> On);

/// <param name="Found">The figure that was compared; null when there is none.</param>
/// <param name="Facts">Ids of the records or occurrences.</param>
public sealed record ConditionMet(decimal? Found, IReadOnlyList<string> Facts);

public enum GradeBy
{
    /// <summary>The bounds of the band.</summary>
    Score,

    /// <summary>A seat of its quota.</summary>
    Seat,

    /// <summary>A seat left empty, filled by approval.</summary>
    Fill,
    Gate,

    /// <summary>Undecided whether the subject gets this one.</summary>
    Open,
}

/// <param name="Seat">From 1, shared by equals; null without a seat.</param>
public sealed record GradeGiven(string Grade, GradeBy By, int? Seat = null);

public enum AwardState
{
    Listed,

    /// <summary>The ballot decides.</summary>
    Shortlisted,

    /// <summary>Equal at the last seat; the committee decides.</summary>
    Open,
}

/// <param name="Seat">From 1, shared by equals; null unless listed.</param>
public sealed record AwardGiven(string Award, AwardState State, int? Seat = null);

/// <summary>An entry of the list of consequences; what does not concern it is null.</summary>
/// <param name="Gate">The gate it follows from; null for one with conditions of its own.</param>
/// <param name="Award">An award that is removed, <paramref name="Back"/> periods ago.</param>
/// <param name="Scope">People or leaders on whom the effects of the gate fall.</param>
/// <param name="On">What the conditions of its own were met by.</param>
public sealed record ConsequenceGiven(
    string? Consequence, string? Gate, string? Award, int? Back, GateScope? Scope, IReadOnlyList<ConditionMet> On);

/// <summary>How the seats of one list in one pool were calculated and given.</summary>
/// <param name="Exact">Share × base; null for seats that do not depend on it.</param>
/// <param name="Open">Subjects about whom the committee must decide.</param>
public sealed record QuotaResult(
    string List, IReadOnlyList<string> Categories, int Base, decimal? Exact, int Seats, int Taken, IReadOnlyList<string> Open)
{
    /// <summary>The same by who is to be put in order together: siblings at the limit of their parent, then equals at the last seat. No part of the document.</summary>
    public IReadOnlyList<IReadOnlyList<string>> OpenTies { get; init; } = [];
}
