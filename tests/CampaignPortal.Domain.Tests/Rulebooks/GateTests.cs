using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Standards;

namespace CampaignPortal.Domain.Tests.Rulebooks;

/// <summary>Gates and consequences in a rulebook that is being written.</summary>
public sealed class GateTests
{
    private static readonly Condition Recorded = new(ConditionKind.Recorded, null, null, null, null, null);
    private static readonly Limit Few = new(LimitKind.Below, 1);

    public static TheoryData<RulebookProblemKind, Condition> Conditions => new()
    {
        { RulebookProblemKind.ConditionChannelUnknown, new(ConditionKind.Channel, "gone", null, null, Few, null) },
        { RulebookProblemKind.ConditionChannelUnrated, new(ConditionKind.Sheets, "facts", null, null, Few, null) },
        { RulebookProblemKind.ConditionItemUnknown, new(ConditionKind.Exhausted, null, "gone", null, null, null) },
        { RulebookProblemKind.ConditionCauseUnknown, new(ConditionKind.Occurrences, null, "d", "gone", Few, null) },
        { RulebookProblemKind.ConditionGateUnknown, new(ConditionKind.History, null, null, null, null, new(PastEventKind.Gate, "gone", 0, 1, false)) },
        { RulebookProblemKind.ConditionGradeUnknown, new(ConditionKind.History, null, null, null, null, new(PastEventKind.Grade, "gone", 0, 1, false)) },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_that_asks_for_what_is_gone_is_named_at_its_gate_or_consequence(RulebookProblemKind kind, Condition condition)
    {
        var gate = Told(Book().WithGate(Veto() with { When = [Recorded, condition] }));
        Assert.Equal((kind, "V", null, 1, "否决 2"), (gate.Kind, gate.Gate, gate.Consequence, gate.Row, string.Join(' ', gate.Arguments)));
        var consequence = Told(Book().WithConsequence(new ConsequenceRule("C", new("约谈"), [condition])));
        Assert.Equal((kind, null, "C", 0, "约谈 1"), (consequence.Kind, consequence.Gate, consequence.Consequence, consequence.Row, string.Join(' ', consequence.Arguments)));
    }

    [Fact]
    public void An_effect_that_names_what_is_gone_is_told_at_its_gate()
    {
        (RulebookProblemKind, GateEffect)[] effects =
        [
            (RulebookProblemKind.EffectGradeUnknown, new(EffectKind.Grade, "gone", [], null, 0)),
            (RulebookProblemKind.EffectListUnknown, new(EffectKind.NoAward, null, ["gone"], null, 0)),
            (RulebookProblemKind.EffectConsequenceUnknown, new(EffectKind.Consequence, null, [], "gone", 0)),
        ];
        foreach (var (kind, effect) in effects)
        {
            var problem = Told(Book().WithGate(Veto() with { Effects = [effect] }));
            Assert.Equal((kind, "V", 0), (problem.Kind, problem.Gate, problem.Row));
        }
    }

    [Fact]
    public void A_consequence_that_nothing_leads_to_is_told() =>
        Assert.Equal((RulebookProblemKind.ConsequenceUnreachable, "C", null), Told(Book().WithConsequence(new ConsequenceRule("C", new("约谈"), []))) is var p ? (p.Kind, p.Consequence, p.Row) : default);

    [Theory]
    [InlineData(EffectKind.NotRanked, true)]
    [InlineData(EffectKind.NoAward, true)]
    [InlineData(EffectKind.Zero, true)]
    [InlineData(EffectKind.Exempt, false)]
    public void A_gate_that_takes_something_needs_a_basis_and_one_that_spares_does_not(EffectKind effect, bool isNeeded)
    {
        var gate = Veto() with { Basis = null, When = [new Condition(ConditionKind.Total, null, null, null, Few, null)], Effects = [new GateEffect(effect, null, [], null, 0)] };
        Assert.Equal(isNeeded ? [RulebookProblemKind.GateWithoutBasis] : [], Kinds(Book().WithGate(gate)));
        Assert.Equal([RulebookProblemKind.GateWithoutBasis], Kinds(Book().WithGate(gate with { When = [Recorded] })));
        Assert.Empty(Kinds(Book().WithGate(gate with { Basis = "办法第十条" })));
    }

    [Fact]
    public void What_a_gate_names_may_leave_and_the_draft_is_kept_with_what_is_then_wrong()
    {
        var consequence = new ConsequenceRule("C", new("约谈"), []);
        var whole = Book().Graded([new GradeBand("G", new("好"), null, null, null, null)], []).WithConsequence(consequence).WithGate(Veto() with
        {
            When = [new Condition(ConditionKind.Occurrences, null, "d", null, Few, null)],
            Effects = [new GateEffect(EffectKind.Grade, "G", [], null, 0), new GateEffect(EffectKind.Consequence, null, [], "C", 0)],
        });
        Assert.Empty(Kinds(whole));
        Assert.Contains(RulebookProblemKind.ConditionItemUnknown, Kinds(Read(whole.Without(whole.FindItem("d")!))));
        Assert.Equal([RulebookProblemKind.EffectGradeUnknown], Kinds(Read(whole.Graded([], []))));
        Assert.Equal([RulebookProblemKind.EffectConsequenceUnknown], Kinds(Read(whole.WithoutConsequence(consequence))));
        Assert.Equal([RulebookProblemKind.ConsequenceUnreachable], Kinds(Read(whole.WithoutGate(whole.Scheme.Standing.Gates[0]))));
    }

    [Fact]
    public void A_gate_with_a_known_code_takes_the_place_of_the_one_that_stood_there()
    {
        var other = Veto() with { Code = "W", Name = new("另一个") };
        var book = Book().WithGate(Veto()).WithGate(other).WithGate(Veto() with { Name = new("改名") });
        Assert.Equal(["改名", "另一个"], book.Scheme.Standing.Gates.Select(g => g.Name.Zh));
    }

    [Fact]
    public void The_difference_names_each_gate_and_consequence_by_itself()
    {
        ConsequenceRule talk = new("C", new("约谈"), []);
        var before = Book().WithGate(Veto()).WithGate(Veto() with { Code = "W" }).WithConsequence(talk);
        var after = before.WithoutGate(before.Scheme.Standing.Gates[1]).WithGate(Veto() with { Forward = 1 }).WithGate(Veto() with { Code = "X" }).WithoutConsequence(talk);
        var difference = SchemeDifference.Between(before.Scheme, after.Scheme);
        Assert.Equal([("V", "V"), ("W", null), (null, "X")], difference.Gates.Select(g => (g.Before?.Code, g.After?.Code)));
        Assert.Equal([("C", null)], difference.Consequences.Select(c => (c.Before?.Code, c.After?.Code)));
        Assert.Null(difference.Standing);
        Assert.False(difference.IsNone);
        Assert.True(SchemeDifference.Between(before.Scheme, Read(before).Scheme).IsNone);
    }

    private static RulebookProblem Told(Rulebook book) => Assert.Single(Problems(book));

    private static IEnumerable<RulebookProblemKind> Kinds(Rulebook book) => Problems(book).Select(p => p.Kind);

    /// <summary>Whether there is a page that records a gate is asked elsewhere.</summary>
    private static IEnumerable<RulebookProblem> Problems(Rulebook book) => RulebookChecks.Run(book).Where(p => p.Kind != RulebookProblemKind.NotRecorded);

    private static Rulebook Read(Rulebook book) => book with { Scheme = Scheme.ReadDraft(SchemeWriter.Write(book.Scheme)).Content };

    private static Gate Veto() => new("V", new("否决"), "办法第十条", [Recorded], [new GateEffect(EffectKind.NotRanked, null, [], null, 0)], [GateScope.Unit], 0);

    private static Rulebook Book() => Rulebook.Blank("标准", new("计分办法"), new("自评"), new("综合考评")) with
    {
        Criteria = [new CriterionText("1", "服务", "态度", "热情")],
        Scheme = Scheme.ReadDraft("""
            {
              "scheme": 1, "code": "s", "name": {"zh": "办法"}, "scale": {"base": 100, "max": null, "min": 0},
              "channels": [
                {"code": "self", "name": {"zh": "自评"}, "weight": 0.4, "reduce": {"by": "singleRater", "over": "sheet"}, "missing": {"rater": "exclude", "minValid": 1, "empty": "zero"}},
                {"code": "facts", "name": {"zh": "记录"}, "weight": 0.6, "reduce": {"by": "facts"}, "missing": {"rater": "exclude", "minValid": 1, "empty": "zero"}}
              ],
              "items": [
                {"code": "p", "name": {"zh": "打分"}, "type": "points", "points": 100, "criterion": "1", "judgedIn": ["self"], "noData": "block"},
                {"code": "d", "name": {"zh": "扣分"}, "type": "deduct", "points": 100, "criterion": "1", "countedIn": ["facts"], "floor": "zero",
                  "rules": [{"code": "r", "cause": {"zh": "迟到"}, "value": 1, "per": "time"}]}
              ]
            }
            """).Content,
    };
}
