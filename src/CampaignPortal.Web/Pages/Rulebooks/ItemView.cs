using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>The fields of an item with what their drop-downs offer; its property <c>Input</c> gives them the names of the page's form.</summary>
/// <param name="Stored">What the draft says now; null for a new item.</param>
public sealed record ItemView(ItemForm Input, IReadOnlyList<Channel> Channels, IReadOnlyList<SelectListItem> Offices, RulebookWords Words, Item? Stored)
{
    public IReadOnlyList<SelectListItem> Units => Words.Of(Enum.GetValues<OccurrenceUnit>());
    public IReadOnlyList<SelectListItem> Curves => Words.Of(Enum.GetValues<CurveKind>());
    public IReadOnlyList<SelectListItem> NoDatas => Words.Of(Enum.GetValues<NoDataPolicy>());
    public IReadOnlyList<SelectListItem> NotApplicables => Words.Of(Enum.GetValues<NotApplicablePolicy>());
    public IReadOnlyList<SelectListItem> Unknowns => Words.Of(Enum.GetValues<UnknownPolicy>());
    public IReadOnlyList<SelectListItem> Places => Words.Of(Enum.GetValues<ItemPlace>().Where(p => (p != ItemPlace.Counted || Input.Kind.IsCountable) && (p != ItemPlace.Judged || !Input.Kind.IsFromElsewhere)));
    public IReadOnlyList<SelectListItem> Reductions => Words.Of(Enum.GetValues<FigureReduction>());
    public bool IsCurveOpen => Input.Curve != CurveKind.Proportional;
    public bool IsWeighingOpen => !Input.Weighing.IsEmpty;
    public string? StoredPoints => Stored?.Points.Figure();

    /// <summary>A channel's own name is its label.</summary>
    public static string PlaceText(Channel channel) => channel.Name.Shown();
}
