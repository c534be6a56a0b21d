using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Assessments;

/// <summary>
/// Everybody tries everything, in any order, through a quarter. A refused act changes nothing, an accepted one goes only
/// where docs/domain/workflows.md says.
/// </summary>
public sealed class WalkTests
{
    private const int Steps = 500;

    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["round"] = ["Open Closed", "Closed Computed", "Closed Open", "Computed Open"],
        ["self"] = ["Draft Submitted", "Returned Submitted", "Submitted Returned", "Submitted Confirmed"],
        ["sheet"] = ["Draft Submitted", "Returned Submitted", "Submitted Returned", "Confirmed Returned", "Submitted Confirmed"],
        ["occurrence"] =
        [
            "Notified Acknowledged", "Notified Stated", "Acknowledged Stated", "Notified Upheld", "Acknowledged Upheld", "Stated Upheld",
            "Notified Dropped", "Acknowledged Dropped", "Stated Dropped", "Notified Withdrawn", "Acknowledged Withdrawn", "Stated Withdrawn",
        ],
        ["result"] = ["Previewed Decided"],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void BIZ_01_five_hundred_steps_by_anybody_never_leave_the_tables(int seed)
    {
        Walk walk = new(new Random(seed));
        var accepted = 0;
        for (var i = 0; i < Steps; i++)
        {
            var (name, whyNot, act) = walk.Next();
            var (before, deeds) = (walk.States(), walk.DeedCount());
            var refusal = whyNot();
            if (refusal is not null)
            {
                Assert.Equal(refusal, RefusalOf(act));
                Assert.Equal(deeds, walk.DeedCount());
                Assert.Equal(before, walk.States());
                continue;
            }

            act();
            accepted++;
            foreach (var (kind, state) in walk.States().Where(s => s.Value != before[s.Key]))
            {
                Assert.True(Arrows[kind].Contains($"{before[kind]} {state}"), $"{name}: {kind} went from {before[kind]} to {state}.");
            }

            walk.AssertSound();
        }

        Assert.True(accepted > 20, $"Only {accepted} acts were accepted; the walk proves little.");
    }

    private sealed class Walk(Random random)
    {
        private readonly Round _round = OpenRound();
        private readonly SelfAssessment _self = Self();
        private readonly ScoreSheet _sheet = Marks();
        private readonly Occurrence _occurrence = Shared.Given.Occurrence();
        private readonly RoundResult _result = Result();
        private DateTimeOffset _now = Now;

        private bool IsDecided => _result.State.IsDecided;
        private IReadOnlyList<string> Undecided => _occurrence.State.IsFinal ? [] : [_occurrence.Number];

        public Dictionary<string, string> States() => new(StringComparer.Ordinal)
        {
            ["round"] = $"{_round.State}", ["self"] = $"{_self.State}", ["sheet"] = $"{_sheet.State}",
            ["occurrence"] = $"{_occurrence.State}", ["result"] = $"{_result.State}",
        };

        public int DeedCount() => _round.Deeds.Count + _self.Deeds.Count + _sheet.Deeds.Count + _occurrence.Deeds.Count + _result.Deeds.Count;

        public void AssertSound()
        {
            Assert.True(_round.State == RoundState.Open || Undecided.Count == 0, "Closed over an undecided occurrence.");
            Assert.True(!IsDecided || _round.State == RoundState.Computed, "Decided, and the round is open again.");
            Assert.False(IsDecided && _result.ComputedBy.IsSameAs(new Actor(_result.DecidedBy!.PersonId)), "Who computed decided.");
            Assert.False(_self.ConfirmedBy is { } by && _self.Contributors.Any(c => c.By.PersonId == by.PersonId), "An author confirmed.");
        }

