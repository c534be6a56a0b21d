using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Web.Data.Seed;

/// <summary>What the demonstration's plan makes of totals: grades with seats, a list, and a veto that was pronounced once.</summary>
internal static class DemoStanding
{
    /// <summary>The quarter in which the veto was pronounced.</summary>
    public const int VetoedQuarter = 2;

    public const string VetoedUnit = "W22";

    public static GateGrounds Grounds { get; } = new("《创建活动考评办法》第十五条", "中心党工委", "党工委会议纪要〔第 6 号〕");

    public static Gate Veto { get; } = new(
        "veto", new("发生造成不良影响的作风问题，被上级通报", "A breach of conduct named in a circular from above"), "《创建活动考评办法》第十五条",
        [new Condition(ConditionKind.Recorded, null, null, null, null, null)],
        [new GateEffect(EffectKind.GradeAtMost, "pass", [], null, 0), new GateEffect(EffectKind.NoAward, null, [], null, 0)], [GateScope.Unit, GateScope.Leaders], 0);

    public static StandingRules Rules { get; } = new(
        [Veto],
        [
            new GradeBand("excellent", new("优秀", "Excellent"), 97, null, null, ShareOf(0.25m)),
            new GradeBand("good", new("良好", "Good"), 95, null, null, null),
            new GradeBand("pass", new("合格", "Pass"), null, null, null, null),
        ],
        [new AwardRule("flag", new("流动红旗", "Travelling flag"), SeatsOf(3), AwardNeeds.None with { Grades = ["excellent"] }, PerParent: null, Shortlist: null)],
        []);

    private static Quota ShareOf(decimal share) => SeatsOf(null) with { Share = share };

    private static Quota SeatsOf(int? seats) =>
        new(null, seats, [], SeatRounding.HalfUp, 0, QuotaBase.All, QuotaOver.Category, null, AtLimit.IncludeAll, QuotaOrder.Top, Unfilled.Empty);
}
