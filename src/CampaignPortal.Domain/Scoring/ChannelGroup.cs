namespace CampaignPortal.Domain.Scoring;

/// <summary>Channels that are weighed among themselves first (同事评价:本人 10、本室 55、同级 35), then count as one.</summary>
/// <param name="Weight">Of the group among the channels and groups beside it.</param>
/// <param name="Group">Code of the group that it lies in; null at the top.</param>
/// <param name="Empty">What happens when all its members have left.</param>
public sealed record ChannelGroup(string Code, LocalText Name, decimal Weight, string? Group, EmptyChannel Empty);

/// <summary>A factor of the total that a subject may have (办件量系数): applied after the bounds, before the rounding.</summary>
/// <param name="From">Lowest factor, inclusive; 0 or more.</param>
/// <param name="To">Highest factor, inclusive.</param>
public sealed record Coefficient(string Code, LocalText Name, decimal From, decimal To);

/// <summary>What a rater may hand in: his whole set of sheets in one channel.</summary>
/// <param name="RefusesAllEqual">Whether the same score for everybody is invalid (全部同分无效).</param>
/// <param name="RefusesAllFull">Whether full marks for everybody are invalid.</param>
/// <param name="Limits">How many of his scores may or must lie in a range (优秀不超过 20%).</param>
public sealed record BallotRule(bool RefusesAllEqual, bool RefusesAllFull, IReadOnlyList<BallotLimit> Limits)
{
    public static BallotRule None { get; } = new(false, false, []);

    public bool IsNone => !RefusesAllEqual && !RefusesAllFull && Limits.Count == 0;
}

/// <summary>How many of one rater's scores lie from <paramref name="From"/> on and below <paramref name="To"/>, on the base of the scale.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive; null for everything above.</param>
/// <param name="AtMost">Null without such a limit.</param>
/// <param name="AtMostShare">Of those he rated, rounded down to whole ones; null without such a limit.</param>
/// <param name="AtLeast">Null without such a limit.</param>
public sealed record BallotLimit(decimal From, decimal? To, int? AtMost, decimal? AtMostShare, int? AtLeast);
