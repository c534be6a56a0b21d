using System.Globalization;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.TagHelpers;

namespace CampaignPortal.Web.Pages.Occurrences;

/// <summary>How occurrences look in lists and on pages.</summary>
public static class OccurrenceLook
{
    public static StatusKind KindOf(OccurrenceState state) => state switch
    {
        OccurrenceState.Notified => StatusKind.Todo,
        OccurrenceState.Acknowledged or OccurrenceState.Claimed => StatusKind.Waiting,
        OccurrenceState.Stated => StatusKind.Active,
        _ => StatusKind.Done,
    };

    /// <summary>With its sign: deductions are stored as positive values.</summary>
    public static string WithSign(OccurrenceKind kind, decimal points) => (kind == OccurrenceKind.Deduction ? "−" : "+") + Plain(points);

    public static string Plain(decimal points) => points.ToString("0.####", CultureInfo.InvariantCulture);
}
