using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Resources;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>What a campaign is, as a person enters it.</summary>
public sealed class EditForm
{
    public long Version { get; set; }
    public string Name { get; set; } = "";
    public string? Theme { get; set; }
    public string? Purpose { get; set; }
    public string? Level { get; set; }
    public WordedDateForm Begins { get; set; } = new();
    public WordedDateForm Ends { get; set; } = new();
    public int? ParentCampaignId { get; set; }
    public string? HigherCampaign { get; set; }
    public int? OfficeUnitId { get; set; }

    /// <summary>No default: a plan that is silent must be completed by a person.</summary>
    public OfficeStanding? OfficeStanding { get; set; }

    public static EditForm Of(Campaign campaign) => new()
    {
        Name = campaign.Name,
        Theme = campaign.Theme,
        Purpose = campaign.Outline.Purpose,
        Level = campaign.Outline.Level,
        Begins = WordedDateForm.Of(campaign.Outline.Begins),
        Ends = WordedDateForm.Of(campaign.Outline.Ends),
        ParentCampaignId = campaign.Outline.ParentCampaignId,
        HigherCampaign = campaign.Outline.HigherCampaign,
        OfficeUnitId = campaign.Outline.OfficeUnitId,
        OfficeStanding = campaign.Outline.OfficeStanding,
    };

    /// <returns>With a date missing where its wording is not understood; the field says so, and its days can be typed in.</returns>
    public CampaignOutline Read(int year, ModelStateDictionary state, IStringLocalizer<Texts> texts) => new()
    {
        Purpose = Purpose,
        Level = Level,
        Begins = Begins.IsBlank ? null : Begins.Answer(year, "Input.Begins", state, texts),
        Ends = Ends.IsBlank ? null : Ends.Answer(year, "Input.Ends", state, texts),
        ParentCampaignId = ParentCampaignId,
        HigherCampaign = HigherCampaign,
        OfficeUnitId = OfficeUnitId,
        OfficeStanding = OfficeStanding,
    };
}

public sealed class EditFormValidator : AbstractValidator<EditForm>
{
    public EditFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().WithErrorCode("Campaigns.Name.Missing").MaximumLength(Campaign.NameMaxLength);
        RuleFor(f => f.Theme).MaximumLength(Campaign.ThemeMaxLength);
        RuleFor(f => f.Purpose).MaximumLength(CampaignOutline.PurposeMaxLength);
        RuleFor(f => f.Level).MaximumLength(CampaignOutline.LevelMaxLength);
        RuleFor(f => f.HigherCampaign).MaximumLength(CampaignOutline.HigherCampaignMaxLength);
        RuleFor(f => f.HigherCampaign).Empty().When(f => f.ParentCampaignId is not null).WithErrorCode("Campaigns.Edit.Parent.Both");
        RuleFor(f => f.OfficeStanding).NotNull().When(f => f.OfficeUnitId is not null).WithErrorCode("Campaigns.Edit.OfficeStanding.Missing");
        RuleFor(f => f.OfficeUnitId).NotNull().When(f => f.OfficeStanding is not null).WithErrorCode("Campaigns.Edit.Office.Missing");
        RuleFor(f => f.Begins.Wording).MaximumLength(ImpreciseDate.WordingMaxLength).WithErrorCode("Phases.TooLong");
        RuleFor(f => f.Ends.Wording).MaximumLength(ImpreciseDate.WordingMaxLength).WithErrorCode("Phases.TooLong");
    }
}
