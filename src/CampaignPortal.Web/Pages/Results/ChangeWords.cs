using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Says why a total is not that of the quarter before. What is named and the rest add up to the difference.</summary>
public sealed class ChangeWords(IStringLocalizer<Texts> texts)
{
    /// <returns>Null where there is nothing to compare.</returns>
    public string? Sentence(UnitChange? unit)
    {
        if (unit?.Change is not { } change)
        {
            return null;
        }

        return change.Largest.Count > 0
            ? texts["Results.Change", Figures.WithSign(change.Difference), string.Join(texts["List.Semicolon"], PartsOf(unit.Scheme, change))]
            : texts[change.Difference == 0 ? "Results.Change.Same" : "Results.Change.Bare", Figures.WithSign(change.Difference)];
    }

    private IEnumerable<string> PartsOf(Scheme scheme, ChangeOfTotal change)
    {
        var parts = change.Largest.Select(c => PartOf(scheme, c));
        return change.Rest == 0 ? parts : parts.Append(texts["Results.Change.Rest", Figures.WithSign(change.Rest)]);
    }

    private string PartOf(Scheme scheme, Contribution part)
    {
        var item = scheme.FindItem(part.Item)!;
        var channel = part.Channel.Length > 0 ? scheme.Channel(part.Channel).Name.Shown() : texts[item is BonusItem ? "Explain.Kind.BlockBonus" : "Explain.Kind.BlockDeductions"];
        return texts["Results.Change.Item", channel, item.Name.Shown(), Figures.WithSign(part.Points)];
    }
}
