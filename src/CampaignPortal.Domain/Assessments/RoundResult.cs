using System.Globalization;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <summary>What a result can be recomputed from. A row apart: what stands behind a text of megabytes is slow to reach.</summary>
public sealed class ResultBundle
{
    internal ResultBundle() { }

    public int Id { get; private set; }

    /// <inheritdoc cref="Calculation" path="/param[@name='BundleText']"/>
    public string Text { get; private set; } = "";

    internal void Take(string text) => Text = text;
}

/// <summary>One numbered result of a round (结果): computed, decided, then frozen; a later change is a new number.</summary>
public sealed class RoundResult : Entity
{
    public const int ReasonMaxLength = Assessments.Reason.MaxLength;

    private readonly List<Standing> _standings = [];
    private readonly List<ResultStatement> _statements = [];
    private readonly List<ResultMean> _means = [];
    private readonly List<ResultSeats> _seats = [];

    private RoundResult() { } // EF

    /// <summary>The first result of a round, as a preview.</summary>
    public RoundResult(int roundId, int campaignId, Calculation calculation, Actor actor, DateTimeOffset now)
        : this(roundId, campaignId, number: 1, calculation, actor, now) => Record(Act("Preview", actor, now) with { After = Hash });

    private RoundResult(int roundId, int campaignId, int number, Calculation calculation, Actor actor, DateTimeOffset now)
    {
        (RoundId, CampaignId, Number) = (roundId, campaignId, number);
        Take(calculation, actor, now);
    }

    public int RoundId { get; private set; }
    public int CampaignId { get; private set; }

    /// <summary>1 for the first, then one more for each correction; unique within the round.</summary>
    public int Number { get; private set; }

    public ResultState State { get; private set; }
    public int SchemeVersionId { get; private set; }
    /// <summary>How many units have a rank.</summary>
    public int RankedCount { get; private set; }

    public ResultBundle Bundle { get; private set; } = null!;
    public string Hash { get; private set; } = "";

    /// <summary>Who computed what lies here now.</summary>
    public Doer ComputedBy { get; private set; } = null!;

    public DateTimeOffset ComputedAt { get; private set; }

    /// <summary>How many orders and ballots the figures leave to a body; it is not decided before they are answered and counted.</summary>
    public int OpenQuestionCount { get; private set; }

    /// <summary>Who may see how much of it, as the campaign had it when the round was first decided; null before.</summary>
    public AudienceLevel? Audience { get; private set; }

    /// <summary>Null for the first result.</summary>
    public int? CorrectsNumber { get; private set; }

    /// <summary>Why it was corrected; null for the first result.</summary>
    public string? CorrectionReason { get; private set; }

    /// <summary>Null until decided.</summary>
    public ResultDecision? Decision { get; private set; }

    /// <summary>Who decided, or registered a body's decision.</summary>
    public Doer? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The campaign's reason, to be printed, where who computed also decided; null else.</summary>
    public string? PrintedException { get; private set; }

    public IReadOnlyList<Standing> Standings => _standings;
    public IReadOnlyList<ResultStatement> Statements => _statements;
    public IReadOnlyList<ResultMean> Means => _means;
    public IReadOnlyList<ResultSeats> Seats => _seats;
    public IReadOnlyList<ResultStatement> UnansweredStatements() => [.. _statements.Where(s => !s.IsAnswered)];

    public Refusal? WhyNotRecompute() => WhyNotUndecided();

