namespace CampaignPortal.Domain.Assessments;

/// <summary>Where a pronouncement stands; the table is in docs/domain/workflows.md.</summary>
public enum PronouncementState
{
    Recorded,

    /// <summary>Somebody else checked it: it counts.</summary>
    Confirmed,

    /// <summary>Kept with the reason; it counts no longer.</summary>
    Withdrawn,
}
