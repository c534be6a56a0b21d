namespace CampaignPortal.Domain.Assessments;

/// <summary>Where a round stands; the table is in docs/domain/workflows.md.</summary>
public enum RoundState
{
    Planned,
    Open,
    Closed,

    /// <summary>A result was computed; deciding it is the result's matter.</summary>
    Computed,
}

/// <summary>Named groups of <see cref="RoundState"/>.</summary>
public static class RoundStates
{
    extension(RoundState state)
    {
        /// <summary>Whether facts of the quarter may be recorded without reopening.</summary>
        public bool TakesFacts => state is RoundState.Planned or RoundState.Open;

        /// <summary>Whether figures may be computed.</summary>
        public bool IsClosed => state is RoundState.Closed or RoundState.Computed;
    }
}
