namespace CampaignPortal.Domain.Scoring;

/// <summary>A veto or exclusion that somebody pronounced. Without its three grounds it is refused.</summary>
/// <param name="Basis">The document it rests on.</param>
/// <param name="Authority">Who may pronounce it.</param>
/// <param name="Decision">The decision that applies it to this subject.</param>
public sealed record GateRecord(string Id, string Gate, string Subject, string Basis, string Authority, string Decision);

/// <summary>What an earlier period came to.</summary>
/// <param name="Back">1 for the period before this one.</param>
/// <param name="Gates">Those that fired then, not those still in force.</param>
/// <param name="FromBottom">Place in the category counted from below, 1 for the last; null when not ranked.</param>
public sealed record PastPeriod(
    string Subject, int Back, IReadOnlyList<string> Gates, string? Grade, int? FromBottom, IReadOnlyList<string> Awards);

/// <summary>Months served in the period.</summary>
public sealed record MonthsServed(string Subject, decimal Months);

public enum DecisionKind
{
    Decision,
    RunOff,
    Lot,

    /// <summary>The outcome of the second stage of an award.</summary>
    Ballot,

    /// <summary>Approval that seats without candidates are filled from the next band.</summary>
    Fill,
}

/// <summary>What a body decided where figures do not decide.</summary>
/// <param name="List">Code of a band or award; null for ranks.</param>
/// <param name="Order">Subjects, the better first; empty for an approval.</param>
public sealed record RecordedDecision(
    string Id, DecisionKind Kind, string? List, IReadOnlyList<string> Order, string Basis, string Authority, string Reason)
{
    internal bool OrdersEquals => Kind.OrdersEquals;
}

public static class DecisionKinds
{
    extension(DecisionKind kind)
    {
        /// <summary>Whether it tells apart whom figures do not.</summary>
        public bool OrdersEquals => kind is DecisionKind.Decision or DecisionKind.RunOff or DecisionKind.Lot;
    }
}
