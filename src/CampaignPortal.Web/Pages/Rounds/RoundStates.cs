using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.TagHelpers;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>How the states of rounds and sheets look in a list.</summary>
public static class RoundStates
{
    public static StatusKind KindOf(RoundState state) => state switch
    {
        RoundState.Planned => StatusKind.Waiting,
        RoundState.Open => StatusKind.Active,
        RoundState.Closed => StatusKind.Waiting,
        _ => StatusKind.Done,
    };

    public static StatusKind KindOf(SheetState state) => state switch
    {
        SheetState.Draft => StatusKind.Todo,
        SheetState.Submitted => StatusKind.Waiting,
        SheetState.Returned => StatusKind.Returned,
        _ => StatusKind.Done,
    };
}
