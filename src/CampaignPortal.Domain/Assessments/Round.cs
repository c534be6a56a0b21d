using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>One assessment of a campaign in one quarter (评议轮次). Opening it pins what it rests on.</summary>
public sealed class Round : Entity
{
    public const int QuarterCodeMaxLength = 8;

    private readonly List<Participant> _participants = [];
    private readonly List<RoundExtension> _extensions = [];

    private Round() { } // EF

    public Round(int campaignId, Quarter quarter, RoundDates dates, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(dates.AreInOrder ? null : Refusal.EndsBeforeItBegins);
        (CampaignId, Quarter) = (campaignId, quarter);
        Take(dates, now);
        QuarterCode = $"{quarter.Year:0000}Q{quarter.Number}";
        Record(Act("Plan", actor, now) with { After = dates.ToString() });
    }

    public int CampaignId { get; private set; }
    public Quarter Quarter { get; private set; }
    public RoundDates Dates { get; private set; } = null!;
    public RoundState State { get; private set; }

    /// <summary>Whether it waits for a hand: its opening day had come when that day was set, and what opens at once is looked at first.</summary>
    public bool OpensByHand { get; private set; }

    /// <summary>Null until it is opened for the first time.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>Pinned at the opening; null before.</summary>
    public int? SchemeVersionId { get; private set; }

    /// <summary>Pinned at the opening; null before.</summary>
    public int? StandardSetVersionId { get; private set; }

    /// <summary>Who was to decide when it opened; null before.</summary>
    public Decider? OpenedWith { get; private set; }

    public IReadOnlyList<Participant> Participants => _participants;
    public IReadOnlyList<RoundExtension> Extensions => _extensions;

    /// <summary>As it stands in receipts and lists, like 2026Q3; unique within the campaign.</summary>
    public string QuarterCode { get; private set; } = "";

    /// <summary>Null when the unit takes no part in this round.</summary>
    public Participant? ParticipantOf(int unitId) => _participants.Find(p => p.UnitId == unitId);

    /// <summary>Whether the day has come on which it opens by itself.</summary>
    public bool IsDueToOpen(DateTimeOffset now) => State == RoundState.Planned && !OpensByHand && OfficeTime.DayOf(now) >= Dates.OpensOn;

    /// <inheritdoc cref="Decider.InForce"/>
    public Decider DeciderOf(CampaignSettings settings) => Decider.InForce(OpenedWith, settings.Decider);

    public DateOnly SelfDueOnFor(int unitId) => Later(Dates.SelfDueOn, Furthest(unitId)?.UntilOn);

    /// <summary>The last of its days on which anybody may still submit; inclusive.</summary>
    public DateOnly LastDayOn => _extensions.Aggregate(Later(Later(Dates.SelfDueOn, Dates.LateUntilOn), Dates.ScoringDueOn), (day, e) => Later(day, e.UntilOn));

    public DateOnly ConfirmDueOnFor(int unitId) => Later(Dates.ConfirmDueOn, Furthest(unitId)?.ConfirmUntilOn);

    /// <summary>The last day on which a unit hands in what stands like this: what was sent back may come until the head's day.</summary>
    public DateOnly SelfDueOnFor(int unitId, SheetState state) => state == SheetState.Returned ? ConfirmDueOnFor(unitId) : SelfDueOnFor(unitId);

    /// <summary>Whether a first submission that arrives then is after the unit's due day.</summary>
    public bool IsLate(int unitId, DateTimeOffset arrivedAt) => arrivedAt >= OfficeTime.EndOf(SelfDueOnFor(unitId));

    public bool IsConfirmationLate(int unitId, DateTimeOffset now) => now >= OfficeTime.EndOf(ConfirmDueOnFor(unitId));

    /// <summary>The instant counts at which the request arrived.</summary>
    public Refusal? WhyNotSubmitSelf(int unitId, DateTimeOffset arrivedAt) =>
        WhyNotFileUntil(Later(SelfDueOnFor(unitId), Dates.LateUntilOn), unitId, arrivedAt);

    /// <summary>A sheet that came in time and was sent back has the time of the confirmation, else the unit would lose it.</summary>
    public Refusal? WhyNotSubmitSelfAgain(int unitId, DateTimeOffset arrivedAt) =>
        WhyNotFileUntil(Later(ConfirmDueOnFor(unitId), Dates.LateUntilOn), unitId, arrivedAt);

    public Refusal? WhyNotSubmitMarks(DateTimeOffset arrivedAt) =>
        State != RoundState.Open ? Refusal.RoundNotOpen
        : arrivedAt >= OfficeTime.EndOf(Dates.ScoringDueOn) ? Refusal.TooLate
        : null;

    /// <param name="afterDecision">The campaign's rule where a result of this round is decided; null where none is.</param>
    public Refusal? WhyNotRecordFact(LateFacts? afterDecision) =>
        State.TakesFacts || afterDecision == LateFacts.Correct ? null : Refusal.RoundNotOpen;

    /// <summary>What is open is closed by hand, never by a day that is over when it is set.</summary>
    public Refusal? WhyNotReschedule(RoundDates dates, DateOnly today) =>
        State is not (RoundState.Planned or RoundState.Open) ? Refusal.WrongState
        : !dates.AreInOrder ? Refusal.EndsBeforeItBegins
        : State == RoundState.Open && dates.OpensOn != Dates.OpensOn ? Refusal.Frozen
        : State == RoundState.Open && dates.MovesIntoPast(Dates, today) ? Refusal.DayPassed
        : null;

