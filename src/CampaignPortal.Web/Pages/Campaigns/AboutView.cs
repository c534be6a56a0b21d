using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Operations.Campaigns;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>What a campaign is, as its own page and its administrator's page show it.</summary>
public sealed record AboutView(Campaign Campaign, CampaignPortrait Portrait);
