using CampaignPortal.Web.Resources;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>One line of the explanation: what it is, what it comes to, how, and what lies below.</summary>
/// <param name="Figure">Null where there is none, or none to be shown.</param>
/// <param name="How">How it came about, in sentences; null where there is nothing to say.</param>
/// <param name="Arithmetic">The calculation in numbers; null where there is nothing to calculate.</param>
/// <param name="OccurrenceId">The occurrence that the line leads to; null for any other line, and where the reader may not open it.</param>
public sealed record ExplainedLine(
    ShownText Name, string? Figure, string? How, string? Arithmetic, IReadOnlyList<ExplainedLine> Children,
    int? OccurrenceId = null, bool IsOpen = false);

/// <summary>One number of a calculation that is laid out in a row.</summary>
/// <param name="Operator">Null before the first.</param>
public sealed record ExplainedStep(string? Operator, string Number, string Caption, bool IsResult = false);
