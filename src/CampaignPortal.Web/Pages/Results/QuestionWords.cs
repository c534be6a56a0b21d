using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Says what is left to a body, and what it decided.</summary>
public sealed class QuestionWords(GradeWords grades, IStringLocalizer<Texts> texts)
{
    public string Of(QuestionView view, SchemeContent scheme) => texts[
        $"Results.Question.{KeyOf(view.Question.Kind, view.Question.List)}", NameOf(view.Question.List, scheme), Listed(view.Units.Select(u => u.Name))];

    public string Of(ResolutionView view, SchemeContent scheme) => texts[
        $"Results.Resolution.{KeyOf(view.Kind, view.List)}", NameOf(view.List, scheme), Listed(view.Units)];

    /// <summary>As the unit itself reads it: by whom and why, without the others.</summary>
    public string Of(UnitResolution resolution, SchemeContent scheme) => texts[
        $"Results.Unit.Resolved.{KeyOf(resolution.Kind, resolution.List)}", NameOf(resolution.List, scheme), resolution.Grounds.Authority, resolution.Grounds.Basis, resolution.Grounds.Reason];

    private static string KeyOf(DecisionKind kind, string? list) => kind.OrdersEquals ? list is null ? "Ranks" : "Seats" : $"{kind}";

    private string NameOf(string? list, SchemeContent scheme) => list is null ? "" : grades.NameOf(list, scheme.Standing);

    private string Listed(IEnumerable<string> units) => string.Join(texts["List.Separator"], units);
}
