using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>What weighs how much in a total, in words.</summary>
public sealed class WeightWords(IStringLocalizer<Texts> texts)
{
    private const int ShareDecimals = 4;

    /// <param name="group">In which it lies; null at the top.</param>
    /// <returns>Per cent; of parts their number with the share beside.</returns>
    public string Of(SchemeContent scheme, decimal weight, string? group) =>
        !scheme.NormalisesWeights ? Figures.Percent(weight)
        : scheme.WeightsIn(group) is > 0 and var sum ? texts["SchemeWords.PartShare", weight.Figure(), Figures.Percent(decimal.Round(weight / sum, ShareDecimals, MidpointRounding.AwayFromZero))]
        : texts["SchemeWords.Part", weight.Figure()];

    /// <summary>Of a channel, with the group in which it lies.</summary>
    public string Of(SchemeContent scheme, Channel channel) => Within(scheme, channel.Group, Of(scheme, channel.Weight, channel.Group));

    /// <inheritdoc cref="Of(SchemeContent, Channel)"/>
    public string Of(SchemeContent scheme, ChannelGroup group) => Within(scheme, group.Group, Of(scheme, group.Weight, group.Group));

    /// <summary>What lies side by side, each with its weight.</summary>
    public string Shares(SchemeContent scheme, string? group) => string.Join(
        texts["List.Separator"], Members(scheme, group).Select(m => texts["SchemeWords.Share", m.Name.Shown(), Of(scheme, m.Weight, group)].Value));

    /// <summary>A sentence for the total, and one for each group, with what the weights add up to.</summary>
    public IReadOnlyList<string> Levels(SchemeContent scheme) =>
    [
        Level(scheme, texts["Rulebooks.Channels.Top"], null),
        .. scheme.ChannelGroups.Select(g => texts["Rulebooks.Channels.Level.Empty", Level(scheme, g.Name.Shown(), g.Code), texts[$"SchemeWords.GroupEmpty.{g.Empty}"]].Value),
    ];

    /// <summary>All in one line, groups opened in brackets.</summary>
    public string Brief(SchemeContent scheme) => Brief(scheme, null);

    private string Brief(SchemeContent scheme, string? group) => string.Join(
        texts["List.Separator"],
        scheme.Channels.Where(c => c.Group == group).Select(c => texts["Rounds.Weight", c.Name.Shown(), Of(scheme, c.Weight, group)].Value)
            .Concat(scheme.ChannelGroups.Where(g => g.Group == group).Select(g => texts["Rounds.Weight.Group", g.Name.Shown(), Of(scheme, g.Weight, group), Brief(scheme, g.Code)].Value)));

    private string Level(SchemeContent scheme, string name, string? group)
    {
        var sum = scheme.WeightsIn(group);
        return scheme.NormalisesWeights ? texts["Rulebooks.Channels.Level", name, Shares(scheme, group), texts["SchemeWords.Part", sum.Figure()]]
            : texts[sum == 1 ? "Rulebooks.Channels.Level" : "Rulebooks.Channels.Level.NotWhole", name, Shares(scheme, group), Figures.Percent(sum)];
    }

    private string Within(SchemeContent scheme, string? group, string weight) =>
        scheme.ChannelGroups.FirstOrDefault(g => g.Code == group) is { } found ? texts["SchemeWords.ShareOf", found.Name.Shown(), weight] : weight;

    private static IEnumerable<(LocalText Name, decimal Weight)> Members(SchemeContent scheme, string? group) =>
        scheme.Channels.Where(c => c.Group == group).Select(c => (c.Name, c.Weight)).Concat(scheme.ChannelGroups.Where(g => g.Group == group).Select(g => (g.Name, g.Weight)));
}
