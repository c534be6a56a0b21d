using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;

namespace CampaignPortal.Domain.Tests.Shared;

internal static partial class Given
{
    public static readonly RoundDates Dates = new(
        OpensOn: new(2026, 9, 21),
        SelfDueOn: new(2026, 9, 25),
        ConfirmDueOn: new(2026, 9, 29),
        ScoringDueOn: new(2026, 9, 30),
        CalendarVersion: 1);

    public static Round PlannedRound(RoundDates? dates = null) =>
        new Round(CampaignId, Quarter, dates ?? Dates, Clerk, Now).Stored(RoundId);

    public static Participant[] TwoUnits() =>
    [
        new(Unit, "W012", "一号窗口", "C01", "政务服务中心", "W", "窗口", true, 1),
        new(OtherUnit, "W013", "二号窗口", "C01", "政务服务中心", "W", "窗口", true, 2),
    ];

    public static Round OpenRound(RoundDates? dates = null, Decider? decider = null)
    {
        var round = PlannedRound(dates);
        round.Open(Clerk, 7, 8, decider ?? DecidedByPerson.Decider, TwoUnits(), Now);
        return round.Stored(RoundId);
    }

    public static Round ComputedRound(Decider? decider = null)
    {
        var round = OpenRound(decider: decider);
        round.Close([], Clerk, Now);
        round.MarkComputed(Clerk, Now);
        return round.Stored(RoundId);
    }

    public static Round ClosedRound()
    {
        var round = OpenRound();
        round.Close([], Clerk, Now);
        return round.Stored(RoundId);
    }
}
