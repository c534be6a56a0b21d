using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>A goal as a person enters it; adding and revising share it.</summary>
public sealed class GoalForm
{
    /// <summary>0 for a goal that is not there yet.</summary>
    public long Version { get; set; }

    public string Text { get; set; } = "";
    public string Target { get; set; } = "";
    public decimal? Figure { get; set; }
    public string? Measure { get; set; }

    public static GoalForm Of(Goal goal) => new() { Text = goal.Text, Target = goal.Target, Figure = goal.Figure, Measure = goal.Measure };

    public GoalText ToText() => new(Text, Target, Figure, Measure);
}

public sealed class GoalFormValidator : AbstractValidator<GoalForm>
{
    public GoalFormValidator()
    {
        RuleFor(f => f.Text).NotEmpty().WithErrorCode("Campaigns.Goals.Text.Missing").MaximumLength(Goal.TextMaxLength);
        RuleFor(f => f.Target).NotEmpty().WithErrorCode("Campaigns.Goals.Target.Missing").MaximumLength(Goal.TextMaxLength);
        RuleFor(f => f.Figure).Must(f => f is null || Points.IsStorable(f.Value)).WithErrorCode("Campaigns.Goals.Figure.Range");
        RuleFor(f => f.Measure).MaximumLength(Goal.MeasureMaxLength);
    }
}
