using CampaignPortal.Domain.Campaigns;
using FluentValidation;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>A campaign's settings as a person enters them; founding and changing share them.</summary>
public sealed class SettingsForm
{
    public SelfMode SelfMode { get; set; }
    public int StatementWorkingDays { get; set; } = 5;
    public int ConfirmationWorkingDays { get; set; } = 2;
    public Lateness Lateness { get; set; }
    public int LateWorkingDays { get; set; } = 3;

    /// <summary>No default: a plan that is silent must be completed by a person.</summary>
    public LateFacts? FactsAfterDecision { get; set; }

    public AudienceLevel AudienceLevel { get; set; } = AudienceLevel.OwnTotalAndRank;
    public bool AreResponsibleMarksNamed { get; set; }
    public bool ReviewsSheets { get; set; }
    public DeciderKind DeciderKind { get; set; }
    /// <summary>Staff number or name.</summary>
    public string? DeciderPerson { get; set; }
    public string? DeciderBody { get; set; }
    public string? SmallOfficeException { get; set; }

    public static SettingsForm Of(CampaignSettings settings, string? deciderPerson) => new()
    {
        SelfMode = settings.SelfMode,
        StatementWorkingDays = settings.StatementWorkingDays,
        ConfirmationWorkingDays = settings.ConfirmationWorkingDays,
        Lateness = settings.Lateness,
        LateWorkingDays = settings.LateWorkingDays,
        FactsAfterDecision = settings.FactsAfterDecision,
        AudienceLevel = settings.AudienceLevel,
        AreResponsibleMarksNamed = settings.AreResponsibleMarksNamed,
        ReviewsSheets = settings.ReviewsSheets,
        DeciderKind = settings.DeciderKind,
        DeciderPerson = deciderPerson,
        DeciderBody = settings.DeciderBody,
        SmallOfficeException = settings.SmallOfficeException,
    };

    public CampaignSettings ToSettings(int? deciderPersonId) => new()
    {
        SelfMode = SelfMode,
        StatementWorkingDays = StatementWorkingDays,
        ConfirmationWorkingDays = ConfirmationWorkingDays,
        Lateness = Lateness,
        LateWorkingDays = LateWorkingDays,
        FactsAfterDecision = FactsAfterDecision,
        AudienceLevel = AudienceLevel,
        AreResponsibleMarksNamed = AreResponsibleMarksNamed,
        ReviewsSheets = ReviewsSheets,
        DeciderKind = DeciderKind,
        DeciderPersonId = DeciderKind == DeciderKind.Person ? deciderPersonId : null,
        DeciderBody = DeciderKind == DeciderKind.Body ? DeciderBody : null,
        SmallOfficeException = SmallOfficeException,
    };
}

public sealed class SettingsFormValidator : AbstractValidator<SettingsForm>
{
    public SettingsFormValidator()
    {
        RuleFor(f => f.StatementWorkingDays).InclusiveBetween(1, CampaignSettings.MaxWorkingDays).WithErrorCode("Campaigns.Settings.Days");
        RuleFor(f => f.ConfirmationWorkingDays).InclusiveBetween(1, CampaignSettings.MaxWorkingDays).WithErrorCode("Campaigns.Settings.Days");
        RuleFor(f => f.LateWorkingDays).InclusiveBetween(1, CampaignSettings.MaxWorkingDays).WithErrorCode("Campaigns.Settings.Days");
        RuleFor(f => f.FactsAfterDecision).NotNull().WithErrorCode("Campaigns.Settings.FactsAfterDecision.Missing");
        RuleFor(f => f.DeciderPerson).NotEmpty().When(f => f.DeciderKind == DeciderKind.Person).WithErrorCode("Campaigns.Settings.DeciderPerson.Missing");
        RuleFor(f => f.DeciderBody).NotEmpty().When(f => f.DeciderKind == DeciderKind.Body).WithErrorCode("Campaigns.Settings.DeciderBody.Missing");
        RuleFor(f => f.DeciderBody).MaximumLength(CampaignSettings.BodyMaxLength);
        RuleFor(f => f.SmallOfficeException).MaximumLength(CampaignSettings.ExceptionMaxLength);
    }
}
