using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Resources;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Phases;

public enum PlanStep
{
    /// <summary>Shows how it was understood and what it will mean; stores nothing.</summary>
    Check,

    Save,
}

/// <summary>A phase as a person enters it; planning and changing share it.</summary>
public sealed class PhaseForm
{
    public Guid Key { get; set; } = Guid.NewGuid();
    public long Version { get; set; }
    public int Order { get; set; } = 1;
    public string Name { get; set; } = "";
    public string? About { get; set; }
    public WordedDateForm Begin { get; set; } = new();

    /// <summary>Blank = open-ended.</summary>
    public WordedDateForm End { get; set; } = new();

    public IList<CampaignFunction> Functions { get; set; } = [];
    public string? Reason { get; set; }
    public PlanStep Step { get; set; }

    /// <summary>Whether the person has seen the days that will be stored.</summary>
    public bool IsSeen => Step == PlanStep.Save && Begin.IsShown && End.IsShown;

    public static PhaseForm Of(Phase phase) => new()
    {
        Version = phase.Version, Order = phase.Order, Name = phase.Name, About = phase.About,
        Begin = WordedDateForm.Of(phase.Begin), End = WordedDateForm.Of(phase.End), Functions = [.. phase.Functions],
    };

    /// <returns>Null when a date is not understood; the field says so, and its days can be typed in.</returns>
    public PhasePlan? Read(int year, ModelStateDictionary state, IStringLocalizer<Texts> texts)
    {
        var begin = Begin.Answer(year, "Input.Begin", state, texts);
        var end = End.IsBlank ? null : End.Answer(year, "Input.End", state, texts);
        return begin is null || (end is null && !End.IsBlank) ? null : new PhasePlan(Order, Name, About, begin, end, [.. Functions]);
    }
}

public sealed class PhaseFormValidator : AbstractValidator<PhaseForm>
{
    public PhaseFormValidator()
    {
        RuleFor(f => f.Key).NotEmpty();
        RuleFor(f => f.Order).InclusiveBetween(1, 99).WithErrorCode("Phases.Order.Range");
        RuleFor(f => f.Name).NotEmpty().WithErrorCode("Phases.Name.Missing").MaximumLength(Phase.NameMaxLength).WithErrorCode("Phases.TooLong");
        RuleFor(f => f.About).MaximumLength(Phase.AboutMaxLength).WithErrorCode("Phases.TooLong");
        RuleFor(f => f.Begin.Wording).NotEmpty().WithErrorCode("Phases.Begin.Missing").MaximumLength(ImpreciseDate.WordingMaxLength).WithErrorCode("Phases.TooLong");
        RuleFor(f => f.End.Wording).MaximumLength(ImpreciseDate.WordingMaxLength).WithErrorCode("Phases.TooLong");
        RuleForEach(f => f.Functions).IsInEnum();
        RuleFor(f => f.Reason).MaximumLength(PhaseDecision.ReasonMaxLength).WithErrorCode("Phases.TooLong");
        RuleFor(f => f.Step).IsInEnum();
    }
}

/// <summary>The form's fields and, once it was checked, what they will mean; its property gives the fields the names of the page's form.</summary>
/// <param name="Outlook">Null before the check.</param>
public sealed record PhaseFormView(PhaseForm Input, PhaseOutlook? Outlook, bool NeedsReason, int CampaignId);
