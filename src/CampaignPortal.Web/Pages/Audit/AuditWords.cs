using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Audit;

/// <summary>Turns the codes on record (roles, permits, reach, states) into words; everything else stays as it was recorded.</summary>
internal static class AuditWords
{
    public static string? Of(string subject, string? recorded, IStringLocalizer<Texts> texts) => subject switch
    {
        "Assignment" => Translate(recorded, ["Role", "People"], texts),
        "Charge" => Translate(recorded, ["ChargeKind"], texts),
        "Reorganisation" => Translate(recorded, ["ReorganisationKind", "ReorganisationState"], texts),
        "Delegation" => Translate(recorded, ["Permit"], texts),
        "SelfAssessment" or "ScoreSheet" => Translate(recorded, ["SheetState"], texts),
        "Round" or "RoundResult" or "Occurrence" or "Campaign" => Translate(recorded, [$"{subject.Replace("Round", "", StringComparison.Ordinal)}State", $"{subject}State"], texts),
        _ => recorded,
    };

    private static string? Translate(string? recorded, string[] places, IStringLocalizer<Texts> texts) =>
        recorded is null ? null : string.Join(' ', recorded.Split(' ').Select(word =>
            places.Select(p => texts[$"{p}.{word}"]).FirstOrDefault(t => !t.ResourceNotFound)?.Value ?? word));
}
