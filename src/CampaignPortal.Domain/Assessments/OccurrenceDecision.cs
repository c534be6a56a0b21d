using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>How an occurrence is decided (认定).</summary>
public sealed record OccurrenceDecision
{
    private OccurrenceDecision(OccurrenceState outcome, decimal? points, string? reason) =>
        (Outcome, Points, Reason) = (outcome, points, Text.Optional(reason, Assessments.Reason.MaxLength, nameof(reason)));

    /// <summary>Upheld, amended or dropped.</summary>
    public OccurrenceState Outcome { get; }

    /// <summary>Value of one time from now on; null unless amended.</summary>
    public decimal? Points { get; }

    /// <summary>Needed unless it is upheld as recorded.</summary>
    public string? Reason { get; }

    public static OccurrenceDecision Uphold(string? reason = null) => new(OccurrenceState.Upheld, null, reason);

    public static OccurrenceDecision Amend(decimal points, string? reason) =>
        new(OccurrenceState.Amended, Shared.Points.Guard(points, nameof(points)), reason);

    public static OccurrenceDecision Drop(string? reason) => new(OccurrenceState.Dropped, null, reason);

    internal Refusal? WhyNot(ValueRange range, int count) =>
        Outcome != OccurrenceState.Upheld && Reason is null ? Refusal.ReasonNeeded
        : Points is { } points && !(range.Contains(points) && Shared.Points.IsStorable(points * count)) ? Refusal.OutsideRange
        : null;
}
