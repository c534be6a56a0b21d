using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Resources;

namespace CampaignPortal.Web.Pages.Occurrences;

/// <summary>How occurrences look in lists and on pages.</summary>
public static class OccurrenceLook
{
    /// <summary>With its sign: deductions are stored as positive values.</summary>
    public static string WithSign(OccurrenceKind kind, decimal points) => (kind == OccurrenceKind.Deduction ? "−" : "+") + points.Figure();
}
