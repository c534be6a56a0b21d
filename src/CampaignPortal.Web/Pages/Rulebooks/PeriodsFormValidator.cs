using CampaignPortal.Domain.Scoring;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>What is wrong with a row by itself; what is wrong between rows the check of the scheme says.</summary>
public sealed class PeriodsFormValidator : AbstractValidator<PeriodsForm>
{
    private const int NameMaxLength = 200;
    private const int MostPeriods = 366;
    private const decimal MostPercent = 100m;

    public PeriodsFormValidator() => RuleForEach(f => f.Rows).Where(r => !r.IsEmpty).ChildRules(row =>
    {
        row.RuleFor(r => r.Kind).Must(k => k is not null && Scheme.IsCode(k)).WithErrorCode("Rulebooks.Periods.Kind.Missing");
        row.RuleFor(r => r.Parent).Must((r, p) => string.IsNullOrEmpty(p) ? !r.HasRest : Scheme.IsCode(p)).WithErrorCode("Rulebooks.Periods.Parent.Missing");
        row.When(r => !string.IsNullOrEmpty(r.Parent), () => Reduced(row));
    });

    private static void Reduced(InlineValidator<PeriodsForm.Row> row)
    {
        row.RuleFor(r => r.By).IsInEnum();
        row.RuleFor(r => r.Missing).IsInEnum();
        row.RuleFor(r => r.ShortService).IsInEnum();
        row.RuleFor(r => r.ShortService).Equal(ShortService.AsIs).When(r => r.By != PeriodOperator.Sum).WithErrorCode("Rulebooks.Periods.ShortService.Idle");
        row.RuleFor(r => r.Count).Must(IsCount).When(r => r.By != PeriodOperator.Weighted).WithErrorCode("Rulebooks.Periods.Count.Wrong");
        row.RuleFor(r => r.Count).Must((r, c) => c is null || c == r.Ratios?.Count).When(r => r.By == PeriodOperator.Weighted).WithErrorCode("Rulebooks.Periods.Count.Idle");
        row.RuleFor(r => r.Best).Must(IsCount).When(r => r.By == PeriodOperator.BestMean).WithErrorCode("Rulebooks.Periods.Count.Wrong");
        row.RuleFor(r => r.Best).Null().When(r => r.By != PeriodOperator.BestMean).WithErrorCode("Rulebooks.Periods.Best.Idle");
        row.RuleFor(r => r.Weights).Must((r, _) => r.Ratios is { Count: > 0 and <= MostPeriods } weights && weights.All(IsRatio)).When(r => r.By == PeriodOperator.Weighted).WithErrorCode("Rulebooks.Periods.Weights.Wrong");
        row.RuleFor(r => r.Weights).Must(string.IsNullOrWhiteSpace).When(r => r.By != PeriodOperator.Weighted).WithErrorCode("Rulebooks.Periods.Weights.Idle");
        row.RuleFor(r => r.SharePercent).Must(s => s is null || IsRatio(s.Value / MostPercent)).WithErrorCode("Rulebooks.Periods.Share.Wrong");
        row.RuleFor(r => r.MinServed).Must(m => m is null || IsCount(m)).WithErrorCode("Rulebooks.Periods.Count.Wrong");
        row.RuleFor(r => r.Max).Must(m => m is null || (m >= 0 && Domain.Shared.Points.IsStorable(m.Value))).WithErrorCode("Rulebooks.EditGroup.Cap.Wrong");
        row.RuleFor(r => r.Min).Must(m => m is null || Domain.Shared.Points.IsStorable(m.Value)).WithErrorCode("Rulebooks.Grades.Points.Wrong");
        row.RuleForEach(r => r.Extras).Where(e => !e.IsEmpty).ChildRules(Ranged);
        row.RuleForEach(r => r.Adjustments).Where(a => !a.IsEmpty).ChildRules(Ranged);
    }

    private static void Ranged(InlineValidator<PeriodsForm.RangeRow> row)
    {
        row.RuleFor(r => r.Code).Must(c => string.IsNullOrEmpty(c) || Scheme.IsCode(c)).WithErrorCode("Rulebooks.Item.Code.Wrong");
        row.RuleFor(r => r.Name).NotEmpty().WithErrorCode("Rulebooks.Grades.Name.Missing").MaximumLength(NameMaxLength).WithErrorCode("Rulebooks.Grades.Name.TooLong");
        row.RuleFor(r => r.NameEn).MaximumLength(NameMaxLength).WithErrorCode("Rulebooks.Grades.Name.TooLong");
        row.RuleFor(r => r.From).Must(p => p is { } from && Domain.Shared.Points.IsStorable(from)).WithErrorCode("Rulebooks.Grades.Points.Wrong");
        row.RuleFor(r => r.To).Must((r, p) => p is { } to && to >= r.From && Domain.Shared.Points.IsStorable(to)).WithErrorCode("Rulebooks.Periods.To.Wrong");
        row.RuleFor(r => r.Cap).Must(c => c is null || (c >= 0 && Domain.Shared.Points.IsStorable(c.Value))).WithErrorCode("Rulebooks.EditGroup.Cap.Wrong");
    }

    private static bool IsCount(int? count) => count is >= 1 and <= MostPeriods;

    private static bool IsRatio(decimal ratio) => ratio is >= 0 and <= 1 && decimal.Round(ratio, 4) == ratio;
}
