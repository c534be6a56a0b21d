using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>What came of a simulation, as the page tells it.</summary>
/// <param name="Lost">Units that lose their total, because data are missing then.</param>
/// <param name="Entering">Units that come into the first places.</param>
/// <param name="Leaving">Units that fall out of them.</param>
/// <param name="Rows">Units that have another rank, by that rank; not more than fit on a page.</param>
/// <param name="Spread">How much hangs on single raters, in sentences.</param>
public sealed record SimulationView(
    string Category, int Places, string Tried, int Count, int Changed, int Lost, IReadOnlyList<string> Entering, IReadOnlyList<string> Leaving,
    IReadOnlyList<SimulatedUnit> Rows, IReadOnlyList<string> Spread)
{
    private const int MostRows = 100;

    public static SimulationView Of(SimulationOutcome outcome, SimulationOrder order, string category, IStringLocalizer<Texts> texts)
    {
        var changed = outcome.Units.Where(u => u.IsChanged).OrderBy(u => u.Place.RankAfter).ToList();
        var moved = changed.FindAll(u => u.Place.RankAfter is not null);
        return new SimulationView(
            category, order.Places, order.Tried, outcome.Units.Count, moved.Count, changed.Count - moved.Count,
            [.. changed.Where(u => u.Place.IsWithinAfter(order.Places) && !u.Place.IsWithinBefore(order.Places)).Select(u => u.Name)],
            [.. changed.Where(u => u.Place.IsWithinBefore(order.Places) && !u.Place.IsWithinAfter(order.Places)).Select(u => u.Name)],
            [.. moved.Take(MostRows)], SpreadOf(outcome, order.Places, texts));
    }

    private static IReadOnlyList<string> SpreadOf(SimulationOutcome outcome, int places, IStringLocalizer<Texts> texts)
    {
        var spread = outcome.Spread;
        if (spread.Raters < RaterChoices.SmallestGroup)
        {
            return [texts["Results.Simulate.Spread.TooFew"]];
        }

        var names = outcome.Units.Where(u => spread.Crossing.Contains(u.Place.Subject)).Select(u => u.Name);
        return spread.Changing == 0
            ? [texts["Results.Simulate.Spread.Firm", spread.Raters, places]]
            : [texts["Results.Simulate.Spread.Count", spread.Raters, spread.Changing, places], texts["Results.Simulate.Spread.Names", string.Join(texts["List.Separator"], names)]];
    }
}

/// <summary>What is tried, in a sentence for page and record.</summary>
internal static class SimulationWords
{
    public static string Tried(Scheme scheme, SchemeVariant variant, string? rater, IStringLocalizer<Texts> texts)
    {
        List<string> parts =
        [
            .. from channel in scheme.Content.Channels
               let weight = variant.Weights.TryGetValue(channel.Code, out var tried) ? tried : (decimal?)null
               where weight != channel.Weight
               select weight is { } share
                   ? texts["Results.Simulate.Tried.Weight", channel.Name.Shown(), Figures.Percent(channel.Weight), Figures.Percent(share)].Value
                   : texts["Results.Simulate.Tried.Without", channel.Name.Shown()].Value,
        ];
        parts.AddRange(rater is null ? [] : [texts["Results.Simulate.Tried.Rater", rater].Value]);
        return parts.Count == 0 ? texts["Results.Simulate.Tried.Nothing"] : string.Join(texts["List.Semicolon"], parts);
    }

    public static string NameOf(RaterChoice rater, Scheme scheme, IStringLocalizer<Texts> texts) => rater.Office is { } office
        ? texts["Results.Simulate.Rater.Office", office, scheme.Channel(rater.Channel).Name.Shown()]
        : texts["Results.Simulate.Rater.Number", texts[$"Explain.Rater.{rater.Kind}"].Value, rater.Number];
}
