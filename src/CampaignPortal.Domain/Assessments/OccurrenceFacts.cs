using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

public enum OccurrenceKind
{
    Deduction,
    Bonus,
}

/// <summary>How a fact became known.</summary>
public enum SourceKind
{
    Inspection,
    Complaint,
    Hotline,
    Media,
    HigherBody,
    RecordCheck,
    SelfReport,
}

/// <summary>What happened, as its finder puts it down.</summary>
public sealed record OccurrenceFacts
{
    public const int CodeMaxLength = 40;
    public const int CauseMaxLength = 1000;
    public const int SourceNoteMaxLength = 500;
    public const int DedupeKeyMaxLength = 100;
    public const int MaxCount = 1000;

    public required OccurrenceKind Kind { get; init; }
    public required string ItemCode { get; init => field = Text.Required(value, CodeMaxLength, nameof(ItemCode)); }
    public required string RuleCode { get; init => field = Text.Required(value, CodeMaxLength, nameof(RuleCode)); }

    /// <summary>What happened, in words.</summary>
    public required string Cause { get; init => field = Text.Required(value, CauseMaxLength, nameof(Cause)); }

    public required DateOnly OccurredOn { get; init; }

    /// <summary>Value of one time, positive for deductions too.</summary>
    public required decimal Points { get; init => field = Positive(value); }

    /// <summary>How many times.</summary>
    public int Count { get; init => field = Times(value); } = 1;

    public required SourceKind SourceKind { get; init; }

    /// <summary>Case number, page, name of the paper.</summary>
    public string? SourceNote { get; init => field = Text.Optional(value, SourceNoteMaxLength, nameof(SourceNote)); }

    /// <summary>Where the original lies when it is not uploaded.</summary>
    public string? OriginalKeptAt { get; init => field = Text.Optional(value, SourceNoteMaxLength, nameof(OriginalKeptAt)); }

    /// <summary>The same fact from several sources carries the same key and counts once, at its highest value.</summary>
    public string? DedupeKey { get; init => field = Text.Optional(value, DedupeKeyMaxLength, nameof(DedupeKey)); }

    private static decimal Positive(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        return Shared.Points.Guard(value, nameof(Points));
    }

    private static int Times(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxCount);
        return value;
    }
}

/// <summary>Under what an occurrence is filed: what the scheme allows, whom it concerns, until when they may answer.</summary>
/// <param name="Range">Value of one time that the rule allows.</param>
/// <param name="StatementDueOn">Last day for stating one's case, inclusive.</param>
/// <param name="CalendarVersion">The work calendar that made the day.</param>
/// <param name="RecordingUnitId">The office that answers for it; null for a single finder.</param>
/// <param name="IsCarried">Whether it happened in an earlier quarter that is decided, and counts in this one by the campaign's rule.</param>
/// <param name="AfterDecision">The campaign's rule where a result of the round is decided; null where none is.</param>
/// <param name="Key">Of the form that was sent: sent twice, it files once. Null where no form was.</param>
public sealed record OccurrenceFiling(
    ValueRange Range,
    IReadOnlyCollection<OccurrenceSubject> Subjects,
    DateOnly StatementDueOn,
    int CalendarVersion,
    int? RecordingUnitId = null,
    bool IsCarried = false,
    LateFacts? AfterDecision = null,
    Guid? Key = null)
{
    /// <summary>What the item says of multipliers and shares.</summary>
    public OccurrenceWeighing Weighing { get; init; } = OccurrenceWeighing.Plain;

    /// <summary>Codes of its multipliers that apply.</summary>
    public IReadOnlyCollection<string> Multipliers { get; init; } = [];

    /// <summary>Those that apply, in the order of the scheme.</summary>
    public IReadOnlyList<Multiplier> Applied => [.. Weighing.Multipliers.Where(m => Multipliers.Contains(m.Code, StringComparer.Ordinal))];

    internal Refusal? WhyNotWeigh(OccurrenceFacts facts) =>
        Applied.Count != Multipliers.Count || Subjects.Any(s => !HasItsRole(s)) ? Refusal.NoSuchRule
        : Subjects.DistinctBy(s => s.UnitId).Count() != Subjects.Count ? Refusal.UnitNamedTwice
        : Subjects.Any(s => Heaviest(facts, s.Factor) >= Points.Limit) ? Refusal.OutsideRange
        : null;

    private bool HasItsRole(OccurrenceSubject subject) => Weighing.Roles.Count == 0
        ? subject.Role is null
        : Weighing.Roles.Any(r => r.Code == subject.Role && r.Factor == subject.Factor);

    /// <summary>The most that the occurrence can come to under its rule, whatever is decided.</summary>
    private decimal Heaviest(OccurrenceFacts facts, decimal share) =>
        Applied.Aggregate(Range.Max * facts.Count * Math.Max(1, share) * Math.Max(1, Weighing.Repeat?.Factor ?? 1), (points, m) => points * Math.Max(1, m.Factor));
}
