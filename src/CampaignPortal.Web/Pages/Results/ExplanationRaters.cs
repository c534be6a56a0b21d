using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>
/// What may be said of raters: their group, and that only where at least two of it marked the unit; a responsible
/// office by name where the campaign says so openly; never a person. Marks stand in order of their points, so that
/// their order tells nothing.
/// </summary>
internal sealed class ExplanationRaters(IStringLocalizer<Texts> texts, ExplainedUnit unit)
{
    /// <summary>Raters of one group who handed in marks on this unit, by part of the total.</summary>
    private readonly Dictionary<(string Channel, RaterKind Kind), int> _sizes =
        unit.Excerpt.Facts.Sheets.Where(s => s.Subject == unit.UnitCode && s.State == SheetArrival.Submitted && unit.Raters.ContainsKey(s.Rater))
            .GroupBy(s => (s.Channel, unit.Raters[s.Rater].Kind)).ToDictionary(g => g.Key, g => g.Count());

    public string NameOf(ExplanationNode node) =>
        node.Code == unit.UnitCode ? texts["Explain.Rater.Self"]
        : !unit.Raters.TryGetValue(node.Code, out var rater) ? texts["Explain.Rater.Someone"]
        : unit.NamesOffices && rater.Office is { } office ? office
        : texts[$"Explain.Rater.{rater.Kind}"];

    /// <summary>The nodes of which it may be said from which group they come.</summary>
    public IEnumerable<ExplanationNode> Shown(string channel, IEnumerable<ExplanationNode> nodes) =>
        nodes.Where(n => MayShow(channel, n.Code)).OrderByDescending(n => n.Value).ThenBy(n => n.State);

    /// <summary>The calculation of marks with its numbers in order of size.</summary>
    public static ArithmeticLine? Unordered(ExplanationNode node) =>
        node.Line is { } line && (node.Kind == NodeKind.ItemMean || node.Children.Any(c => c.Kind is NodeKind.Mark or NodeKind.Sheet))
            ? line with { Terms = [.. line.Terms.OrderByDescending(t => t.Value)] }
            : node.Line;

    private bool MayShow(string channel, string rater) =>
        rater == unit.UnitCode
        || (unit.Raters.TryGetValue(rater, out var known)
            && ((unit.NamesOffices && known.Kind == RaterKind.ResponsibleOffice) || _sizes.GetValueOrDefault((channel, known.Kind)) >= RaterChoices.SmallestGroup));
}
