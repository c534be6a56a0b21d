using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Operations.Watching;

namespace CampaignPortal.Web.Pages.Overview;

public enum OverviewTab
{
    Index,
    Completion,
    Ranking,
}

/// <summary>The pages about one quarter, side by side.</summary>
/// <param name="ResultId">The ranking to lead to; null as long as the reader finds none.</param>
public sealed record TabsView(int RoundId, int? ResultId, OverviewTab Current)
{
    public static TabsView Of(WatchedRound round, OverviewTab current) => new(round.Id, round.IsWhole || round.IsDecided ? round.ResultId : null, current);

    public static TabsView Of(ResultHead head) => new(head.RoundId, head.Id, OverviewTab.Ranking);
}
