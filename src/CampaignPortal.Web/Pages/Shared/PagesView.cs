using CampaignPortal.Web.Data;

namespace CampaignPortal.Web.Pages.Shared;

/// <summary>Numbered pages of a bounded list, with the search and the filters they belong to.</summary>
public sealed record PagesView(int Number, int Count, string? Search = null)
{
    /// <summary>Query parameters beside the search, kept from page to page.</summary>
    public IDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static PagesView Of(IPageOfList page, string? search = null) => new(page.Number, page.Count, search);
}
