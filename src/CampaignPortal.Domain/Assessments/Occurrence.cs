using System.Globalization;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>A deduction or bonus (记录): what happened when, to whom, under which rule, found by whom.</summary>
public sealed class Occurrence : Entity
{
    public const int NumberMaxLength = 20;
    public const int ReasonMaxLength = Reason.MaxLength;

    private readonly List<OccurrenceSubject> _subjects = [];
    private readonly List<OccurrenceMultiplier> _multipliers = [];
    private readonly List<OccurrenceStatement> _statements = [];

    private Occurrence() { } // EF

    /// <summary>Records what somebody found; the units concerned may answer.</summary>
    public Occurrence(Round round, string number, OccurrenceFacts facts, OccurrenceFiling filing, Actor actor, DateTimeOffset now)
        : this(round, number, facts, filing, OccurrenceState.Notified, actor, now)
    {
    }

    private Occurrence(
        Round round, string number, OccurrenceFacts facts, OccurrenceFiling filing, OccurrenceState state, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRecord(round, facts, filing));
        (CampaignId, RoundId, State, Facts) = (round.CampaignId, round.Id, state, facts);
        Number = Text.Required(number, NumberMaxLength, nameof(number));
        (StatementDueOn, CalendarVersion) = (filing.StatementDueOn, filing.CalendarVersion);
        (RecordingUnitId, IsCarried, Key) = (filing.RecordingUnitId, filing.IsCarried, filing.Key ?? Guid.NewGuid());
        (RecordedBy, RecordedAt) = (Doer.Of(actor), now);
        _subjects.AddRange(filing.Subjects);
        _multipliers.AddRange(filing.Applied.Select(m => new OccurrenceMultiplier(m)));
        var verb = state == OccurrenceState.Claimed ? "Claim" : "Record";
        Record(Act(verb, actor, now) with { After = $"{facts.Kind} {facts.ItemCode} {facts.RuleCode} {Figure(TotalPoints)}" });
    }

    public int CampaignId { get; private set; }

    /// <summary>The round in which it counts.</summary>
    public int RoundId { get; private set; }

    /// <summary>Like 2026-0012; unique within the campaign.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Of the form that filed it; unique, so that a form sent twice files once.</summary>
    public Guid Key { get; private set; }

    public OccurrenceState State { get; private set; }
    public OccurrenceFacts Facts { get; private set; } = null!;

    /// <summary>Whether it happened in an earlier quarter and is counted in this one.</summary>
    public bool IsCarried { get; private set; }

    /// <summary>Null for a single finder without an office.</summary>
    public int? RecordingUnitId { get; private set; }

    public Doer RecordedBy { get; private set; } = null!;
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Inclusive.</summary>
    public DateOnly StatementDueOn { get; private set; }

    public int CalendarVersion { get; private set; }

    /// <summary>Value of one time as decided; null until then, and when dropped.</summary>
    public decimal? DecidedPoints { get; private set; }

    public string? DecisionReason { get; private set; }
    public Doer? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public IReadOnlyList<OccurrenceSubject> Subjects => _subjects;
    public IReadOnlyList<OccurrenceMultiplier> Multipliers => _multipliers;
    public IReadOnlyList<OccurrenceStatement> Statements => _statements;

    /// <summary>All times together with what multiplies them, as decided or else as recorded; what counts says the state.</summary>
    public decimal TotalPoints => _multipliers.Aggregate((DecidedPoints ?? Facts.Points) * Facts.Count, (points, m) => points * m.Factor);

    /// <summary>Whether a form sent again says what this says; else it is another fact, and none may be lost.</summary>
    public bool IsRepeatedBy(OccurrenceFacts facts, OccurrenceFiling filing) =>
        Facts == facts
        && _subjects.Select(s => (s.UnitId, s.PersonId, s.Role)).Order().SequenceEqual(filing.Subjects.Select(s => (s.UnitId, s.PersonId, s.Role)).Order())
        && _multipliers.Select(m => m.Code).Order(StringComparer.Ordinal).SequenceEqual(filing.Multipliers.Order(StringComparer.Ordinal));

    public static Refusal? WhyNotRecord(Round round, OccurrenceFacts facts, OccurrenceFiling filing) =>
        round.WhyNotRecordFact(filing.AfterDecision) is { } refusal ? refusal
        : filing.Subjects.Count == 0 ? Refusal.Incomplete
        : !(filing.IsCarried ? facts.OccurredOn < round.Quarter.FirstDay : round.Quarter.Contains(facts.OccurredOn)) ? Refusal.OutsidePeriod
        : !filing.Range.Contains(facts.Points) || !Points.IsStorable(facts.Points * facts.Count) ? Refusal.OutsideRange
        : filing.WhyNotWeigh(facts);

    public static Refusal? WhyNotClaim(Round round, OccurrenceFacts facts, OccurrenceFiling filing, int unitId) =>
        facts.Kind != OccurrenceKind.Bonus ? Refusal.NoSuchRule
        : filing.Subjects.Any(s => s.UnitId != unitId) ? Refusal.NotEntitled
        : WhyNotRecord(round, facts, filing);

    /// <summary>A unit claims a bonus for itself; it needs no answer and goes straight to the decision.</summary>
    public static Occurrence Claim(
        Round round, string number, OccurrenceFacts facts, OccurrenceFiling filing, int unitId, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotClaim(round, facts, filing, unitId));
        return new(round, number, facts, filing, OccurrenceState.Claimed, actor, now);
    }

    /// <summary>Whether every unit concerned has acknowledged it or stated its case.</summary>
    public bool IsAnswered => _subjects.TrueForAll(s => s.AnsweredAt is not null);

    public bool IsStatementPeriodOver(DateTimeOffset now) => now >= OfficeTime.EndOf(StatementDueOn);

    public Refusal? WhyNotAcknowledge(int unitId) =>
        !Concerns(unitId) ? Refusal.NotEntitled
        : !State.IsAnswerable || HasAnswered(unitId) ? Refusal.WrongState
        : null;

    /// <summary>Where several units are concerned, it counts as acknowledged when the last of them has.</summary>
    public void Acknowledge(int unitId, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotAcknowledge(unitId));
        Answer(unitId, now);
        var next = State == OccurrenceState.Notified && IsAnswered ? OccurrenceState.Acknowledged : State;
        Enter(next, Act("Acknowledge", actor, now) with { UnitId = unitId });
    }

    public Refusal? WhyNotStateCase(int unitId, DateTimeOffset arrivedAt) =>
        !Concerns(unitId) ? Refusal.NotEntitled
        : !State.IsAnswerable ? Refusal.WrongState
        : IsStatementPeriodOver(arrivedAt) ? Refusal.TooLate
        : null;

    public void StateCase(int unitId, string text, Actor actor, DateTimeOffset arrivedAt)
    {
        RefusedException.ThrowIf(WhyNotStateCase(unitId, arrivedAt));
        _statements.Add(new OccurrenceStatement(unitId, text, actor, arrivedAt));
        Answer(unitId, arrivedAt);
        Enter(OccurrenceState.Stated, Act("StateCase", actor, arrivedAt) with { UnitId = unitId });
    }

    /// <summary>
    /// Not by its finder, by who stated the case, by the person it concerns, or by anybody at home in a unit that it concerns;
    /// not while a unit may still answer.
    /// </summary>
    /// <param name="homes">Units in which either side of the actor holds a post or files.</param>
    public Refusal? WhyNotDecide(Actor actor, IReadOnlySet<int> homes, DateTimeOffset now) =>
        State.IsFinal ? Refusal.WrongState
        : IsOwnWork(actor) || _subjects.Exists(s => homes.Contains(s.UnitId)) ? Refusal.OwnWork
        : State != OccurrenceState.Claimed && !IsAnswered && !IsStatementPeriodOver(now) ? Refusal.StatementPeriodRunning
        : null;

    public Refusal? WhyNotDecide(OccurrenceDecision decision, ValueRange range, Actor actor, IReadOnlySet<int> homes, DateTimeOffset now) =>
        WhyNotDecide(actor, homes, now) ?? decision.WhyNot(range, Facts.Count);

    public void Decide(OccurrenceDecision decision, ValueRange range, Actor actor, IReadOnlySet<int> homes, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotDecide(decision, range, actor, homes, now));
        var before = Figure(TotalPoints);
        DecidedPoints = decision.Outcome == OccurrenceState.Dropped ? null : decision.Points ?? Facts.Points;
        (DecisionReason, DecidedBy, DecidedAt) = (decision.Reason, Doer.Of(actor), now);
        State = decision.Outcome;
        var after = State.Counts ? $"{State} {Figure(TotalPoints)}" : State.ToString();
        Record(Act("Decide", actor, now) with { Before = before, After = after, Reason = decision.Reason });
    }

    public Refusal? WhyNotWithdraw(Actor actor) =>
        State.IsFinal ? Refusal.WrongState : RecordedBy.IsSameAs(actor) ? null : Refusal.NotEntitled;

    /// <summary>Its finder takes it back; it stays on record.</summary>
    public void Withdraw(string? reason, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotWithdraw(actor));
        Enter(OccurrenceState.Withdrawn, Act("Withdraw", actor, now) with { Reason = Reason.Require(reason) });
    }

    private bool Concerns(int unitId) => _subjects.Exists(s => s.UnitId == unitId);

    private bool HasAnswered(int unitId) => _subjects.Exists(s => s.UnitId == unitId && s.AnsweredAt is not null);

    private bool IsOwnWork(Actor actor) =>
        RecordedBy.IsSameAs(actor)
        || _statements.Exists(s => s.StatedBy.IsSameAs(actor))
        || _subjects.Exists(s => s.PersonId is { } person && actor.Is(person));

    private void Answer(int unitId, DateTimeOffset now)
    {
        _subjects.FindAll(s => s.UnitId == unitId).ForEach(s => s.Answer(now));
        Touch();
    }

    /// <summary>Without trailing zeros, which one provider stores and the other does not.</summary>
    private static string Figure(decimal points) => points.ToString("0.####", CultureInfo.InvariantCulture);

    private void Enter(OccurrenceState next, Deed deed)
    {
        Record(deed with { Before = State.ToString(), After = next.ToString() });
        State = next;
    }

    /// <summary>Readable by the unit concerned where it is one; where it is several, by the campaign's administrators only.</summary>
    private Deed Act(string verb, Actor actor, DateTimeOffset now)
    {
        var units = _subjects.Select(s => s.UnitId).Distinct().ToList();
        return new($"Occurrence.{verb}", actor, now, Number) { CampaignId = CampaignId, UnitId = units is [var only] ? only : null };
    }
}
