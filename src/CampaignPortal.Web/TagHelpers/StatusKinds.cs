using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Imports;

namespace CampaignPortal.Web.TagHelpers;

/// <summary>The shape and colour in which each state is shown, the same on every page.</summary>
public static class StatusKinds
{
    public static StatusKind Kind(this SheetState state) => state switch
    {
        SheetState.Draft => StatusKind.Todo,
        SheetState.Submitted => StatusKind.Waiting,
        SheetState.Returned => StatusKind.Returned,
        _ => StatusKind.Done,
    };

    public static StatusKind Kind(this RoundState state) => state switch
    {
        RoundState.Planned or RoundState.Closed => StatusKind.Waiting,
        RoundState.Open => StatusKind.Active,
        _ => StatusKind.Done,
    };

    public static StatusKind Kind(this PronouncementState state) => state switch
    {
        PronouncementState.Recorded => StatusKind.Waiting,
        PronouncementState.Confirmed => StatusKind.Done,
        _ => StatusKind.Blocked,
    };

    public static StatusKind Kind(this ResultState state) => state switch
    {
        ResultState.Previewed => StatusKind.Waiting,
        ResultState.Superseded => StatusKind.Blocked,
        _ => StatusKind.Done,
    };

    public static StatusKind Kind(this ImportState state) => state switch
    {
        ImportState.DryRun => StatusKind.Todo,
        ImportState.Undone => StatusKind.Blocked,
        _ => StatusKind.Done,
    };

    public static StatusKind Kind(this OccurrenceState state) => state switch
    {
        OccurrenceState.Notified => StatusKind.Todo,
        OccurrenceState.Acknowledged or OccurrenceState.Claimed => StatusKind.Waiting,
        OccurrenceState.Stated => StatusKind.Active,
        _ => StatusKind.Done,
    };

    public static StatusKind Kind(this PhaseState state) => state switch
    {
        PhaseState.Planned => StatusKind.Waiting,
        PhaseState.Open => StatusKind.Active,
        _ => StatusKind.Done,
    };

    /// <summary>While a campaign is prepared nothing of it runs, whatever the dates say.</summary>
    public static bool AwaitsStart(this PhaseState state, CampaignState campaign) => campaign == CampaignState.Draft && state == PhaseState.Open;

    public static StatusKind KindIn(this PhaseState state, CampaignState campaign) => state.AwaitsStart(campaign) ? StatusKind.Waiting : state.Kind();

    /// <summary>Key of the words for it.</summary>
    public static string TextIn(this PhaseState state, CampaignState campaign) => state.AwaitsStart(campaign) ? "Phases.AwaitsStart" : $"PhaseState.{state}";

    public static StatusKind Kind(this DutyState state) => state switch
    {
        DutyState.Owed => StatusKind.Todo,
        DutyState.Filed => StatusKind.Waiting,
        DutyState.SentBack => StatusKind.Returned,
        DutyState.Withdrawn => StatusKind.Blocked,
        _ => StatusKind.Done,
    };
}
