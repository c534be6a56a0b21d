namespace CampaignPortal.Domain.Assessments;

/// <summary>Where a self-assessment or a score sheet stands; the tables are in docs/domain/workflows.md.</summary>
public enum SheetState
{
    Draft,
    Submitted,

    /// <summary>Sent back with reasons.</summary>
    Returned,

    Confirmed,
}

/// <summary>Named groups of <see cref="SheetState"/>.</summary>
public static class SheetStates
{
    /// <summary>Those that are in; for queries.</summary>
    public static IReadOnlyList<SheetState> In { get; } = [SheetState.Submitted, SheetState.Confirmed];

    /// <summary>Those in which their author may fill them in; for queries.</summary>
    public static IReadOnlyList<SheetState> Editable { get; } = [SheetState.Draft, SheetState.Returned];

    extension(SheetState state)
    {
        /// <summary>Whether its author may fill it in and submit it.</summary>
        public bool IsEditable => state is SheetState.Draft or SheetState.Returned;

        /// <summary>Whether it is in, confirmed or not.</summary>
        public bool IsIn => state is SheetState.Submitted or SheetState.Confirmed;
    }
}
