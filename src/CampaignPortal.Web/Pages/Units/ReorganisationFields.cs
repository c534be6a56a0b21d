using CampaignPortal.Domain.Organisation;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Units;

/// <summary>What every form that changes the unit tree asks.</summary>
public abstract class ReorganisationFields
{
    /// <summary>Made when the form is opened, so that it drafts once however often it is sent.</summary>
    public Guid Key { get; set; }

    /// <summary>First day on which it holds.</summary>
    public DateOnly? From { get; set; }

    public string Basis { get; set; } = "";

    public ReorganisationTerms TermsFor(string about, CampaignCourse course = CampaignCourse.CarryOn) => new(Key, From!.Value, Basis, about, course);

    public void Begin(DateOnly today) => (Key, From) = (Guid.NewGuid(), today);
}

public sealed class ReorganisationFieldsValidator : AbstractValidator<ReorganisationFields>
{
    public ReorganisationFieldsValidator()
    {
        RuleFor(f => f.Key).NotEmpty();
        RuleFor(f => f.From).NotNull().WithErrorCode("Units.Change.From.Missing");
        RuleFor(f => f.Basis).NotEmpty().WithErrorCode("Units.Change.Basis.Missing").MaximumLength(Reorganisation.BasisMaxLength);
    }
}
