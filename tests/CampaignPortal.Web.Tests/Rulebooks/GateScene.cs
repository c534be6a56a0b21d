using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>Rules with gates and consequences of every kind.</summary>
internal static class GateScene
{
    private const string Text = """
        {
          "scheme": 1, "code": "s", "name": {"zh": "办法"}, "scale": {"base": 100, "max": null, "min": 0},
          "channels": [
            {"code": "self", "name": {"zh": "自评"}, "weight": 0.4, "reduce": {"by": "singleRater", "over": "sheet"}, "missing": {"rater": "exclude", "minValid": 1, "empty": "zero"}},
            {"code": "facts", "name": {"zh": "记录"}, "weight": 0.6, "reduce": {"by": "facts"}, "missing": {"rater": "exclude", "minValid": 1, "empty": "zero"}}
          ],
          "items": [
            {"code": "p", "name": {"zh": "打分"}, "type": "points", "points": 100, "criterion": "1", "judgedIn": ["self"], "noData": "block"},
            {"code": "d", "name": {"zh": "扣分"}, "type": "deduct", "points": 100, "criterion": "2", "countedIn": ["facts"], "floor": "zero",
              "rules": [{"code": "late", "cause": {"zh": "迟到"}, "value": 1, "per": "time"}]}
          ],
          "gates": [
            {"code": "veto", "name": {"zh": "一票否决", "en": "Veto"}, "basis": "考核办法第十条", "when": [{"by": "recorded"}], "effects": [{"kind": "notRanked"}], "scope": ["unit", "leaders"], "forward": 2},
            {"code": "late", "name": {"zh": "迟到"}, "basis": "考勤办法", "when": [{"by": "occurrences", "item": "d", "rule": "late", "above": 3}],
              "effects": [{"kind": "noAward", "awards": ["best"]}, {"kind": "consequence", "consequence": "talk"}]},
            {"code": "low", "name": {"zh": "分低"}, "basis": "办法", "when": [{"by": "total", "below": 60.5}, {"by": "channel", "channel": "self", "atMost": -1}, {"by": "item", "channel": "self", "item": "p", "atLeast": 0}],
              "effects": [{"kind": "grade", "grade": "bad"}, {"kind": "zero"}, {"kind": "noAward"}], "scope": ["people"]},
            {"code": "few", "name": {"zh": "人少"}, "when": [{"by": "sheets", "channel": "self", "below": 5}, {"by": "service", "below": 6}, {"by": "occurrences", "item": "d", "below": 1}], "effects": [{"kind": "exempt"}]},
            {"code": "again", "name": {"zh": "再犯"}, "basis": "办法",
              "when": [{"by": "exhausted", "item": "d"}, {"by": "history", "event": "gate", "code": "veto", "periods": 1}, {"by": "history", "event": "award", "code": "elsewhere", "periods": 4}, {"by": "history", "event": "bottom", "places": 3, "periods": 2}],
              "effects": [{"kind": "gradeAtMost", "grade": "bad"}, {"kind": "revoke", "awards": ["star", "best", "elsewhere"], "back": 4}, {"kind": "revoke", "back": 1}]}
          ],
          "grades": {"bands": [{"code": "good", "name": {"zh": "好"}, "from": 80}, {"code": "bad", "name": {"zh": "差"}}]},
          "awards": [{"code": "best", "name": {"zh": "先进单位"}, "quota": {"seats": 1}}, {"code": "star", "name": {"zh": "标兵"}, "quota": {"seats": 1}}],
          "consequences": [
            {"code": "talk", "name": {"zh": "约谈"}},
            {"code": "yellow", "name": {"zh": "黄牌"}, "when": [{"by": "history", "event": "grade", "code": "bad", "periods": 2, "withThis": true}]},
            {"code": "red", "name": {"zh": "红牌"}, "when": [{"by": "history", "event": "award", "code": "best", "periods": 1}, {"by": "total", "below": 60}]}
          ]
        }
        """;

    /// <summary>Nothing in it is left to settle, but that gates are recorded on no page.</summary>
    public static Rulebook Full() => RulebookScene.Small() with { Scheme = Scheme.Parse(Text).Content };

    /// <summary>The rules of <see cref="RulebookScene.Small"/> with one veto and one consequence that it names.</summary>
    public static Rulebook Small() => RulebookScene.Small().WithConsequence(new ConsequenceRule("talk", new("约谈"), [])).WithGate(new Gate(
        "veto", new("一票否决"), "办法第十条", [new Condition(ConditionKind.Recorded, null, null, null, null, null)], [new GateEffect(EffectKind.Consequence, null, [], "talk", 0)], [GateScope.Unit], 0));
}
