using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Says in words why facts do not fit the scheme, with the names of units and items in place of their codes.</summary>
public sealed class ResultProblems(IStringLocalizer<Texts> texts)
{
    private const int Most = 20;

    /// <param name="unitNames">By code.</param>
    public IReadOnlyList<string> Sentences(DocumentException refused, Scheme scheme, IReadOnlyDictionary<string, string> unitNames)
    {
        var sentences = refused.Problems.Select(p => Sentence(p, scheme, unitNames)).Distinct().ToList();
        return sentences.Count <= Most ? sentences : [.. sentences.Take(Most), texts["Results.Problem.More", sentences.Count - Most]];
    }

    private string Sentence(Problem problem, Scheme scheme, IReadOnlyDictionary<string, string> unitNames)
    {
        var about = string.Join(texts["List.Separator"], problem.Arguments.Select(a => NameOf(a, scheme, unitNames)));
        var text = texts[$"Results.Problem.{problem.Code}", about];
        return text.ResourceNotFound ? texts["Results.Problem.Other", about] : text.Value;
    }

    private static string NameOf(string code, Scheme scheme, IReadOnlyDictionary<string, string> unitNames) =>
        unitNames.TryGetValue(code, out var unit) ? unit
        : scheme.FindItem(code) is { } item ? item.Name.Shown()
        : scheme.Content.Channels.FirstOrDefault(c => c.Code == code) is { } channel ? channel.Name.Shown()
        : scheme.Content.ChannelGroups.FirstOrDefault(g => g.Code == code) is { } group ? group.Name.Shown()
        : scheme.Content.AllItems.SelectMany(i => i.Rules).FirstOrDefault(r => r.Code == code) is { } rule ? rule.Cause.Shown()
        : code;
}
