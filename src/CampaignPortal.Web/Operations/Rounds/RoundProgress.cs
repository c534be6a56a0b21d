using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>How far a quarter has come, in numbers.</summary>
/// <param name="Result">State of its newest result; null as long as nothing is computed.</param>
/// <param name="LateCount">Units that have not filed although their day has passed.</param>
/// <param name="UndecidedCount">Occurrences that nobody has decided.</param>
/// <param name="UnansweredCount">Those of them that nobody can decide yet, because a unit still has days to answer.</param>
public sealed record RoundProgress(
    int Id, string Campaign, Quarter Quarter, RoundState State, ResultState? Result, RoundDates Dates,
    int ParticipantCount, int SelfInCount, int LateCount, int SheetCount, int SheetInCount, int UndecidedCount, int UnansweredCount)
{
    /// <summary>Newest first.</summary>
    /// <param name="rounds">Those the reader may see.</param>
    public static IQueryable<RoundProgress> Of(IQueryable<Round> rounds, Access access)
    {
        var (db, today) = (access.Db, access.Today);
        return from r in rounds
               join c in db.Campaigns on r.CampaignId equals c.Id
               orderby r.Quarter.Year descending, r.Quarter.Number descending, r.Id descending
               select new RoundProgress(
                   r.Id, c.Name, r.Quarter, r.State,
                   db.RoundResults.Where(x => x.RoundId == r.Id).OrderByDescending(x => x.Number).Select(x => (ResultState?)x.State).FirstOrDefault(),
                   r.Dates, r.Participants.Count,
                   db.SelfAssessments.Count(s => s.RoundId == r.Id && SheetStates.In.Contains(s.State)),
                   db.SelfAssessments.Count(s => r.State == RoundState.Open && s.RoundId == r.Id
                       && ((s.State == SheetState.Draft && r.Dates.SelfDueOn < today && !r.Extensions.Any(e => e.UnitId == s.UnitId && e.UntilOn >= today))
                           || (s.State == SheetState.Returned && r.Dates.ConfirmDueOn < today && !r.Extensions.Any(e => e.UnitId == s.UnitId && e.ConfirmUntilOn >= today)))),
                   db.ScoreSheets.Count(s => s.RoundId == r.Id),
                   db.ScoreSheets.Count(s => s.RoundId == r.Id && SheetStates.In.Contains(s.State)),
                   db.Occurrences.Count(o => o.RoundId == r.Id && OccurrenceStates.Undecided.Contains(o.State)),
                   db.Occurrences.Count(o => o.RoundId == r.Id && OccurrenceStates.Undecided.Contains(o.State)
                       && o.State != OccurrenceState.Claimed && o.StatementDueOn >= today && o.Subjects.Any(s => s.AnsweredAt == null)));
    }
}
