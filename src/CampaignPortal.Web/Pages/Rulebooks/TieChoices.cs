using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Pages.Results;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>By what equal totals can be told apart in a scheme.</summary>
internal static class TieChoices
{
    /// <param name="named">What the row names already; offered even where it is gone.</param>
    public static IReadOnlyList<SelectListItem> Of(SchemeContent scheme, TieStep? named, IStringLocalizer<Texts> texts)
    {
        List<(TieStep Step, SelectListGroup? Group)> steps = [.. Plain(scheme).Select(s => (s, (SelectListGroup?)null)), .. scheme.Channels.SelectMany(c => OfItems(scheme, c, texts))];
        if (named is not null && steps.TrueForAll(s => s.Step != named))
        {
            steps.Insert(0, (named, null));
        }

        return [new(texts["Rulebooks.Counting.Tie.None"], ""), .. steps.Select(s => new SelectListItem(TieWords.Of(s.Step, scheme, texts), CountingForm.TieRow.Written(s.Step)) { Group = s.Group })];
    }

    private static IEnumerable<TieStep> Plain(SchemeContent scheme) =>
    [
        .. scheme.Channels.Select(c => c.Code).Concat(scheme.ChannelGroups.Select(g => g.Code)).Select(c => new TieStep(TieComparator.Channel, c, null)),
        new(TieComparator.Deductions, null, null), new(TieComparator.Bonus, null, null), new(TieComparator.EarlierTotal, null, null),
    ];

    private static IEnumerable<(TieStep Step, SelectListGroup? Group)> OfItems(SchemeContent scheme, Channel channel, IStringLocalizer<Texts> texts)
    {
        SelectListGroup group = new() { Name = texts["Rulebooks.Counting.ItemsOf", channel.Name.Shown()] };
        return scheme.TreeItems.Where(i => i is not TextItem && i.StandsIn(channel.Code)).Select(i => (new TieStep(TieComparator.Item, channel.Code, i.Code), (SelectListGroup?)group));
    }
}
