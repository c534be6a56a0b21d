using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Operations.Phases;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Phases;

/// <summary>What is asked before a phase is opened, closed or released by hand.</summary>
public sealed class PhaseDecisionForm
{
    public long Version { get; set; }
    public string Reason { get; set; } = "";

    public sealed class Validator : AbstractValidator<PhaseDecisionForm>
    {
        public Validator() => RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(PhaseDecision.ReasonMaxLength).WithErrorCode("Phases.TooLong");
    }
}

/// <summary>The form with what would follow.</summary>
public sealed record PhaseDecisionView(PhaseDecisionForm Input, PhasePreview Preview)
{
    /// <summary>Beginning of the page's text keys.</summary>
    public string Texts => $"Phases.{Preview.Verb}";
}
