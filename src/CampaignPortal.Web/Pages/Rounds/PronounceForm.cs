using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>A pronouncement as somebody records it.</summary>
public sealed class PronounceForm
{
    public string Gate { get; set; } = "";
    public int? UnitId { get; set; }
    public string Basis { get; set; } = "";
    public string Authority { get; set; } = "";
    public string Decision { get; set; } = "";
}

public sealed class PronounceFormValidator : AbstractValidator<PronounceForm>
{
    public PronounceFormValidator()
    {
        RuleFor(f => f.Gate).NotEmpty().WithErrorCode("Pronounce.Gate.Missing").MaximumLength(Pronouncement.GateCodeMaxLength);
        RuleFor(f => f.UnitId).NotNull().WithErrorCode("Pronounce.Unit.Missing");
        RuleFor(f => f.Basis).NotEmpty().WithErrorCode("Pronounce.Basis.Missing").MaximumLength(GateGrounds.MaxLength).Must(Text.IsReadable).WithErrorCode("Pronounce.Unreadable");
        RuleFor(f => f.Authority).NotEmpty().WithErrorCode("Pronounce.Authority.Missing").MaximumLength(GateGrounds.MaxLength).Must(Text.IsReadable).WithErrorCode("Pronounce.Unreadable");
        RuleFor(f => f.Decision).NotEmpty().WithErrorCode("Pronounce.Decision.Missing").MaximumLength(GateGrounds.MaxLength).Must(Text.IsReadable).WithErrorCode("Pronounce.Unreadable");
    }
}
