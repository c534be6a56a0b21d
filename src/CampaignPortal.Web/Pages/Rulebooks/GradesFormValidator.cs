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
    private const int MostPeriods = 120;
    private const int CodeMaxLength = 64;

    public GradesFormValidator()
    {
        RuleForEach(f => f.Bands).Where(b => !b.IsEmpty).ChildRules(row =>
        {
            Common(row);
            row.RuleFor(r => r.From).Must(IsPoints).WithErrorCode("Rulebooks.Grades.Points.Wrong");
            row.RuleFor(r => r.To).Must(IsPoints).WithErrorCode("Rulebooks.Grades.Points.Wrong");
        });
        RuleForEach(f => f.Lists).Where(l => !l.IsEmpty).ChildRules(row =>
        {
            Common(row);
            row.RuleFor(r => r.Points).Must(IsPoints).WithErrorCode("Rulebooks.Grades.Points.Wrong");
            row.RuleFor(r => r.Kind).NotEqual(SeatsKind.None).WithErrorCode("Rulebooks.Grades.Kind.Missing");
            row.RuleFor(r => r.PerParent).InclusiveBetween(1, MostSeats).WithErrorCode("Rulebooks.Grades.Whole.Wrong");
            row.RuleFor(r => r.Shortlist).InclusiveBetween(1, MostSeats).WithErrorCode("Rulebooks.Grades.Whole.Wrong");
            row.RuleFor(r => r.EarlierWithin).NotNull().InclusiveBetween(1, MostPeriods).When(r => r.EarlierList is not null).WithErrorCode("Rulebooks.Grades.Earlier.Wrong");
            row.RuleFor(r => r.EarlierTimes).Must((r, times) => times >= 1 && times <= (r.EarlierWithin ?? MostPeriods)).When(r => r.EarlierList is not null).WithErrorCode("Rulebooks.Grades.Earlier.Wrong");
        });
        RuleFor(f => f).Custom((form, context) =>
        {
            foreach (var (index, row) in form.Lists.Index())
            {
                Missing(context, index, nameof(row.Grade), row.Grade, form.Bands);
                Missing(context, index, nameof(row.OtherList), row.OtherList, form.Lists);
                Missing(context, index, nameof(row.EarlierList), row.EarlierList, form.Lists);
            }
        });
    }

    /// <summary>What a list asks for must be one of the rows that are filled in.</summary>
    private static void Missing<T>(ValidationContext<GradesForm> context, int list, string field, int? named, IList<T> rows)
        where T : GradesForm.Row
    {
        if (named is not (null or GradesForm.AsWritten) && rows.ElementAtOrDefault(named.Value - 1)?.IsEmpty != false)
        {
            context.AddFailure(new ValidationFailure($"{nameof(GradesForm.Lists)}[{list}].{field}", "") { ErrorCode = $"Rulebooks.Grades.{(field == nameof(GradesForm.ListRow.Grade) ? field : "List")}.Wrong" });
        }
    }

    private static void Common<T>(AbstractValidator<T> row)
        where T : GradesForm.Row
    {
        row.RuleFor(r => r.Name).NotEmpty().WithErrorCode("Rulebooks.Grades.Name.Missing").MaximumLength(NameMaxLength).WithErrorCode("Rulebooks.Grades.Name.TooLong");
        row.RuleFor(r => r.Kind).IsInEnum();
        row.RuleFor(r => r.Round).IsInEnum();
        row.RuleFor(r => r.Order).IsInEnum();
        row.RuleFor(r => r.Base).IsInEnum();
        row.RuleFor(r => r.AtLimit).IsInEnum();
        row.RuleFor(r => r.PoolBelow).InclusiveBetween(2, MostSeats).WithErrorCode("Rulebooks.Grades.PoolBelow.Wrong");
        row.RuleFor(r => r.Categories).Must(c => c.Any(s => s.Seats is not null)).When(r => r.Kind == SeatsKind.PerCategory).WithErrorCode("Rulebooks.Grades.Categories.Missing");
        row.RuleForEach(r => r.Categories).ChildRules(c =>
        {
            c.RuleFor(s => s.Seats).InclusiveBetween(1, MostSeats).WithErrorCode("Rulebooks.Grades.Whole.Wrong");
            c.RuleFor(s => s.Category).NotEmpty().MaximumLength(CodeMaxLength);
        });
        row.RuleFor(r => r.Rank).InclusiveBetween(1, MostSeats).WithErrorCode("Rulebooks.Grades.Whole.Wrong");
        row.RuleFor(r => r.Amount).Must(a => a > 0 && a <= MostPercent && decimal.Round(a.Value, 2) == a).When(r => r.Kind == SeatsKind.Share).WithErrorCode("Rulebooks.Grades.Share.Wrong");
        row.RuleFor(r => r.Amount).Must(a => a >= 1 && a <= MostSeats && decimal.Truncate(a.Value) == a).When(r => r.Kind == SeatsKind.Seats).WithErrorCode("Rulebooks.Grades.Whole.Wrong");
        row.RuleFor(r => r.Amount).Null().When(r => r.Kind is SeatsKind.None).WithErrorCode("Rulebooks.Grades.Amount.Idle");
    }

    private static bool IsPoints(decimal? points) => points is null || (Math.Abs(points.Value) <= MostPoints && decimal.Round(points.Value, 4) == points);
}
