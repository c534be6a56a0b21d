using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>
/// That a gate of the scheme applies to a unit in one quarter (认定), for which somebody has to pronounce it. Who records it does
/// not confirm it, and only what is confirmed counts. What was withdrawn stays on record, and the gate may be pronounced anew.
/// </summary>
public sealed class Pronouncement : Entity
{
    /// <summary>As long as a scheme allows.</summary>
    public const int GateCodeMaxLength = 64;

    public const int ReasonMaxLength = Reason.MaxLength;

    private Pronouncement() { } // EF

    /// <param name="earlier">Those of this round, gate and unit.</param>
    /// <inheritdoc cref="WhyNotRecord"/>
    public Pronouncement(Round round, Gate gate, int unitId, GateGrounds grounds, IReadOnlyCollection<Pronouncement> earlier, LateFacts? afterDecision, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRecord(round, gate, unitId, earlier, afterDecision));
        (CampaignId, RoundId, UnitId, Number) = (round.CampaignId, round.Id, unitId, earlier.Count + 1);
        GateCode = Text.Required(gate.Code, GateCodeMaxLength, nameof(gate));
        (Grounds, RecordedBy, RecordedAt) = (grounds.Checked(), Doer.Of(actor), now);
        Record(Act("Record", round, gate, actor, now) with { After = Grounds.Words });
    }

    public int CampaignId { get; private set; }
    public int RoundId { get; private set; }
    public string GateCode { get; private set; } = "";
    public int UnitId { get; private set; }

    /// <summary>From 1, within round, gate and unit: one more each time after it was withdrawn.</summary>
    public int Number { get; private set; }

    public GateGrounds Grounds { get; private set; } = null!;
    public PronouncementState State { get; private set; }
    public Doer RecordedBy { get; private set; } = null!;
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Null until somebody else checked it.</summary>
    public Doer? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }
    public Doer? WithdrawnBy { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Null unless it is withdrawn.</summary>
    public string? WithdrawalReason { get; private set; }

    public bool Stands => State != PronouncementState.Withdrawn;

    /// <param name="afterDecision">The campaign's rule where a result of this round is decided; null where none is.</param>
    public static Refusal? WhyNotChange(Round round, LateFacts? afterDecision) =>
        round.State == RoundState.Planned ? Refusal.RoundNotOpen : round.WhyNotRecordFact(afterDecision);

    /// <param name="earlier">Those of this round, gate and unit.</param>
    /// <inheritdoc cref="WhyNotChange"/>
    public static Refusal? WhyNotRecord(Round round, Gate gate, int unitId, IEnumerable<Pronouncement> earlier, LateFacts? afterDecision) =>
        WhyNotChange(round, afterDecision)
        ?? (!gate.IsRecorded ? Refusal.NoSuchRule
            : round.ParticipantOf(unitId) is null ? Refusal.NotEntitled
            : earlier.Any(p => p.Stands) ? Refusal.AlreadyRecorded
            : null);

    /// <inheritdoc cref="WhyNotChange"/>
    public Refusal? WhyNotConfirm(Round round, LateFacts? afterDecision, Actor actor) =>
        WhyNotChange(round, afterDecision)
        ?? (State != PronouncementState.Recorded ? Refusal.WrongState
            : RecordedBy.IsSameAs(actor) ? Refusal.OwnWork
            : null);

    /// <inheritdoc cref="WhyNotChange"/>
    public void Confirm(Round round, Gate gate, LateFacts? afterDecision, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotConfirm(round, afterDecision, actor));
        (State, ConfirmedBy, ConfirmedAt) = (PronouncementState.Confirmed, Doer.Of(actor), now);
        Record(Act("Confirm", round, gate, actor, now) with { After = Grounds.Words });
    }

    /// <summary>As long as nobody confirmed it also by who recorded it, afterwards only by somebody else.</summary>
    /// <inheritdoc cref="WhyNotChange"/>
    public Refusal? WhyNotWithdraw(Round round, LateFacts? afterDecision, Actor actor) =>
        WhyNotChange(round, afterDecision)
        ?? (!Stands ? Refusal.WrongState
            : State == PronouncementState.Confirmed && RecordedBy.IsSameAs(actor) ? Refusal.OwnWork
            : null);

    /// <inheritdoc cref="WhyNotChange"/>
    public void Withdraw(Round round, Gate gate, string? reason, LateFacts? afterDecision, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotWithdraw(round, afterDecision, actor));
        WithdrawalReason = Reason.Require(reason);
        (State, WithdrawnBy, WithdrawnAt) = (PronouncementState.Withdrawn, Doer.Of(actor), now);
        Record(Act("Withdraw", round, gate, actor, now) with { Before = Grounds.Words, Reason = WithdrawalReason });
    }

    /// <summary>Readable by the unit: it is about it.</summary>
    private Deed Act(string verb, Round round, Gate gate, Actor actor, DateTimeOffset now) =>
        new($"Pronouncement.{verb}", actor, now, $"{round.QuarterCode} {gate.Name.Zh}") { CampaignId = CampaignId, UnitId = UnitId };
}

/// <summary>Without any of the three no gate is applied to a unit.</summary>
/// <param name="Basis">The document it rests on.</param>
/// <param name="Authority">Who may pronounce it (认定机关).</param>
/// <param name="Decision">What applies it to this unit: number and day of the decision, or its words.</param>
public sealed record GateGrounds(string Basis, string Authority, string Decision)
{
    /// <summary>As long as facts of a calculation may be.</summary>
    public const int MaxLength = StandingFactsJson.TextMaxLength;

    public string Words => $"{Basis}；{Authority}；{Decision}";

    internal GateGrounds Checked() => new(Checked(Basis, nameof(Basis)), Checked(Authority, nameof(Authority)), Checked(Decision, nameof(Decision)));

    private static string Checked(string text, string name) =>
        Text.IsReadable(text) ? Text.Required(text, MaxLength, name) : throw new ArgumentException("Readable text expected.", name);
}
