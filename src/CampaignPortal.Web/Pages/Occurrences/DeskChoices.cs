using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Operations.Occurrences;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Occurrences;

/// <summary>What the forms of a desk offer.</summary>
internal static class DeskChoices
{
    /// <summary>The rules, grouped by item, each with what one time is worth.</summary>
    public static IReadOnlyList<SelectListItem> RuleItems(this OccurrenceDesk desk, IStringLocalizer<Texts> texts)
    {
        var groups = desk.Rules.Select(r => r.Item).DistinctBy(i => i.Code).ToDictionary(i => i.Code, i => new SelectListGroup { Name = i.Name.Shown() });
        return [new SelectListItem(texts["Form.Choose"], ""), .. desk.Rules.Select(r => new SelectListItem(
            texts["Occurrences.New.Rule.Line", r.Rule.Cause.Shown(), Worth(r, texts)], r.Code) { Group = groups[r.Item.Code] })];
    }

    /// <summary>Empty first: an occurrence may concern a person instead.</summary>
    public static IReadOnlyList<SelectListItem> UnitItems(this OccurrenceDesk desk, IStringLocalizer<Texts> texts) =>
        [new SelectListItem(texts["Form.Choose"], ""), .. desk.Units.Select(u => new SelectListItem(u.Name, $"{u.Id}"))];

    public static IReadOnlyList<SelectListItem> Sources(IStringLocalizer<Texts> texts) =>
        [.. Enum.GetValues<SourceKind>().Select(s => new SelectListItem(texts[$"SourceKind.{s}"], $"{s}"))];

    private static string Worth(DeskRule rule, IStringLocalizer<Texts> texts) =>
        texts[
            rule.IsFixed ? "Occurrences.Rule.Fixed" : "Occurrences.Rule.Range",
            rule.Rule.From.Figure(), rule.Rule.To.Figure(), texts[$"OccurrenceUnit.{rule.Rule.Per}"].Value];
}
