using CampaignPortal.Domain.Scoring;
using FluentValidation;
using FluentValidation.Results;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>What is wrong with a row by itself; what is wrong between rows the check of the scheme says.</summary>
public sealed class ChannelsFormValidator : AbstractValidator<ChannelsForm>
{
    private const decimal SmallestBase = 1m;
    private const decimal MostPercent = 100m;
    private const decimal MostParts = 1_000_000m;
    private const int NameMaxLength = 200;
    private const int MostScores = 1_000_000;
    private const decimal MostPoints = 999_999m;

    public ChannelsFormValidator()
    {
        RuleFor(f => f.Base).NotNull().GreaterThanOrEqualTo(SmallestBase).WithErrorCode("Rulebooks.Bounds.Base.Wrong");
        RuleFor(f => f.BonusCap).GreaterThanOrEqualTo(0).WithErrorCode("Rulebooks.Item.NotNegative");
        RuleFor(f => f.Max).GreaterThanOrEqualTo(f => f.Base).WithErrorCode("Rulebooks.Bounds.Max.Wrong");
        RuleFor(f => f.Min).LessThanOrEqualTo(f => f.Base).WithErrorCode("Rulebooks.Bounds.Min.Wrong");
        RuleFor(f => f.Channels).Must(rows => rows.Any(r => r.IsUsed)).WithErrorCode("Rulebooks.Channels.NoneUsed");
        RuleForEach(f => f.Groups).Where(g => !g.IsEmpty).ChildRules(row =>
        {
            row.RuleFor(g => g.Name).NotEmpty().WithErrorCode("Rulebooks.Grades.Name.Missing").MaximumLength(NameMaxLength).WithErrorCode("Rulebooks.Grades.Name.TooLong");
            row.RuleFor(g => g.Empty).Must(e => e is EmptyChannel.Block or EmptyChannel.Reweight or EmptyChannel.Zero).WithErrorCode("Validation.Value");
        });
        RuleForEach(f => f.Channels).ChildRules(row => row.RuleForEach(r => r.Limits).Where(l => !l.IsEmpty).ChildRules(limit =>
        {
            limit.RuleFor(l => l.From).Must(p => p is null || (p >= 0 && p <= MostPoints && decimal.Round(p.Value, 4) == p)).WithErrorCode("Rulebooks.Channels.Limit.Points.Wrong");
            limit.RuleFor(l => l.To).Must((l, p) => p is null || (p > (l.From ?? 0) && p <= MostPoints && decimal.Round(p.Value, 4) == p)).WithErrorCode("Rulebooks.Channels.Limit.To.Wrong");
            limit.RuleFor(l => l.AtMost).InclusiveBetween(0, MostScores).WithErrorCode("Rulebooks.Channels.Limit.Number.Wrong");
            limit.RuleFor(l => l.AtMost).Must((l, _) => l.HasNumber).WithErrorCode("Rulebooks.Channels.Limit.Number.Missing");
            limit.RuleFor(l => l.AtMostPercent).Must(p => p is null || (p >= 0 && p <= MostPercent && decimal.Round(p.Value, 2) == p)).WithErrorCode("Rulebooks.Grades.Share.Wrong");
            limit.RuleFor(l => l.AtLeast).InclusiveBetween(1, MostScores).WithErrorCode("Rulebooks.Channels.Limit.Number.Wrong");
        }));
        RuleFor(f => f).Custom((form, context) =>
        {
            foreach (var (field, code) in WrongWeights(form).Concat(WrongGroups(form)))
            {
                context.AddFailure(new ValidationFailure(field, "") { ErrorCode = code });
            }
        });
    }

    private static IEnumerable<(string Field, string Code)> WrongWeights(ChannelsForm form)
    {
        var (most, wrong) = form.IsByParts ? (MostParts, "Rulebooks.Channels.Parts.Wrong") : (MostPercent, "Rulebooks.Channels.Weight.Wrong");
        return form.Channels.Index().Where(c => !IsWeight(c.Item.Weight)).Select(c => ($"{nameof(form.Channels)}[{c.Index}].{nameof(c.Item.Weight)}", wrong))
            .Concat(form.Groups.Index().Where(g => !g.Item.IsEmpty && !IsWeight(g.Item.Weight)).Select(g => ($"{nameof(form.Groups)}[{g.Index}].{nameof(g.Item.Weight)}", wrong)));

        bool IsWeight(decimal? weight) => weight >= 0 && weight <= most && decimal.Round(weight.Value, 2) == weight;
    }

    private static IEnumerable<(string Field, string Code)> WrongGroups(ChannelsForm form) =>
        form.Channels.Index().Where(c => c.Item.Group is not null && form.GroupOf(c.Item) is null)
            .Select(c => ($"{nameof(form.Channels)}[{c.Index}].{nameof(c.Item.Group)}", "Rulebooks.Channels.Group.Wrong"));
}
