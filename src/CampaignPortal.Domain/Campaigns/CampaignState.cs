using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>Where a campaign stands; the table is in docs/domain/workflows.md.</summary>
public enum CampaignState
{
    Draft,
    Running,
    Finished,

    /// <summary>Nothing changes any more.</summary>
    Archived,

    /// <summary>Begun by mistake; nothing was ever started with it.</summary>
    Discarded,
}

/// <summary>Named groups of <see cref="CampaignState"/>.</summary>
public static class CampaignStates
{
    /// <summary>Those in which its plan may change; for queries.</summary>
    public static IReadOnlyList<CampaignState> Changeable { get; } = [CampaignState.Draft, CampaignState.Running];

    extension(CampaignState state)
    {
        /// <summary>Whether participants, settings, scheme and standards may still change.</summary>
        public bool IsChangeable => state is CampaignState.Draft or CampaignState.Running;

        /// <summary>Why nothing is planned for it any more; null while it may be.</summary>
        public Refusal? WhyNotPlan() => state.IsChangeable ? null : Refusal.CampaignOver;

        /// <summary>Why nothing is noted about it any more; null until it is archived or discarded.</summary>
        public Refusal? WhyNotNote() => state is CampaignState.Archived or CampaignState.Discarded ? Refusal.CampaignOver : null;
    }
}

/// <summary>What is still missing before a campaign can start; the page names all of it at once.</summary>
public enum StartBlocker
{
    /// <summary>Fewer than two units take part on the day of the start.</summary>
    ParticipantsTooFew,

    /// <summary>No scheme version is adopted.</summary>
    SchemeMissing,

    /// <summary>No standard set version is adopted.</summary>
    StandardsMissing,

    /// <summary>It is not chosen what becomes of facts known after a decision; there is no default.</summary>
    FactsAfterDecisionNotChosen,

    /// <summary>The person or body that decides results is not named.</summary>
    DeciderNotNamed,

    /// <summary>It is not said which office runs it and how that one takes part; there is no default.</summary>
    OfficeNotChosen,
}
