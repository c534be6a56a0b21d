namespace CampaignPortal.Domain.Standards;

/// <summary>What a criterion says, wherever it is kept: in a version of a standard set, a draft or a file.</summary>
public sealed record CriterionText(
    string Code,
    string GroupName,
    string Heading,
    string Text,
    string? HeadingEn = null,
    string? TextEn = null,
    string? EvidenceHint = null,
    string? CitedRules = null,
    bool RequiresEvidence = false)
{
    public static CriterionText Of(Criterion criterion) => new(
        criterion.Code, criterion.GroupName, criterion.Heading, criterion.Text, criterion.HeadingEn, criterion.TextEn,
        criterion.EvidenceHint, criterion.CitedRules, criterion.RequiresEvidence);

    public Criterion NewCriterion() =>
        new(Code, GroupName, Heading, Text, HeadingEn, TextEn, EvidenceHint, CitedRules, RequiresEvidence);
}
