using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Pages.Phases;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Resources;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Tasks;

/// <summary>A task of a phase as a person enters it; planning and changing share it.</summary>
public sealed class TaskForm
{
    public Guid Key { get; set; } = Guid.NewGuid();
    public long Version { get; set; }
    public string Title { get; set; } = "";
    public string? Wanted { get; set; }
    public WordedDateForm Due { get; set; } = new();
    public bool IsRolled { get; set; }
    public DutyEvidence Evidence { get; set; } = DutyEvidence.Words;
    public bool NeedsCheck { get; set; }
    public IList<UnitKind> UnitKinds { get; set; } = [];
    public IList<string> Categories { get; set; } = [];
    public int? RecipientId { get; set; }
    public int? OtherRecipientId { get; set; }
    public string? Reason { get; set; }
    public PlanStep Step { get; set; }

    /// <summary>Whether the person has seen the days that will be stored.</summary>
    public bool IsSeen => Step == PlanStep.Save && Due.IsShown;

    public IReadOnlyList<int> Recipients() => [.. new[] { RecipientId, OtherRecipientId }.OfType<int>().Distinct()];

    public static TaskForm Of(PhaseTask task) => new()
    {
        Version = task.Version, Title = task.Title, Wanted = task.Wanted, Due = WordedDateForm.Of(task.Due), IsRolled = task.IsRolled, Evidence = task.Evidence,
        NeedsCheck = task.NeedsCheck, UnitKinds = [.. task.UnitKinds], Categories = [.. task.CategoryCodes],
        RecipientId = task.RecipientUnitIds[0], OtherRecipientId = task.RecipientUnitIds.Count > 1 ? task.RecipientUnitIds[1] : null,
    };

    /// <returns>Null when the day is not understood; the field says so, and its days can be typed in.</returns>
    public TaskPlan? Read(int year, ModelStateDictionary state, IStringLocalizer<Texts> texts)
    {
        var due = Due.Answer(year, "Input.Due", state, texts);
        return due is null ? null : new TaskPlan(Title, Wanted, due, IsRolled, Evidence, NeedsCheck, [.. UnitKinds], [.. Categories], Recipients());
    }
}

public sealed class TaskFormValidator : AbstractValidator<TaskForm>
{
    public TaskFormValidator()
    {
        RuleFor(f => f.Key).NotEmpty();
        RuleFor(f => f.Title).NotEmpty().WithErrorCode("Tasks.Task.Missing").MaximumLength(DutyTerms.TitleMaxLength).WithErrorCode("Phases.TooLong");
        RuleFor(f => f.Wanted).MaximumLength(DutyTerms.WantedMaxLength).WithErrorCode("Phases.TooLong");
        RuleFor(f => f.Due.Wording).NotEmpty().WithErrorCode("Tasks.Due.Missing").MaximumLength(ImpreciseDate.WordingMaxLength).WithErrorCode("Phases.TooLong");
        RuleFor(f => f.Evidence).IsInEnum();
        RuleForEach(f => f.UnitKinds).IsInEnum();
        RuleForEach(f => f.Categories).MaximumLength(Category.CodeMaxLength);
        RuleFor(f => f.RecipientId).NotNull().WithErrorCode("Tasks.Recipient.Missing");
        RuleFor(f => f.Reason).MaximumLength(DutyExtension.ReasonMaxLength).WithErrorCode("Phases.TooLong");
        RuleFor(f => f.Step).IsInEnum();
    }
}

/// <summary>The form's fields with what they offer and, once it was checked, what they will ask.</summary>
public sealed record TaskFormView(
    TaskForm Input, IReadOnlyList<SelectListItem> Units, IReadOnlyList<SelectListItem> Categories, TaskOutlook? Outlook, bool IsLaidOut, int CampaignId)
{
    public IEnumerable<SelectListItem> OtherUnits => Units.Prepend(new SelectListItem("", ""));
}
