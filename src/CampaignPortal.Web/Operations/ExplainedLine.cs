using System.Globalization;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Operations;

/// <summary>Text as it is shown.</summary>
/// <param name="Lang">Set where it is not in the language of the page.</param>
public sealed record ExplainedText(string Text, string? Lang = null)
{
    /// <summary>A name of the office: English where the page is English and somebody wrote it, else the Chinese.</summary>
    public static ExplainedText Of(LocalText name) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? new(name.Zh)
        : name.En is { } english ? new(english)
        : new(name.Zh, "zh-CN");
}

/// <summary>One line of the explanation: what it is, what it comes to, how, and what lies below.</summary>
/// <param name="Figure">Null where there is none, or none to be shown.</param>
/// <param name="How">How it came about, in sentences; null where there is nothing to say.</param>
/// <param name="Arithmetic">The calculation in numbers; null where there is nothing to calculate.</param>
/// <param name="OccurrenceId">The occurrence that the line leads to; null for any other line, and where the reader may not open it.</param>
public sealed record ExplainedLine(
    ExplainedText Name, string? Figure, string? How, string? Arithmetic, IReadOnlyList<ExplainedLine> Children,
    int? OccurrenceId = null, bool IsOpen = false);

/// <summary>One number of a calculation that is laid out in a row.</summary>
/// <param name="Operator">Null before the first.</param>
public sealed record ExplainedStep(string? Operator, string Number, string Caption, bool IsResult = false);

/// <summary>How figures are written: a real minus, no more than four decimals, shares in per cent.</summary>
public static class Figures
{
    public static string Of(decimal value) => decimal.Round(value, 4, MidpointRounding.AwayFromZero).ToString("0.####", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A total, with two decimals at least.</summary>
    public static string Total(decimal? value) => value?.ToString("0.00##", CultureInfo.InvariantCulture).Replace('-', '−') ?? "";

    public static string Percent(decimal share) => $"{Of(share * 100)}%";

    public static string WithSign(decimal value) => value > 0 ? $"+{Of(value)}" : Of(value);
}
