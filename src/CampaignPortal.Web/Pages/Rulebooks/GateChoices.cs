using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>What the drop-downs of gates and consequences offer. What a row names and is no longer there is offered to that row, so that opening changes nothing.</summary>
public sealed class GateChoices(SchemeContent scheme, GateWords words, IStringLocalizer<Texts> texts)
{
    public IEnumerable<SelectListItem> Conditions(bool isOfGate) => Of(Enum.GetValues<ConditionKind>().Where(k => isOfGate || k != ConditionKind.Recorded));

    public IEnumerable<SelectListItem> Effects => Of(Enum.GetValues<EffectKind>());

    public IEnumerable<SelectListItem> Comparisons => Of(Enum.GetValues<LimitKind>());

    public IEnumerable<SelectListItem> Channels(ConditionRow row) => With(row.Channel, scheme.Channels.Select(c => new SelectListItem(c.Name.Shown(), c.Code)));

    public IEnumerable<SelectListItem> Items(ConditionRow row) => With(row.Item, scheme.AllItems.Where(i => i is not TextItem).Select(i => new SelectListItem(words.NameOf(i), i.Code)));

    public IEnumerable<SelectListItem> Causes(ConditionRow row) => With(
        row.Cause,
        from item in scheme.AllItems
        where item.Rules.Count > 0
        let heading = new SelectListGroup { Name = words.NameOf(item) }
        from rule in item.Rules
        select new SelectListItem(rule.Cause.Shown(), ConditionRow.ValueOf(item.Code, rule.Code)) { Group = heading },
        "Rulebooks.Condition.Cause.Any");

    public IEnumerable<SelectListItem> Pasts(ConditionRow row)
    {
        var rules = scheme.Standing;
        return With(
            row.Past,
            [
                .. Named(PastEventKind.Gate, rules.Gates.Select(g => (g.Code, g.Name))),
                .. Named(PastEventKind.Grade, rules.Bands.Select(b => (b.Code, b.Name))),
                .. Named(PastEventKind.Award, rules.Awards.Select(a => (a.Code, a.Name))),
                new(texts["PastEventKind.Bottom"], ConditionRow.ValueOf(PastEventKind.Bottom)),
                new(texts["Rulebooks.Condition.Past.OtherList"], ConditionRow.ValueOf(PastEventKind.Award)),
            ]);
    }

    public IEnumerable<SelectListItem> Grades(EffectRow row) => With(row.Grade, scheme.Standing.Bands.Select(b => new SelectListItem(b.Name.Shown(), b.Code)));

    public IEnumerable<SelectListItem> Consequences(EffectRow row) => With(row.Consequence, scheme.Standing.Consequences.Select(c => new SelectListItem(c.Name.Shown(), c.Code)));

    public IReadOnlyList<AwardRule> Lists => scheme.Standing.Awards;

    private IEnumerable<SelectListItem> Named(PastEventKind kind, IEnumerable<(string Code, LocalText Name)> all)
    {
        SelectListGroup heading = new() { Name = texts[$"PastEventKind.{kind}"] };
        return all.Select(a => new SelectListItem(a.Name.Shown(), ConditionRow.ValueOf(kind, a.Code)) { Group = heading });
    }

    private IEnumerable<SelectListItem> Of<T>(IEnumerable<T> kinds)
        where T : struct, Enum => [new(texts["Form.Choose"], ""), .. kinds.Select(k => new SelectListItem(texts[$"{typeof(T).Name}.{k}"], $"{k}"))];

    private List<SelectListItem> With(string? chosen, IEnumerable<SelectListItem> offered, string none = "Form.Choose")
    {
        List<SelectListItem> options = [new(texts[none], ""), .. offered];
        return chosen is null || options.Exists(o => o.Value == chosen) ? options : [.. options, new(words.Gone(chosen), chosen)];
    }
}

/// <summary>The fields of conditions with what their drop-downs offer; its property <c>Input</c> gives them the names of the page's form.</summary>
public sealed record ConditionsView(ConditionedForm Input, GateChoices Choices)
{
    public bool IsOfGate => Input is GateForm;
}
