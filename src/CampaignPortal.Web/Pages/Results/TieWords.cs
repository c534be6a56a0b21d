using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Puts into words by what the scheme tells equal totals apart.</summary>
internal static class TieWords
{
    public static string Of(TieStep step, SchemeContent scheme, IStringLocalizer<Texts> texts) => texts[
        $"Explain.Tie.{step.By}",
        (scheme.Channels.FirstOrDefault(c => c.Code == step.Channel)?.Name ?? scheme.ChannelGroups.FirstOrDefault(g => g.Code == step.Channel)?.Name)?.Shown() ?? step.Channel ?? "",
        step.Item is { } item ? scheme.AllItems.FirstOrDefault(i => i.Code == item)?.Name.Shown() ?? item : ""];
}
