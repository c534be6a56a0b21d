using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.SelfAssessments;
using Mark = CampaignPortal.Domain.Assessments.Mark;

namespace CampaignPortal.Web.Operations.ScoreSheets;

/// <summary>
/// How a score sheet stands to the rule for what one rater may hand in (有效票), reckoned as the engine does from the marks
/// that are filled in.
/// </summary>
public static class SheetBallot
{
    public static IReadOnlyList<BallotStanding> Of(Scheme scheme, string channel, IEnumerable<Mark> marks)
    {
        var scores = from mark in marks
                     let value = SelfOpening.ValueOf(mark.Entry)
                     where value is not null && scheme.FindItem(mark.ItemCode)!.IsJudgedIn(channel)
                     group (mark.ItemCode, value) by mark.UnitId into unit
                     let score = Ballot.ScoreOf(scheme, unit)
                     where score is not null
                     select score.Value;
        return Ballot.Standings(scheme.Content, scheme.Channel(channel), [.. scores]);
    }
}
