using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Rulebooks;

public sealed class ItemFormValidator : AbstractValidator<ItemForm>
{
    private const int NameMaxLength = 200;
    private const int BasisMaxLength = 2000;

    public ItemFormValidator()
    {
        RuleFor(f => f.Code).Must(c => Scheme.IsCode(c.Trim())).WithErrorCode("Rulebooks.Item.Code.Wrong");
        RuleFor(f => f.Name).NotEmpty().WithErrorCode("Rulebooks.Item.Name.Missing").MaximumLength(NameMaxLength);
        RuleFor(f => f.NameEn).MaximumLength(NameMaxLength);
        RuleFor(f => f.Basis).MaximumLength(BasisMaxLength);
        RuleFor(f => f.Points).NotNull().GreaterThanOrEqualTo(0).When(f => f.Kind.HasPoints).WithErrorCode("Rulebooks.Item.Points.Missing");
        RuleFor(f => f.Cap).GreaterThanOrEqualTo(0).WithErrorCode("Rulebooks.Item.NotNegative");
        RuleFor(f => f.Unknown).IsInEnum();
        RuleFor(f => f.Unknown).Must((f, _) => f.Places.Values.Contains(ItemPlace.Judged)).When(f => f.Kind.IsAnswered && f.Unknown != UnknownPolicy.Refused).WithErrorCode("Rulebooks.Item.Unknown.NotJudged");
        RuleFor(f => f.Places).Must((f, places) => f.Kind.IsCountable || !places.Values.Contains(ItemPlace.Counted)).WithErrorCode("Rulebooks.Item.Places.NotCounted");
        When(f => f.Kind.HasCauses, () =>
        {
            RuleForEach(f => f.Causes).SetValidator(new CauseValidator());
            RuleFor(f => f.Weighing).SetValidator(new WeighingFormValidator());
        });
        RuleFor(f => f.Causes).Must(rows => AreDistinct(rows.Select(r => r.Code))).When(f => f.Kind.HasCauses).WithErrorCode("Rulebooks.Item.CodesTwice");
        When(f => f.Kind == ItemKind.Level, Levels);
        RuleFor(f => f.Step).Must((f, step) => step is null || (step > 0 && decimal.Round(step.Value, 2) == step && f.Points % step == 0)).When(f => f.Kind == ItemKind.Points).WithErrorCode("Rulebooks.Item.Step.Wrong");
        When(f => f.Kind == ItemKind.YesNo, YesNo);
        When(f => f.Kind == ItemKind.Ratio, Rates);
        RuleFor(f => f.Places).Must((f, places) => !f.Kind.IsFromElsewhere || !places.Values.Contains(ItemPlace.Judged)).WithErrorCode("Rulebooks.Item.Places.NotJudged");
        RuleFor(f => f.OutOf).Must(o => o > 0 && Domain.Shared.Points.IsStorable(o.Value)).When(f => f.Kind == ItemKind.Derived).WithErrorCode("Rulebooks.Item.OutOf.Wrong");
        When(f => f.Kind == ItemKind.Rank, PlacesOfOthers);
    }

    private void PlacesOfOthers()
    {
        RuleFor(f => f.Table).Must(AreRising).WithErrorCode("Rulebooks.Item.Table.Wrong");
        RuleFor(f => f.Otherwise).Must((f, otherwise) => otherwise is null || (otherwise <= f.Points && Domain.Shared.Points.IsStorable(otherwise.Value)))
            .WithErrorCode("Rulebooks.Item.Otherwise.Wrong");
    }

    /// <summary>At least one, from the first place down, with points that do not rise and none above the item's.</summary>
    private static bool AreRising(ItemForm form, IList<ItemForm.PlaceRow> rows)
    {
        var table = rows.Where(r => !r.IsEmpty).ToList();
        return table.Count > 0
            && table.TrueForAll(r => r.To >= 1 && r.Points <= form.Points && Domain.Shared.Points.IsStorable(r.Points.Value))
            && table.Zip(table.Skip(1)).All(pair => pair.First.To < pair.Second.To && pair.First.Points >= pair.Second.Points);
    }

