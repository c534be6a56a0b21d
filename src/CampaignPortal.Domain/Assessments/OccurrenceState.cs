namespace CampaignPortal.Domain.Assessments;

/// <summary>Where an occurrence stands; the table is in docs/domain/workflows.md.</summary>
public enum OccurrenceState
{
    /// <summary>The units have been told.</summary>
    Notified,

    /// <summary>Every unit concerned has read it and contests nothing (签收).</summary>
    Acknowledged,

    /// <summary>A unit has stated its case (陈述).</summary>
    Stated,

    /// <summary>A bonus that a unit claims for itself.</summary>
    Claimed,

    Upheld,

    /// <summary>Upheld at another value.</summary>
    Amended,

    Dropped,

    /// <summary>Taken back by its finder.</summary>
    Withdrawn,
}

/// <summary>Named groups of <see cref="OccurrenceState"/>; the arrays serve queries, the properties everything else.</summary>
public static class OccurrenceStates
{
    /// <summary>What blocks the closing of a round.</summary>
    public static IReadOnlyList<OccurrenceState> Undecided { get; } =
        [OccurrenceState.Notified, OccurrenceState.Acknowledged, OccurrenceState.Stated, OccurrenceState.Claimed];

    /// <summary>What enters the figures.</summary>
    public static IReadOnlyList<OccurrenceState> Counting { get; } = [OccurrenceState.Upheld, OccurrenceState.Amended];

    extension(OccurrenceState state)
    {
        public bool IsUndecided => Undecided.Contains(state);

        public bool Counts => Counting.Contains(state);

        /// <summary>Whether the units concerned may still answer.</summary>
        public bool IsAnswerable => state is OccurrenceState.Notified or OccurrenceState.Acknowledged or OccurrenceState.Stated;

        public bool IsFinal => !state.IsUndecided;
    }
}
