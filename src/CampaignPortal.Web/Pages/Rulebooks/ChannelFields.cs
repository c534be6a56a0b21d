using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>The fields of a channel with what their drop-downs offer; its property <c>Input</c> gives them the names of the page's form.</summary>
/// <param name="Stored">What the draft says now; null for a new channel.</param>
public sealed record ChannelFields(ChannelForm Input, Channel? Stored, SchemeContent Scheme, RulebookWords Words)
{
    /// <summary>Whether anybody marks in it, or may still come to.</summary>
    public bool IsRated => Standing is [] || Standing.Any(i => i.IsJudgedIn(Stored!.Code));

    public IReadOnlyList<SelectListItem> Reductions => Words.Of(Enum.GetValues<ReduceBy>().Where(b => b != ReduceBy.Facts));
    public IReadOnlyList<SelectListItem> Overs => Words.Of(Enum.GetValues<ReduceOver>());

    /// <summary>Units assess themselves anew each quarter; what a file says of that is still shown.</summary>
    public IReadOnlyList<SelectListItem> Raters =>
        Words.Of(Enum.GetValues<MissingRater>().Where(r => r != MissingRater.CarryLast || Stored?.Code != Rulebook.SelfChannel || Stored.Missing.Rater == r));

    public IReadOnlyList<SelectListItem> Empties => Words.Of("Rulebooks.EditChannel.Empty", Enum.GetValues<EmptyChannel>());
    public bool OffersRater => Raters.Any(r => r.Value == $"{Input.Rater}");

    private IReadOnlyList<Item> Standing => Stored is null ? [] : [.. Scheme.TreeItems.Where(i => i is not TextItem && i.StandsIn(Stored.Code))];
}
