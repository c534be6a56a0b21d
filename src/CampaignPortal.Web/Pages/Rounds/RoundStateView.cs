using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.TagHelpers;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>How a quarter stands, in one word: once it is computed its newest result says more than the quarter itself.</summary>
/// <param name="Result">State of the newest result; null while there is none.</param>
public sealed record RoundStateView(RoundState State, ResultState? Result)
{
    public StatusKind Kind => Telling?.Kind() ?? State.Kind();

    /// <summary>Key of the words.</summary>
    public string Text => Telling is { } result ? $"ResultState.{result}" : $"RoundState.{State}";

    private ResultState? Telling => State == RoundState.Computed ? Result : null;
}
