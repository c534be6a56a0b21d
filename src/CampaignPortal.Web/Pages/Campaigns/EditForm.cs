using CampaignPortal.Domain.Campaigns;
using FluentValidation;

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
        Begins = WordedDateForm.Of(campaign.Outline.Begins, campaign.Year),
        Ends = WordedDateForm.Of(campaign.Outline.Ends, campaign.Year),
        ParentCampaignId = campaign.Outline.ParentCampaignId,
        HigherCampaign = campaign.Outline.HigherCampaign,
        OfficeUnitId = campaign.Outline.OfficeUnitId,
        OfficeStanding = campaign.Outline.OfficeStanding,
    };

    public CampaignOutline ToOutline(int year) => new()
    {
        Purpose = Purpose,
        Level = Level,
        Begins = Begins.Read(year),
        Ends = Ends.Read(year),
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
        RuleFor(f => f.Begins).SetValidator(new WordedDateFormValidator());
        RuleFor(f => f.Ends).SetValidator(new WordedDateFormValidator());
    }
}
