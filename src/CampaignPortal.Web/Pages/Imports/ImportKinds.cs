using CampaignPortal.Domain.Imports;

namespace CampaignPortal.Web.Pages.Imports;

/// <summary>What is imported on these pages, as addresses name it.</summary>
internal static class ImportKinds
{
    /// <returns>Null for anything else.</returns>
    public static ImportKind? Of(string kind) => kind switch
    {
        nameof(ImportKind.Units) => ImportKind.Units,
        nameof(ImportKind.People) => ImportKind.People,
        _ => null,
    };
}