        public (string Name, Func<Refusal?> WhyNot, Action Act) Next()
        {
            _now = _now.AddHours(random.Next(6));
            Actor[] anybody = [Clerk, Staff, Head, Finder, Director];
            var (actor, now, key) = (anybody[random.Next(anybody.Length)], _now, Guid.NewGuid());
            var decision = random.Next(2) == 0 ? OccurrenceDecision.Uphold() : OccurrenceDecision.Drop("查无此事");
            var range = Allowed;
            (string, Func<Refusal?>, Action)[] acts =
            [
                ("close", () => _round.WhyNotClose(Undecided), () => _round.Close(Undecided, actor, now)),
                ("compute", () => _round.WhyNotMarkComputed(), () => _round.MarkComputed(actor, now)),
                ("reopen", () => _round.WhyNotReopen(IsDecided), () => _round.Reopen(IsDecided, "漏录一项", actor, now)),
                ("fill", () => _self.WhyNotFill("1.1", Met, null), () => _self.Fill("1.1", Met, null, actor, now)),
                ("submit", () => _self.WhyNotSubmit(key, _round, [], now), () => _self.Submit(key, _round, [], actor, now)),
                ("send back", () => _self.WhyNotSendBack(_round, actor, now), () => _self.SendBack(_round, [new ReturnReason("1.1", "缺台账")], actor, now)),
                ("confirm", () => _self.WhyNotConfirm(_round, actor), () => _self.Confirm(_round, actor, now)),
                ("mark", () => _sheet.WhyNotFill(Unit, "1.1", Met, null), () => MarkAll()),
                ("submit marks", () => _sheet.WhyNotSubmit(key, _round, now), () => _sheet.Submit(key, _round, actor, now)),
                ("send marks back", () => _sheet.WhyNotSendBack(_round), () => _sheet.SendBack(_round, "漏评一项", actor, now)),
                ("confirm marks", () => _sheet.WhyNotConfirm(_round), () => _sheet.Confirm(_round, actor, now)),
                ("acknowledge", () => _occurrence.WhyNotAcknowledge(Unit), () => _occurrence.Acknowledge(Unit, actor, now)),
                ("state case", () => _occurrence.WhyNotStateCase(Unit, now), () => _occurrence.StateCase(Unit, "情况说明", actor, now)),
                ("decide fact", () => _occurrence.WhyNotDecide(decision, range, actor, NoHomes, now), () => _occurrence.Decide(decision, range, actor, NoHomes, now)),
                ("withdraw", () => _occurrence.WhyNotWithdraw(actor), () => _occurrence.Withdraw("记错单位", actor, now)),
                ("recompute", () => _result.WhyNotRecompute(), () => _result.Recompute(Calculation(), actor, now)),
                ("state", () => _result.WhyNotStateCase(Unit), () => _result.StateCase(Unit, "1.1", "台账已补", actor, now)),
                ("answer", () => Open() is { } n ? _result.WhyNotAnswerStatement(n, actor) : Refusal.WrongState, () => Answer(actor, now)),
                ("decide", () => WhyNotDecide(actor, now), () => Decide(actor, now)),
            ];
            return acts[random.Next(acts.Length)];
        }

        private void MarkAll() => _sheet.Marks.ToList().ForEach(m => _sheet.Fill(m.UnitId, m.ItemCode, Met, null, Finder, _now));

        private int? Open() => _result.UnansweredStatements() is [var first, ..] ? first.Number : null;

        private void Answer(Actor actor, DateTimeOffset now)
        {
            RefusedException.ThrowIf(Open() is null ? Refusal.WrongState : null);
            _result.AnswerStatement(Open()!.Value, "已核对", actor, now);
        }

        private Refusal? WhyNotDecide(Actor actor, DateTimeOffset now) =>
            _result.WhyNotDecide(ResultDecision.ByPerson(Director.PersonId), _round, DecidedByPerson, actor, now);

        private void Decide(Actor actor, DateTimeOffset now) =>
            _result.Decide(ResultDecision.ByPerson(Director.PersonId), _round, DecidedByPerson, actor, now);
    }
}
