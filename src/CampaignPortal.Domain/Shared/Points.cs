namespace CampaignPortal.Domain.Shared;

/// <summary>The one rule for numbers that people enter: at most 7 digits before the point and 4 after it.</summary>
public static class Points
{
    public const int MaxDecimals = 4;
    public const decimal Limit = 10_000_000m;

    /// <summary>Whether both providers store the number exactly (SQLite keeps 28 digits, <c>decimal(11, 4)</c> does not).</summary>
    public static bool IsStorable(decimal value) =>
        Math.Abs(value) < Limit && decimal.Round(value, MaxDecimals) == value;

    /// <exception cref="ArgumentOutOfRangeException">More digits than can be stored exactly.</exception>
    public static decimal Guard(decimal value, string parameterName) =>
        IsStorable(value) ? value : throw new ArgumentOutOfRangeException(parameterName, value, "At most 7 digits before the point and 4 after it.");
}
