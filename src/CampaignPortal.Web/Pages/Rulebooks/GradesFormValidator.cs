using FluentValidation;
using FluentValidation.Results;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>What is wrong with a row by itself; what is wrong between rows the check of the scheme says.</summary>
public sealed class GradesFormValidator : AbstractValidator<GradesForm>
{
    private const int NameMaxLength = 200;
    private const decimal MostPoints = 999_999m;
    private const decimal MostPercent = 100m;
    private const int MostSeats = 1_000_000;

    public GradesFormValidator()
    {
        RuleForEach(f => f.Bands).Where(b => !b.IsEmpty).ChildRules(row =>
        {
            Common(row);
            row.RuleFor(r => r.From).Must(IsPoints).WithErrorCode("Rulebooks.Grades.Points.Wrong");
        });
        RuleForEach(f => f.Lists).Where(l => !l.IsEmpty).ChildRules(row =>
        {
            Common(row);
            row.RuleFor(r => r.Points).Must(IsPoints).WithErrorCode("Rulebooks.Grades.Points.Wrong");
            row.RuleFor(r => r.Kind).NotEqual(SeatsKind.None).WithErrorCode("Rulebooks.Grades.Kind.Missing");
            row.RuleFor(r => r.Order).IsInEnum();
        });
        RuleFor(f => f).Custom((form, context) =>
        {
            foreach (var (index, row) in form.Lists.Index().Where(l => l.Item.Grade is not (null or GradesForm.AsWritten) && form.Bands.ElementAtOrDefault(l.Item.Grade.Value - 1)?.IsEmpty != false))
            {
                context.AddFailure(new ValidationFailure($"{nameof(GradesForm.Lists)}[{index}].{nameof(row.Grade)}", "") { ErrorCode = "Rulebooks.Grades.Grade.Wrong" });
            }
        });
    }

    private static void Common<T>(AbstractValidator<T> row)
        where T : GradesForm.Row
    {
        row.RuleFor(r => r.Name).NotEmpty().WithErrorCode("Rulebooks.Grades.Name.Missing").MaximumLength(NameMaxLength).WithErrorCode("Rulebooks.Grades.Name.TooLong");
        row.RuleFor(r => r.Kind).IsInEnum();
        row.RuleFor(r => r.Round).IsInEnum();
        row.RuleFor(r => r.Rank).InclusiveBetween(1, MostSeats).WithErrorCode("Rulebooks.Grades.Whole.Wrong");
        row.RuleFor(r => r.Amount).Must(a => a > 0 && a <= MostPercent && decimal.Round(a.Value, 2) == a).When(r => r.Kind == SeatsKind.Share).WithErrorCode("Rulebooks.Grades.Share.Wrong");
        row.RuleFor(r => r.Amount).Must(a => a >= 1 && a <= MostSeats && decimal.Truncate(a.Value) == a).When(r => r.Kind == SeatsKind.Seats).WithErrorCode("Rulebooks.Grades.Whole.Wrong");
        row.RuleFor(r => r.Amount).Null().When(r => r.Kind == SeatsKind.None).WithErrorCode("Rulebooks.Grades.Amount.Idle");
    }

    private static bool IsPoints(decimal? points) => points is null || (Math.Abs(points.Value) <= MostPoints && decimal.Round(points.Value, 4) == points);
}
