using CampaignPortal.Domain.Standards;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>The fields of a criterion; its one property of that name gives them the names of the page's form.</summary>
/// <param name="Stored">What the draft says now; null for a new criterion.</param>
public sealed record CriterionView(CriterionForm Input, CriterionText? Stored)
{
    public bool IsMoreOpen => Input.RequiresEvidence || Input.EvidenceHint is not null || Input.CitedRules is not null || Input.HeadingEn is not null || Input.WordingEn is not null;
}
