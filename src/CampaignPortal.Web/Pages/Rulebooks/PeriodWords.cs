using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>What kinds of periods are called.</summary>
internal static class PeriodWords
{
    /// <summary>Kinds that have a name here, the shortest first.</summary>
    public static IReadOnlyList<string> Usual { get; } = ["day", "week", "month", "quarter", "half", "year"];

    /// <returns>The code itself for a kind that only a file names.</returns>
    public static string NameOf(string kind, IStringLocalizer<Texts> texts) => texts[$"PeriodKind.{kind}"] is { ResourceNotFound: false } name ? name.Value : kind;
}
