using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Puts into words by what the scheme tells equal totals apart.</summary>
internal static class TieWords
{
    public static string Of(TieStep step, Scheme scheme, IStringLocalizer<Texts> texts) => texts[
        $"Explain.Tie.{step.By}",
        step.Channel is { } channel ? scheme.Channel(channel).Name.Shown() : "",
        step.Item is { } item ? scheme.FindItem(item)?.Name.Shown() ?? item : ""];
}
