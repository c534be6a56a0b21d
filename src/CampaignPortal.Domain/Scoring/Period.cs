namespace CampaignPortal.Domain.Scoring;

public enum PeriodOperator
{
    Mean,
    Sum,
    Weighted,

    /// <summary>Mean of the best few (取最好的几次).</summary>
    BestMean,

    /// <summary>The last one alone.</summary>
    Last,
}

public enum MissingPeriod
{
    /// <summary>No total for the longer period.</summary>
    Block,

    /// <summary>The periods present decide, and the missing ones are named.</summary>
    Exclude,
}

/// <summary>What a sum over periods comes to for somebody who served only some of them.</summary>
public enum ShortService
{
    /// <summary>The sum of those served.</summary>
    AsIs,

    /// <summary>The mean of those served times their full number (不足一年的按月平均折算).</summary>
    Scale,
}

/// <summary>A kind of period, and how its totals make those of the longer one.</summary>
/// <param name="Parent">The longer kind; null for the longest.</param>
/// <param name="Count">How many of these make one of the longer kind.</param>
/// <param name="Weights">One for each, adding up to exactly 1; empty unless weighted.</param>
public sealed record Period(
    string Kind, string? Parent, PeriodOperator By, int Count, IReadOnlyList<decimal> Weights, MissingPeriod Missing)
{
    /// <summary>How many of the best are taken; 1 or more with <see cref="PeriodOperator.BestMean"/>, else 0.</summary>
    public int Best { get; init; }

    /// <summary>What the periods together count in the longer one, 0 to 1; the rest comes by <see cref="Extras"/> (平均 95%,另加 5 分).</summary>
    public decimal Share { get; init; } = 1;

    public ShortService ShortService { get; init; }

    /// <summary>Who served fewer of the periods has a total and no rank; 0 when nobody is left out.</summary>
    public int MinServed { get; init; }

    /// <summary>Points that the longer period alone gives, once for a subject.</summary>
    public IReadOnlyList<PeriodExtra> Extras { get; init; } = [];

    /// <summary>Additions and deductions that hit the longer period alone (年度一次性加减分).</summary>
    public IReadOnlyList<PeriodAdjustment> Adjustments { get; init; } = [];

    /// <summary>Highest total of the longer period; null without a limit.</summary>
    public decimal? Max { get; init; }

    /// <summary>Lowest total of the longer period; null without a limit.</summary>
    public decimal? Min { get; init; }
}

/// <param name="From">Fewest points, inclusive.</param>
/// <param name="To">Most points, inclusive.</param>
public sealed record PeriodExtra(string Code, LocalText Name, decimal From, decimal To);

/// <param name="From">Fewest points of one adjustment, inclusive; negative for a deduction.</param>
/// <param name="To">Most points of one adjustment, inclusive.</param>
/// <param name="Cap">Most points that all of them add or take together; null without a limit.</param>
public sealed record PeriodAdjustment(string Code, LocalText Name, decimal From, decimal To, decimal? Cap);