    private void Levels()
    {
        RuleForEach(f => f.Levels).Must((f, l) => l.IsEmpty || (!string.IsNullOrWhiteSpace(l.Name) && l.Name.Length <= NameMaxLength && (l.Numbers is not [] || (l.Points >= 0 && l.Points <= f.Points))))
            .WithErrorCode("Rulebooks.Item.Level.Wrong");
        RuleForEach(f => f.Levels).Must((f, l) => l.Numbers is { } values && values.All(v => v <= f.Points && decimal.Round(v, 2) == v)).WithErrorCode("Rulebooks.Item.Level.Values.Wrong");
        RuleForEach(f => f.Levels).Must(l => string.IsNullOrWhiteSpace(l.Code) || Scheme.IsCode(l.Code.Trim())).WithErrorCode("Rulebooks.Item.Code.Wrong");
        RuleFor(f => f.Levels).Must(rows => AreDistinct(rows.Select(r => r.Code))).WithErrorCode("Rulebooks.Item.CodesTwice");
    }

    private void YesNo()
    {
        RuleFor(f => f.PointsYes).NotNull().LessThanOrEqualTo(f => f.Points).WithErrorCode("Rulebooks.Item.YesNo.Wrong");
        RuleFor(f => f.PointsNo).NotNull().LessThanOrEqualTo(f => f.Points).WithErrorCode("Rulebooks.Item.YesNo.Wrong");
    }

    private void Rates()
    {
        RuleFor(f => f.Target).Must(IsPercent).When(f => f.Curve != CurveKind.Banded).WithErrorCode("Rulebooks.Item.Target.Wrong");
        RuleFor(f => f.LossPerPoint).NotNull().GreaterThanOrEqualTo(0).When(f => f.Curve == CurveKind.StepLoss).WithErrorCode("Rulebooks.Item.NotNegative");
        RuleFor(f => f.Below).Must((f, below) => below >= 0 && below <= f.Target && decimal.Round(below.Value, 2) == below).When(f => f.Curve == CurveKind.Threshold)
            .WithErrorCode("Rulebooks.Item.Below.Wrong");
        RuleFor(f => f.BonusPerPoint).NotNull().GreaterThanOrEqualTo(0).When(f => f.Curve == CurveKind.Overshoot).WithErrorCode("Rulebooks.Item.NotNegative");
        RuleFor(f => f.CurveCap).NotNull().GreaterThanOrEqualTo(0).When(f => f.Curve == CurveKind.Overshoot).WithErrorCode("Rulebooks.Item.NotNegative");
        RuleFor(f => f.Bands).Must(AreBands).When(f => f.Curve == CurveKind.Banded).WithErrorCode("Rulebooks.Item.Bands.Wrong");
    }

    /// <summary>At least one, from the highest rate to the lowest, with points that do not rise and none above the item's.</summary>
    private static bool AreBands(ItemForm form, IList<ItemForm.BandRow> rows)
    {
        var bands = rows.Where(b => !b.IsEmpty).ToList();
        return bands.Count > 0
            && bands.TrueForAll(b => b.From >= 0 && decimal.Round(b.From.Value, 2) == b.From && b.Points >= 0 && b.Points <= form.Points)
            && bands.Zip(bands.Skip(1)).All(pair => pair.First.From > pair.Second.From && pair.First.Points >= pair.Second.Points);
    }

    /// <summary>With two decimals, so that the ratio can be stored.</summary>
    private static bool IsPercent(decimal? percent) => percent > 0 && decimal.Round(percent.Value, 2) == percent;

    private static bool AreDistinct(IEnumerable<string?> codes)
    {
        var written = codes.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c!.Trim()).ToList();
        return written.Distinct(StringComparer.Ordinal).Count() == written.Count;
    }

    private sealed class CauseValidator : AbstractValidator<ItemForm.CauseRow>
    {
        public CauseValidator() => When(c => !c.IsEmpty, () =>
        {
            RuleFor(c => c.Code).Must(c => string.IsNullOrWhiteSpace(c) || Scheme.IsCode(c.Trim())).WithErrorCode("Rulebooks.Item.Code.Wrong");
            RuleFor(c => c.Words).NotEmpty().MaximumLength(NameMaxLength).WithErrorCode("Rulebooks.Item.Cause.Words.Missing");
            RuleFor(c => c.From).NotNull().GreaterThanOrEqualTo(0).WithErrorCode("Rulebooks.Item.Cause.From.Missing");
            RuleFor(c => c.To).GreaterThanOrEqualTo(c => c.From).WithErrorCode("Rulebooks.Item.Cause.To.Wrong");
            RuleFor(c => c.Cap).GreaterThanOrEqualTo(0).WithErrorCode("Rulebooks.Item.NotNegative");
        });
    }
}
