using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>What is put down for one item; which fields are meant says the item's type in the scheme.</summary>
public sealed record SheetEntry
{
    public const int LevelCodeMaxLength = 100;
    public const int RemarkMaxLength = 2000;

    public decimal? Points { get; init => field = Storable(value, nameof(Points)); }

    /// <summary>Cases that meet the target.</summary>
    public decimal? Numerator { get; init => field = NotNegative(value, nameof(Numerator)); }

    /// <summary>All cases.</summary>
    public decimal? Denominator { get; init => field = NotNegative(value, nameof(Denominator)); }

    public string? LevelCode { get; init => field = Text.Optional(value, LevelCodeMaxLength, nameof(LevelCode)); }
    public bool? IsMet { get; init; }
    public bool IsNotApplicable { get; init; }

    /// <summary>Explanation of an answer, note to a mark.</summary>
    public string? Remark { get; init => field = Text.Optional(value, RemarkMaxLength, nameof(Remark)); }

    /// <summary>Whether it says anything about the item; a remark alone does not, half a ratio neither.</summary>
    public bool IsFilled =>
        IsNotApplicable || Points is not null || LevelCode is not null || IsMet is not null
        || (Numerator is not null && Denominator is not null);

    /// <param name="range">What the scheme allows; null when the item takes no points.</param>
    internal Refusal? WhyNot(ValueRange? range) =>
        Points is { } points && range is not null && !range.Contains(points) ? Refusal.OutsideRange : null;

    private static decimal? Storable(decimal? value, string name) =>
        value is { } number ? Shared.Points.Guard(number, name) : null;

    private static decimal? NotNegative(decimal? value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0m, name);
        return Storable(value, name);
    }
}
