using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>What those who take part can do in the product, as far as a phase can switch it on.</summary>
public enum CampaignFunction
{
    /// <summary>Fill in, document and submit the unit's own sheet.</summary>
    SelfAssessment,

    /// <summary>Fill in and submit score sheets.</summary>
    Scoring,

    /// <summary>Record what was found, and claim bonuses.</summary>
    RecordOccurrences,

    /// <summary>File what the tasks of the phases ask for.</summary>
    Duties,
}

/// <summary>Where a phase stands at one instant; the table is in docs/domain/workflows.md.</summary>
public enum PhaseState
{
    Planned,
    Open,
    Closed,
}

/// <summary>An administrator's word on a phase: it beats the dates until it is withdrawn.</summary>
/// <param name="State"><see cref="PhaseState.Open"/> or <see cref="PhaseState.Closed"/>.</param>
/// <param name="ForPersonId">Null when the administrator acted for himself.</param>
public sealed record PhaseDecision(PhaseState State, string Reason, int PersonId, int? ForPersonId, DateTimeOffset At)
{
    public const int ReasonMaxLength = 500;
}

/// <summary>What a phase is, as its author puts it.</summary>
/// <param name="Order">Place in lists; it says nothing about dates, which may overlap.</param>
/// <param name="About">What the phase is for; null where the plan says no more than its name.</param>
/// <param name="Begin">It opens at the start of the earliest day.</param>
/// <param name="End">It closes after the latest day; null = open-ended.</param>
/// <param name="Functions">What it switches on; none where it only names a time.</param>
public sealed record PhasePlan(
    int Order, string Name, string? About, ImpreciseDate Begin, ImpreciseDate? End, IReadOnlyCollection<CampaignFunction> Functions)
{
    /// <summary>Whether it can be open for a day at least.</summary>
    public bool IsInOrder => End is null || End.Latest >= Begin.Earliest;

    /// <summary>By its dates alone.</summary>
    public PhaseState StateAt(DateTimeOffset at) =>
        at < OfficeTime.StartOf(Begin.Earliest) ? PhaseState.Planned
        : End is not null && at >= OfficeTime.EndOf(End.Latest) ? PhaseState.Closed
        : PhaseState.Open;

    /// <summary>Alike under every culture, because it goes on record.</summary>
    public override string ToString() => $"{Name}: {Begin} – {End} {string.Join(' ', Functions.Order())}".TrimEnd();
}
