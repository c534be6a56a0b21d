using System.Linq.Expressions;
using CampaignPortal.Domain.Scoring;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>What is wrong with a gate by itself; what it names and there is not the check of the scheme says.</summary>
public sealed class GateFormValidator : AbstractValidator<GateForm>
{
    private const int BasisMaxLength = 2000;

    public GateFormValidator()
    {
        Include(new ConditionedFormValidator<GateForm>());
        RuleFor(f => f.Basis).MaximumLength(BasisMaxLength);
        RuleFor(f => f.Forward).InclusiveBetween(0, ConditionRowValidator.MostPeriods);
        RuleFor(f => f.ForUnit).Must((f, isTicked) => isTicked || f.ForPeople || f.ForLeaders).WithErrorCode("Rulebooks.EditGate.Scope.Missing");
        RuleFor(f => f.When).Must(rows => rows.Any(r => !r.IsEmpty)).OverridePropertyName("When[0].By").WithErrorCode("Rulebooks.EditGate.When.Missing");
        RuleFor(f => f.Effects).Must(rows => rows.Any(r => !r.IsEmpty)).OverridePropertyName("Effects[0].Kind").WithErrorCode("Rulebooks.EditGate.Effects.Missing");
        RuleForEach(f => f.When).ChildRules(row => row.RuleFor(r => r.WithThis).Equal(false).WithErrorCode("Rulebooks.Condition.Idle"));
        RuleForEach(f => f.Effects).Where(e => !e.IsEmpty).SetValidator(new EffectRowValidator());
    }
}

/// <summary>What is wrong with a consequence by itself.</summary>
public sealed class ConsequenceFormValidator : AbstractValidator<ConsequenceForm>
{
    public ConsequenceFormValidator()
    {
        Include(new ConditionedFormValidator<ConsequenceForm>());
        RuleForEach(f => f.When).ChildRules(row =>
        {
            row.RuleFor(r => r.By).NotEqual(ConditionKind.Recorded).WithErrorCode("Rulebooks.EditConsequence.Recorded");
            row.RuleFor(r => r.WithThis).Equal(false).When(r => !r.AsksPast).WithErrorCode("Rulebooks.Condition.Idle");
        });
    }
}

/// <summary>What both have.</summary>
public sealed class ConditionedFormValidator<T> : AbstractValidator<T>
    where T : ConditionedForm
{
    private const int NameMaxLength = 200;

    public ConditionedFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().WithErrorCode("Rulebooks.Item.Name.Missing").MaximumLength(NameMaxLength);
        RuleFor(f => f.NameEn).MaximumLength(NameMaxLength);
        RuleForEach(f => f.When).Where(w => !w.IsEmpty).SetValidator(new ConditionRowValidator());
    }
}

/// <summary>Every field that the kind asks is there, and no other.</summary>
public sealed class ConditionRowValidator : AbstractValidator<ConditionRow>
{
    internal const int MostPeriods = 120;
    private const int MostPlaces = 1_000_000;

    public ConditionRowValidator()
    {
        RuleFor(r => r.By).NotNull().WithErrorCode("Rulebooks.Condition.By.Missing").IsInEnum();
        When(r => r.By is not null, () =>
        {
            this.Asks(r => r.Channel, r => r.AsksChannel, Scheme.IsCode);
            this.Asks(r => r.Item, r => r.AsksItem, Scheme.IsCode);
            this.Asks(r => r.Comparison, r => r.AsksLimit);
            this.Asks(r => r.Number, r => r.AsksLimit);
            this.Asks(r => r.Past, r => r.AsksPast);
            this.Asks(r => r.OtherList, r => r.AsksOtherList, code => Scheme.IsCode(code.Trim()));
            this.Asks(r => r.Places, r => r.AsksPlaces);
            this.Asks(r => r.Periods, r => r.AsksPast);
            RuleFor(r => r.Cause).Empty().When(r => !r.AsksCause).WithErrorCode("Rulebooks.Condition.Idle");
        });
        RuleFor(r => r.Cause).Must((r, _) => r.IsCauseOfItem).When(r => r.AsksCause).WithErrorCode("Rulebooks.Condition.Cause.Wrong");
        RuleFor(r => r.Past).Must((r, _) => r.PastKind is not null && (r.PastCode.Length == 0 ? r.AsksPlaces || r.AsksOtherList : Scheme.IsCode(r.PastCode)))
            .When(r => r.AsksPast && r.Past is not null).WithErrorCode("Validation.Value");
        RuleFor(r => r.Comparison).IsInEnum();
        RuleFor(r => r.Places).InclusiveBetween(1, MostPlaces);
        RuleFor(r => r.Periods).InclusiveBetween(1, MostPeriods);
    }
}

/// <inheritdoc cref="ConditionRowValidator"/>
public sealed class EffectRowValidator : AbstractValidator<EffectRow>
{
    private const int OtherListsMaxLength = 1000;

    public EffectRowValidator()
    {
        RuleFor(r => r.Kind).NotNull().WithErrorCode("Rulebooks.Effect.Kind.Missing").IsInEnum();
        When(r => r.Kind is not null, () =>
        {
            this.Asks(r => r.Grade, r => r.AsksGrade, Scheme.IsCode);
            this.Asks(r => r.Consequence, r => r.AsksConsequence, Scheme.IsCode);
            this.Asks(r => r.Back, r => r.AsksBack);
            RuleFor(r => r.OtherLists).Empty().When(r => !r.AsksLists).WithErrorCode("Rulebooks.Condition.Idle");
            RuleFor(r => r.Kind).Must((r, _) => r.AsksLists || !r.NamesLists).WithErrorCode("Rulebooks.Effect.Lists.Idle");
        });
        RuleFor(r => r.OtherLists).MaximumLength(OtherListsMaxLength).Must((r, _) => r.OtherCodes.All(Scheme.IsCode)).WithErrorCode("Rulebooks.Effect.OtherLists.Wrong");
        RuleFor(r => r.Kind).Must((r, _) => r.Lists.Keys.All(Scheme.IsCode)).WithErrorCode("Validation.Value");
        RuleFor(r => r.Back).InclusiveBetween(1, ConditionRowValidator.MostPeriods);
    }
}

internal static class AskedFields
{
    /// <summary>There where the kind asks it and empty where it does not.</summary>
    public static void Asks<T, TField>(this AbstractValidator<T> row, Expression<Func<T, TField?>> field, Func<T, bool> isAsked)
    {
        row.RuleFor(field).NotEmpty().WithErrorCode("Rulebooks.Condition.Missing").When(isAsked);
        row.RuleFor(field).Empty().WithErrorCode("Rulebooks.Condition.Idle").When(r => !isAsked(r));
    }

    /// <summary>As above, and no other than what may stand there.</summary>
    /// <param name="isWritten">Whether what is there can be what is asked.</param>
    public static void Asks<T>(this AbstractValidator<T> row, Expression<Func<T, string?>> field, Func<T, bool> isAsked, Func<string, bool> isWritten)
    {
        row.Asks(field, isAsked);
        row.RuleFor(field).Must(f => string.IsNullOrEmpty(f) || isWritten(f)).WithErrorCode("Validation.Value").When(isAsked);
    }
}
