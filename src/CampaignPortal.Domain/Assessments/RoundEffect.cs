using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>What a date brings about by itself.</summary>
public enum RoundEffectKind
{
    Opening,
    SelfReminder,
    ConfirmationReminder,
    ScoringReminder,
}

/// <summary>
/// That an effect of a date has taken place. Round, kind and day are unique together, so that it takes place once
/// however many instances run.
/// </summary>
[Unrecorded]
public sealed class RoundEffect : Entity
{
    private RoundEffect() { } // EF

    public RoundEffect(int roundId, RoundEffectKind what, DateOnly dueOn, DateTimeOffset now) =>
        (RoundId, What, DueOn, DoneAt) = (roundId, what, dueOn, now);

    public int RoundId { get; private set; }
    public RoundEffectKind What { get; private set; }
    public DateOnly DueOn { get; private set; }
    public DateTimeOffset DoneAt { get; private set; }
}
