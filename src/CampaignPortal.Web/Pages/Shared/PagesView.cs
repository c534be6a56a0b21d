using CampaignPortal.Web.Data;

namespace CampaignPortal.Web.Pages.Shared;

/// <summary>Numbered pages of a bounded list, with the search they belong to.</summary>
public sealed record PagesView(int Number, int Count, string? Search = null)
{
    public static PagesView Of(IPageOfList page, string? search = null) => new(page.Number, page.Count, search);
}
