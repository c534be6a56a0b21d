namespace CampaignPortal.Domain.Duties;

/// <summary>Where a duty stands; the table is in docs/domain/workflows.md.</summary>
public enum DutyState
{
    Owed,

    /// <summary>With the recipients; final where nobody checks it.</summary>
    Filed,

    SentBack,

    /// <summary>Checked by every recipient.</summary>
    Accepted,

    /// <summary>Nothing is asked any more.</summary>
    Withdrawn,
}

/// <summary>Named groups of <see cref="DutyState"/>.</summary>
public static class DutyStates
{
    /// <summary>Those in which the unit has to act, for use inside queries.</summary>
    public static readonly DutyState[] Outstanding = [DutyState.Owed, DutyState.SentBack];

    /// <summary>Those in which what the unit did is there, for use inside queries.</summary>
    public static readonly DutyState[] Done = [DutyState.Filed, DutyState.Accepted];

    extension(DutyState state)
    {
        public bool IsOutstanding => state is DutyState.Owed or DutyState.SentBack;
        public bool IsDone => state is DutyState.Filed or DutyState.Accepted;
    }
}

/// <summary>What has to lie there when a duty is filed.</summary>
public enum DutyEvidence
{
    /// <summary>That it is done is enough.</summary>
    None,

    /// <summary>Some words.</summary>
    Words,

    /// <summary>A file.</summary>
    File,
}

/// <summary>What lays duties out. Further ledgers add their own.</summary>
public enum DutyOrigin
{
    /// <summary>A task of a campaign's phase.</summary>
    PhaseTask,
}
