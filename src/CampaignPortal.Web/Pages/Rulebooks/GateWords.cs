using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Gates and consequences in sentences, as a plan writes them.</summary>
public sealed class GateWords(IStringLocalizer<Texts> texts)
{
    public string Of(Gate gate, SchemeContent scheme) => Clauses(
        texts["GateWords.Gate", gate.Name.Shown(), Conditions(gate.When, scheme), string.Join(texts["List.Comma"], gate.Effects.Select(e => Effect(e, scheme.Standing)))],
        gate.Scope is [GateScope.Unit] ? null : texts["GateWords.Scope", Listed(gate.Scope.Select(s => texts[$"GateScope.{s}"].Value))],
        gate.Forward == 0 ? null : texts["GateWords.Forward", gate.Forward],
        gate.Basis is null ? null : texts["GateWords.Basis", gate.Basis]);

    public string Of(ConsequenceRule consequence, SchemeContent scheme) => consequence.When.Count == 0
        ? texts["GateWords.Consequence.Named", consequence.Name.Shown()]
        : texts["GateWords.Consequence", consequence.Name.Shown(), Conditions(consequence.When, scheme)];

    public IReadOnlyList<string> Gates(SchemeContent scheme) => [.. scheme.Standing.Gates.Select(g => Of(g, scheme))];

    public IReadOnlyList<string> Consequences(SchemeContent scheme) => [.. scheme.Standing.Consequences.Select(c => Of(c, scheme))];

    /// <summary>Its conditions, each by itself.</summary>
    public IReadOnlyList<string> When(Gate gate, SchemeContent scheme) => [.. gate.When.Select(c => Of(c, scheme))];

    /// <summary>What it does and on whom else it falls, each by itself; nothing but that for one that does not fall on the unit.</summary>
    public IReadOnlyList<string> Effects(Gate gate, StandingRules rules) =>
    [
        .. gate.FallsOnSubject ? gate.Effects.Select(e => Effect(e, rules)) : [],
        .. gate.Scope.Where(s => s != GateScope.Unit).Select(s => texts[$"GateText.Scope.{s}"].Value),
        .. gate.Forward > 0 ? [texts["GateWords.Forward", gate.Forward].Value] : Array.Empty<string>(),
    ];

    public string NameOf(Item item) => $"{item.Code} {item.Name.Shown()}";

    /// <summary>What is named and no longer there.</summary>
    public string Gone(string code) => texts["GateWords.Gone", code];

    private string Conditions(IEnumerable<Condition> when, SchemeContent scheme) => string.Join(texts["GateWords.And"], when.Select(c => Of(c, scheme)));

    public string Of(Condition condition, SchemeContent scheme) => condition.By switch
    {
        ConditionKind.Recorded => texts["GateWords.Recorded"],
        ConditionKind.History => History(condition.Past!, scheme.Standing),
        ConditionKind.Exhausted => texts["GateWords.Exhausted", ItemOf(condition, scheme)],
        ConditionKind.Occurrences => Occurrences(condition, scheme),
        ConditionKind.Channel => Limited("Channel", condition, ChannelOf(condition, scheme)),
        ConditionKind.Item => Limited("Item", condition, ItemOf(condition, scheme), ChannelOf(condition, scheme)),
        ConditionKind.Sheets => Limited("Sheets", condition, ChannelOf(condition, scheme)),
        _ => Limited($"{condition.By}", condition),
    };

    private string Limited(string key, Condition condition, params string[] names) =>
        texts[$"GateWords.{key}", [texts[$"LimitKind.{condition.Limit!.Kind}"], condition.Limit.Value.Figure(), .. names]];

    private string Occurrences(Condition condition, SchemeContent scheme)
    {
        if (condition.Rule is not { } code)
        {
            return Limited("Occurrences", condition, ItemOf(condition, scheme));
        }

        var rule = ItemIn(scheme, condition)?.Rules.FirstOrDefault(r => r.Code == code);
        return Limited("Occurrences.Cause", condition, ItemOf(condition, scheme), rule?.Cause.Shown() ?? Gone(code), texts[$"OccurrenceUnit.{rule?.Per ?? OccurrenceUnit.Time}"]);
    }

    private string History(PastEvent past, StandingRules rules)
    {
        var happened = past.Kind switch
        {
            PastEventKind.Gate => texts["GateWords.Past.Gate", GateOf(past.Code!, rules)],
            PastEventKind.Grade => texts["GateWords.Past.Grade", GradeOf(past.Code!, rules)],
            PastEventKind.Award => texts["GateWords.Past.Award", rules.FindAward(past.Code!)?.Name.Shown() ?? past.Code!],
            _ => texts["GateWords.Past.Bottom", past.Places],
        };
        return texts[$"GateWords.Periods.{(past.Periods == 1 ? "One" : "Many")}{(past.WithThis ? ".WithThis" : "")}", happened, past.Periods];
    }

    private string Effect(GateEffect effect, StandingRules rules) => effect.Kind switch
    {
        EffectKind.Grade or EffectKind.GradeAtMost => texts[$"GateWords.Effect.{effect.Kind}", GradeOf(effect.Grade!, rules)],
        EffectKind.NoAward => texts["GateWords.Effect.NoAward", Awards(effect, rules)],
        EffectKind.Revoke => texts["GateWords.Effect.Revoke", Awards(effect, rules), effect.Back],
        EffectKind.Consequence => texts["GateWords.Effect.Consequence", rules.Consequences.FirstOrDefault(c => c.Code == effect.Consequence)?.Name.Shown() ?? Gone(effect.Consequence!)],
        _ => texts[$"EffectKind.{effect.Kind}"],
    };

    private string Awards(GateEffect effect, StandingRules rules) => effect.Awards.Count == 0
        ? texts["GateWords.EveryList"]
        : Listed(effect.Awards.Select(a => rules.FindAward(a)?.Name.Shown() ?? a));

    private string GateOf(string code, StandingRules rules) => rules.Gates.FirstOrDefault(g => g.Code == code)?.Name.Shown() ?? Gone(code);

    private string GradeOf(string code, StandingRules rules) => rules.Bands.FirstOrDefault(b => b.Code == code)?.Name.Shown() ?? Gone(code);

    private string ChannelOf(Condition condition, SchemeContent scheme) => scheme.Channels.FirstOrDefault(c => c.Code == condition.Channel)?.Name.Shown() ?? Gone(condition.Channel!);

    private string ItemOf(Condition condition, SchemeContent scheme) => ItemIn(scheme, condition) is { } item ? NameOf(item) : Gone(condition.Item!);

    private static Item? ItemIn(SchemeContent scheme, Condition condition) => scheme.AllItems.FirstOrDefault(i => i.Code == condition.Item);

    private string Listed(IEnumerable<string> parts) => string.Join(texts["List.Separator"], parts);

    private string Clauses(params IEnumerable<string?> parts) => string.Join(texts["List.Semicolon"], parts.OfType<string>());
}
