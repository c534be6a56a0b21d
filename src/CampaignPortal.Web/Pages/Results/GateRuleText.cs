using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>A gate of a scheme in words: when it applies, what it does and on whom it falls.</summary>
public sealed class GateRuleText(GradeWords words, IStringLocalizer<Texts> texts)
{
    public IReadOnlyList<string> When(Gate gate, SchemeContent scheme) => [.. gate.When.Select(c => Of(c, scheme))];

    /// <summary>Nothing for a gate that only falls on people.</summary>
    public IReadOnlyList<string> Effects(Gate gate, StandingRules rules) =>
    [
        .. gate.FallsOnSubject ? gate.Effects.Select(e => Of(e, rules)) : [],
        .. gate.Scope.Where(s => s != GateScope.Unit).Select(s => texts[$"GateText.Scope.{s}"].Value),
        .. gate.Forward > 0 ? [texts["GateText.Forward", gate.Forward].Value] : Array.Empty<string>(),
    ];

    public string Of(Condition condition, SchemeContent scheme) => texts[
        $"GateText.When.{condition.By}",
        condition.Channel is { } channel ? NameOf(channel, scheme) : "",
        condition.Item is { } item ? scheme.AllItems.FirstOrDefault(i => i.Code == item)?.Name.Shown() ?? item : "",
        condition.Limit is { } limit ? texts[$"GateText.Limit.{limit.Kind}", limit.Value.Figure()].Value : condition.Past is { } past ? Of(past, scheme.Standing) : ""];

    private string Of(PastEvent past, StandingRules rules)
    {
        var name = past.Code is not { } code ? ""
            : past.Kind == PastEventKind.Gate ? rules.FindGate(code)?.Name.Shown() ?? code
            : words.NameOf(code, rules);
        return texts[past.WithThis ? "GateText.Past.WithThis" : "GateText.Past.Before", past.Periods, texts[$"GateText.Event.{past.Kind}", name, past.Places].Value];
    }

    private string Of(GateEffect effect, StandingRules rules)
    {
        var awards = effect.Awards.Count == 0 ? texts["GateText.AllLists"].Value : string.Join(texts["List.Separator"], effect.Awards.Select(a => words.NameOf(a, rules)));
        var name = effect.Grade is { } grade ? words.NameOf(grade, rules)
            : effect.Consequence is { } code ? rules.Consequences.FirstOrDefault(c => c.Code == code)?.Name.Shown() ?? code
            : awards;
        return texts[$"GateText.Effect.{effect.Kind}", name, effect.Back];
    }

    private static string NameOf(string channel, SchemeContent scheme) => scheme.Channels.FirstOrDefault(c => c.Code == channel)?.Name.Shown() ?? channel;
}
