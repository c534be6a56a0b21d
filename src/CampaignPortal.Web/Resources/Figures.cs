using System.Globalization;

namespace CampaignPortal.Web.Resources;

/// <summary>How figures are written: no more than four decimals and no trailing zeros, shares in per cent.</summary>
public static class Figures
{
    private const string Plain = "0.####";

    /// <summary>To be read: with a real minus.</summary>
    public static string Of(decimal value) => decimal.Round(value, 4, MidpointRounding.AwayFromZero).ToString(Plain, CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A total, with two decimals at least.</summary>
    public static string Total(decimal? value) => value?.ToString("0.00##", CultureInfo.InvariantCulture).Replace('-', '−') ?? "";

    public static string Percent(decimal share) => $"{Of(share * 100)}%";

    public static string WithSign(decimal value) => value > 0 ? $"+{Of(value)}" : Of(value);

    /// <summary>As it can be typed again.</summary>
    public static string? Figure(this decimal? value) => value?.ToString(Plain, CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Figure(decimal?)"/>
    public static string Figure(this decimal value) => value.ToString(Plain, CultureInfo.InvariantCulture);
}
