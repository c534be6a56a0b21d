namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>One item on the sheet of a campaign.</summary>
public sealed record ItemRow(int CampaignId, DetailsModel.ItemView Item, bool MayEdit);