    public void Recompute(Calculation calculation, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRecompute());
        var before = Hash;
        Take(calculation, actor, now);
        Touch();
        Record(Act("Recompute", actor, now) with { Before = before, After = Hash });
    }

    /// <summary>Only about figures that are not decided, and not while the round is open again: then they are no longer those that will count.</summary>
    /// <param name="isAnswered">Whether something about the question is on record and counts.</param>
    public static Refusal? WhyNotResolve(ResultState result, RoundState round, bool isAnswered) =>
        result.IsDecided ? Refusal.Frozen
        : round != RoundState.Computed ? Refusal.NotComputed
        : isAnswered ? Refusal.AlreadyRecorded
        : null;

    /// <inheritdoc cref="WhyNotResolve(ResultState, RoundState, bool)"/>
    public Refusal? WhyNotResolve(Round round, OpenQuestion question, IEnumerable<int> units, IEnumerable<Resolution> recorded) =>
        WhyNotResolve(State, Checked(round).State, recorded.Any(r => r.Answers(question, units)));

    /// <summary>Records what a body decided where the figures leave it open; it counts with the next computing.</summary>
    /// <param name="units">Those whom the question is about.</param>
    /// <param name="recorded">What is on record of this round.</param>
    /// <param name="order">The better first: all of them where equals are told apart, who was elected for a ballot, nobody for an approval.</param>
    public Resolution Resolve(
        Round round, OpenQuestion question, IReadOnlyList<int> units, IEnumerable<Resolution> recorded, IReadOnlyList<int> order, ResolutionGrounds grounds, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotResolve(round, question, units, recorded));
        var isWhole = question.Kind switch
        {
            DecisionKind.Fill => order.Count == 0,
            DecisionKind.Ballot => order.Count > 0 && order.All(units.Contains),
            _ => order.Order().SequenceEqual(units.Order()),
        };
        RefusedException.ThrowIf(isWhole && order.Distinct().Count() == order.Count ? null : Refusal.NotEntitled);
        Touch();
        Record(Act("Resolve", actor, now) with { After = grounds.Basis });
        return new Resolution(this, question, order, grounds, actor, now);
    }

    /// <inheritdoc cref="WhyNotResolve(ResultState, RoundState, bool)"/>
    /// <param name="recorded">What is on record of this round.</param>
    public Refusal? WhyNotRule(Round round, FlaggedSheet sheet, IEnumerable<SheetRuling> recorded) =>
        WhyNotResolve(State, Checked(round).State, recorded.Any(r => r.Answers(sheet)));

    /// <summary>Records what becomes of a sheet that stood out; it counts with the next computing.</summary>
    public SheetRuling Rule(
        Round round, FlaggedSheet sheet, IEnumerable<SheetRuling> recorded, RulingOutcome outcome, RulingGrounds grounds, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotRule(round, sheet, recorded));
        RefusedException.ThrowIf(outcome == RulingOutcome.SetAside && !sheet.CanSetAside ? Refusal.NotEntitled : null);
        Touch();
        Record(Act("Rule", actor, now) with { After = outcome.ToString() });
        return new SheetRuling(this, sheet, outcome, grounds, actor, now);
    }

    public Refusal? WhyNotStateCase(int unitId) =>
        WhyNotUndecided() ?? (_standings.Exists(s => s.UnitId == unitId) ? null : Refusal.NotEntitled);

    /// <param name="itemCode">Null when it is about the whole.</param>
    public ResultStatement StateCase(int unitId, string? itemCode, string text, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotStateCase(unitId));
        var statement = new ResultStatement(_statements.Count + 1, unitId, itemCode, text, actor, now);
        _statements.Add(statement);
        Touch();
        Record(Act("StateCase", actor, now) with { UnitId = unitId, After = statement.ItemCode });
        return statement;
    }

    /// <param name="number">Of the statement, within this result.</param>
    public Refusal? WhyNotAnswerStatement(int number, Actor actor) =>
        WhyNotUndecided()
        ?? (Statement(number).IsAnswered ? Refusal.AlreadyRecorded
            : Statement(number).StatedBy.IsSameAs(actor) ? Refusal.OwnWork
            : null);

    public void AnswerStatement(int number, string answer, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotAnswerStatement(number, actor));
        var statement = Statement(number);
        statement.AnswerWith(answer, actor, now);
        Touch();
        Record(Act("AnswerStatement", actor, now) with { UnitId = statement.UnitId, After = statement.ItemCode });
    }

    /// <summary>
    /// Not by who computed it, unless the campaign has a printed exception for a small office; not while the round is
    /// open again, and not before every statement is answered.
    /// </summary>
    public Refusal? WhyNotDecide(Round round, CampaignSettings settings, Actor actor) =>
        WhyNotUndecided()
        ?? (Checked(round).State != RoundState.Computed ? Refusal.NotComputed
            : ComputedBy.IsSameAs(actor) && round.DeciderOf(settings).SmallOfficeException is null ? Refusal.OwnWork
            : RankedCount == 0 ? Refusal.NothingRanked
            : UnansweredStatements().Count > 0 ? Refusal.StatementsUnanswered
            : OpenQuestionCount > 0 ? Refusal.QuestionsOpen
            : null);

    public Refusal? WhyNotDecide(ResultDecision decision, Round round, CampaignSettings settings, Actor actor, DateTimeOffset now) =>
        WhyNotDecide(round, settings, actor)
        ?? decision.WhyNot(round.DeciderOf(settings), OfficeTime.DayOf(ComputedAt), actor, OfficeTime.DayOf(now));

    /// <summary>The bundle is frozen from here on.</summary>
    public void Decide(ResultDecision decision, Round round, CampaignSettings settings, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotDecide(decision, round, settings, actor, now));
        (Decision, DecidedBy, DecidedAt, Audience) = (decision, Doer.Of(actor), now, Audience ?? settings.AudienceLevel);
        PrintedException = ComputedBy.IsSameAs(actor) ? round.DeciderOf(settings).SmallOfficeException : null;
        var basis = decision.Kind == DeciderKind.Body ? $"{decision.BodyName} {decision.MinutesNumber} " : null;
        Enter(ResultState.Decided, Act("Decide", actor, now) with { After = $"{basis}{Hash}", Reason = PrintedException });
    }

    public Refusal? WhyNotCorrect() => State.IsInForce ? null : Refusal.WrongState;

    /// <summary>The next number, as a preview; this result stays in force until that one is decided.</summary>
    public RoundResult Correct(string? reason, Calculation calculation, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotCorrect());
        var next = new RoundResult(RoundId, CampaignId, Number + 1, calculation, actor, now)
        {
            CorrectsNumber = Number,
            CorrectionReason = Assessments.Reason.Require(reason),
            Audience = Audience,
        };
        next.Record(next.Act("Correct", actor, now) with { Before = Hash, After = next.Hash, Reason = next.CorrectionReason });
        return next;
    }

    public Refusal? WhyNotSupersede(RoundResult correction) =>
        State.IsInForce && correction.State == ResultState.Decided && correction.RoundId == RoundId && correction.CorrectsNumber == Number
            ? null
            : Refusal.WrongState;

    /// <summary>With the decision on its correction.</summary>
    public void Supersede(RoundResult correction, Actor actor, DateTimeOffset now)
    {
        RefusedException.ThrowIf(WhyNotSupersede(correction));
        var after = correction.Number.ToString(CultureInfo.InvariantCulture);
        Enter(ResultState.Superseded, Act("Supersede", actor, now) with { After = after, Reason = correction.CorrectionReason });
    }

    private Round Checked(Round round) =>
        round.Id == RoundId ? round : throw new ArgumentException("The result belongs to another round.", nameof(round));

    private Refusal? WhyNotUndecided() => State.IsDecided ? Refusal.Frozen : null;

    private ResultStatement Statement(int number) => _statements.Single(s => s.Number == number);

    private void Take(Calculation calculation, Actor actor, DateTimeOffset now)
    {
        if (!calculation.IsSound)
        {
            throw new ArgumentException("Text and hash expected, and each unit once.", nameof(calculation));
        }

        (SchemeVersionId, Hash) = (calculation.SchemeVersionId, calculation.Hash);
        (Bundle ??= new ResultBundle()).Take(calculation.BundleText);
        (ComputedBy, ComputedAt, RankedCount) = (Doer.Of(actor), now, calculation.Standings.Count(s => s.Rank is not null));
        OpenQuestionCount = calculation.OpenQuestionCount;
        _standings.Clear();
        _standings.AddRange(calculation.Standings);
        _means.Clear();
        _means.AddRange(calculation.Means);
        _seats.Clear();
        _seats.AddRange(calculation.Seats);
    }

    private void Enter(ResultState next, Deed deed)
    {
        Record(deed with { Before = State.ToString() });
        State = next;
    }

    private Deed Act(string verb, Actor actor, DateTimeOffset now) =>
        new($"RoundResult.{verb}", actor, now, Number.ToString(CultureInfo.InvariantCulture)) { CampaignId = CampaignId };
}
