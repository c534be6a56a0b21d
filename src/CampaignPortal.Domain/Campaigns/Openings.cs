using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>A phase as it stands at one instant, or as it would stand.</summary>
public sealed record PhaseStanding(int PhaseId, PhasePlan Plan, PhaseState State)
{
    public static PhaseStanding Of(Phase phase, DateTimeOffset at) => new(phase.Id, phase.Plan, phase.StateAt(at));

    public bool Names(CampaignFunction function) => Plan.Functions.Contains(function);
}

/// <summary>
/// What the phases of one campaign leave open. A function that no phase names is open: the round alone decides. One that a
/// phase names is open while at least one of the phases that name it is.
/// </summary>
public sealed class Openings(IReadOnlyCollection<PhaseStanding> phases)
{
    public static Openings At(IEnumerable<Phase> phases, DateTimeOffset at) => new([.. phases.Select(p => PhaseStanding.Of(p, at))]);

    public IReadOnlyCollection<PhaseStanding> Phases => phases;

    public bool IsGoverned(CampaignFunction function) => phases.Any(p => p.Names(function));

    public bool IsOpen(CampaignFunction function) => WhyNot(function) is null;

    /// <summary>Null when it is open; else whether it is still to come or over. <see cref="ClosedBy"/> names the phase.</summary>
    public Refusal? WhyNot(CampaignFunction function) =>
        !IsGoverned(function) || phases.Any(p => p.Names(function) && p.State == PhaseState.Open) ? null
        : ClosedBy(function)!.State == PhaseState.Planned ? Refusal.PhaseNotBegun
        : Refusal.PhaseOver;

    /// <summary>The next phase that opens it, else the last one that closed it; null when it is open.</summary>
    public PhaseStanding? ClosedBy(CampaignFunction function)
    {
        List<PhaseStanding> naming = [.. phases.Where(p => p.Names(function))];
        return naming.Exists(p => p.State == PhaseState.Open) ? null
            : naming.Where(p => p.State == PhaseState.Planned).MinBy(p => p.Plan.Begin.Earliest)
            ?? naming.MaxBy(p => p.Plan.End?.Latest ?? DateOnly.MaxValue);
    }

    /// <summary>The same campaign with one phase standing otherwise; added where it is not among them.</summary>
    public Openings With(PhaseStanding phase) => new([.. phases.Where(p => p.PhaseId != phase.PhaseId), phase]);

    public Openings Without(int phaseId) => new([.. phases.Where(p => p.PhaseId != phaseId)]);
}
