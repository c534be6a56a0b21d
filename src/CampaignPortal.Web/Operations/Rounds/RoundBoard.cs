using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>A unit on the board of a quarter.</summary>
/// <param name="Self">State of its self-assessment; null where it owes none.</param>
public sealed record BoardUnit(int UnitId, string Unit, string Category, SheetState? Self, DateOnly DueOn, bool IsLate, bool IsOverdue);

/// <summary>A score sheet on the board of a quarter.</summary>
/// <param name="MissingCount">Cells that are still empty.</param>
public sealed record BoardSheet(int Id, string Rater, RaterKind Kind, SheetState State, int MissingCount);

/// <summary>What is in and what is missing in a quarter, for who runs it.</summary>
public sealed class RoundBoard(Access access)
{
    /// <returns>Null where there is none, or somebody else runs it.</returns>
    public async Task<(Round Round, string Campaign)?> FindAsync(int roundId, string permit, CancellationToken ct)
    {
        var db = access.Db;
        var found = await db.Rounds.Organised(access, permit).Include(r => r.Participants).Include(r => r.Extensions).Where(r => r.Id == roundId)
            .Select(r => new { Round = r, Name = db.Campaigns.Where(c => c.Id == r.CampaignId).Select(c => c.Name).First() })
            .AsSplitQuery().AsNoTracking().SingleOrDefaultAsync(ct);
        return found is null ? null : (found.Round, found.Name);
    }

    /// <returns>As whom the person acts in a campaign that he reaches; null where his rights do not.</returns>
    public async Task<Actor?> ActorAsync(Round round, string permit, CancellationToken ct)
    {
        var db = access.Db;
        var organiser = await (from c in db.Campaigns where c.Id == round.CampaignId join u in db.Units on c.OrganiserUnitId equals u.Id select new { u.Id, u.Path }).SingleAsync(ct);
        return await access.ActorForAsync(permit, organiser.Id, organiser.Path, ct);
    }

    /// <returns>All units of the round, those that still have something to do first.</returns>
    public async Task<IReadOnlyList<BoardUnit>> UnitsAsync(Round round, CancellationToken ct)
    {
        var selfs = await access.Db.SelfAssessments.Where(s => s.RoundId == round.Id)
            .Select(s => new { s.UnitId, s.State, IsLate = s.Submissions.Any(x => x.IsLate) }).ToDictionaryAsync(s => s.UnitId, ct);
        return [.. from p in round.Participants
                   let self = selfs.GetValueOrDefault(p.UnitId)
                   orderby Urgency(self?.State), p.Order
                   let dueOn = round.SelfDueOnFor(p.UnitId, self?.State ?? SheetState.Draft)
                   select new BoardUnit(p.UnitId, p.UnitName, p.CategoryName, self?.State, dueOn, self?.IsLate == true, self?.State.IsEditable == true && dueOn < access.Today)];
    }

    public IQueryable<BoardSheet> Sheets(int roundId)
    {
        var db = access.Db;
        return from s in db.ScoreSheets
               where s.RoundId == roundId
               orderby s.RaterKind, s.Id
               select new BoardSheet(
                   s.Id,
                   db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault()
                       ?? db.People.Where(p => p.Id == s.RaterPersonId).Select(p => p.Name).FirstOrDefault() ?? "",
                   s.RaterKind, s.State,
                   s.Marks.Count(m => !m.IsNotApplicable && m.Points == null && m.LevelCode == null && m.IsMet == null && (m.Numerator == null || m.Denominator == null)));
    }

    /// <summary>Key of the word for a sheet's state: once the round is closed, what is not in is missing.</summary>
    public static string StateText(SheetState state, Round round) => state.IsEditable && round.State.IsClosed ? "Rounds.NotIn" : $"SheetState.{state}";

    private static int Urgency(SheetState? state) => state switch
    {
        { IsEditable: true } => 0,
        SheetState.Submitted => 1,
        _ => 2,
    };
}
