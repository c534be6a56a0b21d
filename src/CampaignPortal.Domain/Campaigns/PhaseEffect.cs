using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Campaigns;

/// <summary>What a date of a phase brings about by itself.</summary>
public enum PhaseEffectKind
{
    Opening,
    Closing,
}

/// <summary>
/// That a date of a phase has had its effect: who takes part was told, duties were laid out. Phase, kind and day are unique
/// together, so that it takes place once however many instances run, and not again after a decision by hand.
/// </summary>
[Unrecorded]
public sealed class PhaseEffect : Entity
{
    private PhaseEffect() { } // EF

    public PhaseEffect(int phaseId, PhaseEffectKind what, DateOnly dueOn, DateTimeOffset now) =>
        (PhaseId, What, DueOn, DoneAt) = (phaseId, what, dueOn, now);

    public int PhaseId { get; private set; }
    public PhaseEffectKind What { get; private set; }
    public DateOnly DueOn { get; private set; }
    public DateTimeOffset DoneAt { get; private set; }
}