    /// <summary>Moves days for everybody; for one unit there is <see cref="Extend"/>.</summary>
    public void Reschedule(RoundDates dates, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotReschedule(dates, OfficeTime.DayOf(now)));
        var before = Dates;
        var why = Reason.Require(reason);
        Take(dates, now);
        Record(Act("Reschedule", actor, now) with { Before = before.ToString(), After = dates.ToString(), Reason = why });
    }

    public Refusal? WhyNotOpen(int participantCount) =>
        State != RoundState.Planned ? Refusal.WrongState
        : participantCount < Campaign.MinParticipants ? Refusal.Incomplete
        : null;

    /// <summary>On its day or earlier by hand; pins scheme, standards, decider and participants.</summary>
    public void Open(
        Actor actor, int schemeVersionId, int standardSetVersionId, Decider decider, IReadOnlyCollection<Participant> participants, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotOpen(participants.Count));
        if (participants.DistinctBy(p => p.UnitId).Count() != participants.Count)
        {
            throw new ArgumentException("Each unit once.", nameof(participants));
        }

        (SchemeVersionId, StandardSetVersionId, OpenedWith, OpenedAt) = (schemeVersionId, standardSetVersionId, decider, now);
        _participants.AddRange(participants);
        Enter(RoundState.Open, Act("Open", actor, now));
    }

    public Refusal? WhyNotExtend(int unitId, DateOnly untilOn, DateOnly confirmUntilOn, DateOnly today) =>
        State != RoundState.Open ? Refusal.RoundNotOpen
        : ParticipantOf(unitId) is null ? Refusal.NotEntitled
        : untilOn <= SelfDueOnFor(unitId) || confirmUntilOn < untilOn ? Refusal.EndsBeforeItBegins
        : untilOn < today ? Refusal.DayPassed
        : null;

    public void Extend(int unitId, DateOnly untilOn, DateOnly confirmUntilOn, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotExtend(unitId, untilOn, confirmUntilOn, OfficeTime.DayOf(now)));
        var extension = new RoundExtension(unitId, untilOn, confirmUntilOn, Reason.Require(reason));
        var before = SelfDueOnFor(unitId);
        _extensions.Add(extension);
        Touch();
        Record(Act("Extend", actor, now) with
        {
            UnitId = unitId,
            Before = $"{before:yyyy-MM-dd}",
            After = $"{untilOn:yyyy-MM-dd}",
            Reason = extension.Reason,
        });
    }

    /// <param name="undecided">Numbers of the occurrences of this round that nobody has decided.</param>
    public Refusal? WhyNotClose(IReadOnlyCollection<string> undecided) =>
        State != RoundState.Open ? Refusal.WrongState
        : undecided.Count > 0 ? Refusal.OccurrencesUndecided
        : null;

    public void Close(IReadOnlyCollection<string> undecided, Actor actor, DateTimeOffset now)
    {
        var refusal = WhyNotClose(undecided);
        RefusedException.ThrowIf(refusal, refusal == Refusal.OccurrencesUndecided ? string.Join('、', undecided) : null);
        Enter(RoundState.Closed, Act("Close", actor, now));
    }

    public Refusal? WhyNotMarkComputed() => State.IsClosed ? null : Refusal.WrongState;

    public void MarkComputed(Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotMarkComputed());
        Enter(RoundState.Computed, Act("MarkComputed", actor, now));
    }

    /// <param name="isDecided">Whether a result of this round is decided; then only a correction helps.</param>
    public Refusal? WhyNotReopen(bool isDecided) =>
        !State.IsClosed ? Refusal.WrongState : isDecided ? Refusal.Frozen : null;

    /// <summary>Days that have passed stay passed; rescheduling or extending them is an act of its own.</summary>
    public void Reopen(bool isDecided, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotReopen(isDecided));
        Enter(RoundState.Open, Act("Reopen", actor, now) with { Reason = Reason.Require(reason) });
    }

    /// <param name="isUsed">Whether anything was filled in, filed, recorded or computed in it.</param>
    public Refusal? WhyNotWithdraw(bool isUsed) =>
        State is not (RoundState.Planned or RoundState.Open) ? Refusal.WrongState : isUsed ? Refusal.RoundUsed : null;

    /// <summary>Takes back that it was planned or opened: the row and its empty sheets are deleted with this, and its quarter can be planned anew.</summary>
    public void Withdraw(bool isUsed, string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotWithdraw(isUsed));
        Record(Act("Withdraw", actor, now) with { Before = $"{State} {Dates}", Reason = Reason.Require(reason) });
    }

    private void Take(RoundDates dates, DateTimeOffset now) => (Dates, OpensByHand) = (dates, dates.OpensOn <= OfficeTime.DayOf(now));

    private Refusal? WhyNotFileUntil(DateOnly lastDay, int unitId, DateTimeOffset arrivedAt) =>
        State != RoundState.Open ? Refusal.RoundNotOpen
        : ParticipantOf(unitId) is null ? Refusal.NotEntitled
        : arrivedAt >= OfficeTime.EndOf(lastDay) ? Refusal.TooLate
        : null;

    private RoundExtension? Furthest(int unitId) => _extensions.Where(e => e.UnitId == unitId).MaxBy(e => e.UntilOn);

    private static DateOnly Later(DateOnly day, DateOnly? other) => other > day ? other.Value : day;

    private void Enter(RoundState next, Deed deed)
    {
        Record(deed with { Before = State.ToString(), After = next.ToString() });
        State = next;
    }

    private Deed Act(string verb, Actor actor, DateTimeOffset now) =>
        new($"Round.{verb}", actor, now, QuarterCode) { CampaignId = CampaignId };
}
