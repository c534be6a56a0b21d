namespace CampaignPortal.Domain.Assessments;

/// <summary>Where a result stands; the table is in docs/domain/workflows.md.</summary>
public enum ResultState
{
    Previewed,
    Decided,
    Circulated,
    UnderReview,
    Final,

    /// <summary>A correction of it is decided.</summary>
    Superseded,
}

/// <summary>Named groups of <see cref="ResultState"/>; the array serves queries, the properties everything else.</summary>
public static class ResultStates
{
    /// <summary>What is in force: the figures that others may see.</summary>
    public static IReadOnlyList<ResultState> InForce { get; } =
        [ResultState.Decided, ResultState.Circulated, ResultState.UnderReview, ResultState.Final];

    extension(ResultState state)
    {
        public bool IsInForce => InForce.Contains(state);

        /// <summary>Whether the bundle is frozen, in force or not.</summary>
        public bool IsDecided => state != ResultState.Previewed;
    }
}
