using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>One criterion as an author enters it; adding and rewording share it.</summary>
public sealed class CriterionForm
{
    public long Version { get; set; }

    /// <summary>Fixed once it is added: evidence and occurrences of other quarters are joined by it.</summary>
    public string Code { get; set; } = "";

    public string Group { get; set; } = "";
    public string Heading { get; set; } = "";
    public string Wording { get; set; } = "";
    public string? HeadingEn { get; set; }
    public string? WordingEn { get; set; }
    public string? EvidenceHint { get; set; }
    public bool RequiresEvidence { get; set; }
    public string? CitedRules { get; set; }

    public static CriterionForm Of(CriterionText criterion) => new()
    {
        Code = criterion.Code, Group = criterion.GroupName, Heading = criterion.Heading, Wording = criterion.Text, HeadingEn = criterion.HeadingEn,
        WordingEn = criterion.TextEn, EvidenceHint = criterion.EvidenceHint, RequiresEvidence = criterion.RequiresEvidence, CitedRules = criterion.CitedRules,
    };

    public CriterionText ToText() => CriterionText.Of(new Criterion(
        Code, Group, Heading, Wording, HeadingEn, WordingEn, EvidenceHint, CitedRules, RequiresEvidence));
}

public sealed class CriterionFormValidator : AbstractValidator<CriterionForm>
{
    public CriterionFormValidator()
    {
        RuleFor(f => f.Code).Must(c => Text.NormalisedCode(c) is { Length: <= Criterion.CodeMaxLength } code && Scheme.IsCode(code)).WithErrorCode("Rulebooks.Criterion.Code.Wrong");
        RuleFor(f => f.Group).NotEmpty().MaximumLength(Criterion.HeadingMaxLength).WithErrorCode("Rulebooks.Criterion.Group.Missing");
        RuleFor(f => f.Heading).NotEmpty().MaximumLength(Criterion.HeadingMaxLength).WithErrorCode("Rulebooks.Criterion.Heading.Missing");
        RuleFor(f => f.Wording).NotEmpty().MaximumLength(Criterion.TextMaxLength).WithErrorCode("Rulebooks.Criterion.Wording.Missing");
        RuleFor(f => f.HeadingEn).MaximumLength(Criterion.HeadingMaxLength);
        RuleFor(f => f.WordingEn).MaximumLength(Criterion.TextMaxLength);
        RuleFor(f => f.EvidenceHint).MaximumLength(Criterion.TextMaxLength);
        RuleFor(f => f.CitedRules).MaximumLength(Criterion.TextMaxLength);
    }
}
