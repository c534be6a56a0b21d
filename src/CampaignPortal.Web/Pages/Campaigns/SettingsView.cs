namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>The settings' fields with what their drop-downs offer; its one property gives the fields the names of the page's form.</summary>
public sealed record SettingsView(SettingsForm Input, SettingsChoices Choices);
