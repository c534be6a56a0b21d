using CampaignPortal.Domain.Assessments;

namespace CampaignPortal.Domain.Tests.Shared;

internal static partial class Given
{
    public static Calculation Calculation(string hash = Hash) => new(
        7,
        "bundle 1",
        hash,
        [new(Unit, "一号窗口", "W", 97.5m, 1, "excerpt 1"), new(OtherUnit, "二号窗口", "W", 96m, 2, "excerpt 1")]);

    public static RoundResult Result() => new RoundResult(RoundId, CampaignId, Calculation(), Clerk, Now).Stored(2);

    public static RoundResult DecidedResult()
    {
        var result = Result();
        result.Decide(ResultDecision.ByPerson(Director.PersonId), ComputedRound(), DecidedByPerson, Director, Now);
        return result.Stored(2);
    }
}
