namespace CampaignPortal.Web.Pages.Shared;

/// <summary>Numbered pages of a bounded list, with the search they belong to.</summary>
public sealed record PagesView(int Number, int Count, string? Search);
