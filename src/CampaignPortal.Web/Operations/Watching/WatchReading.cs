using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Watching;

/// <summary>Reads where a quarter stands, for who leads or runs its campaign, or leads some of its units.</summary>
public sealed class WatchReading(CampaignDbContext db, Access access, WorkCalendar calendar, EndsOfRanking ends)
{
    /// <summary>Rounds to choose from; older ones are found among the quarters.</summary>
    private const int Most = 40;

    /// <summary>What is in hand first, of it what has something overdue, then the newest.</summary>
    public async Task<IReadOnlyList<WatchedRound>> ChoicesAsync(CancellationToken ct)
    {
        var rounds = await Heads(db.Rounds.WatchedBy(access).Where(r => r.State != RoundState.Planned)
            .OrderByDescending(r => r.Quarter.Year).ThenByDescending(r => r.Quarter.Number).ThenByDescending(r => r.Id).Take(Most)).ToListAsync(ct);
        return [.. rounds.OrderBy(r => r.IsDecided ? 3 : r.OverdueCount > 0 ? 0 : r.IsOpen ? 1 : 2).ThenByDescending(r => r.Quarter).ThenByDescending(r => r.Id)];
    }

    /// <returns>Null where the round does not exist for this person.</returns>
    public Task<WatchedRound?> OpenAsync(int roundId, CancellationToken ct) =>
        Heads(db.Rounds.WatchedBy(access).Where(r => r.Id == roundId)).SingleOrDefaultAsync(ct);

    /// <summary>Everything that is not done, of the units that the person sees.</summary>
    public async Task<QuarterWatch> OfAsync(WatchedRound round, CancellationToken ct)
    {
        var units = await UnitsAsync(ct);
        List<OpenThing> things =
        [
            .. await SelfSheetsAsync(round, units, ct),
            .. await ScoreSheetsAsync(round, units, ct),
            .. round.HoldsDuties ? await DutiesAsync(round, units, ct) : [],
            .. await OccurrencesAsync(round, units, ct),
            .. round.Result == ResultState.Previewed ? await StatementsAsync(round, units, ct) : [],
        ];
        var ranks = round.IsWhole && round is { State: RoundState.Computed, ResultId: { } resultId } && await access.MayAsync(Permit.DecideResults, ct)
            ? await ends.CloseAsync(resultId, ct)
            : [];
        return new QuarterWatch([.. things.OrderBy(t => t.IsOverdue ? 0 : 1).ThenBy(t => t.DueOn ?? DateOnly.MaxValue).ThenBy(t => t.Kind)], ranks);
    }

    /// <summary>The units that the person leads; asked only where he does not see the campaign whole.</summary>
    public Task<IQueryable<Unit>> UnitsAsync(CancellationToken ct) => access.UnitsAsync(Permit.WatchCampaigns, [Role.Leader], ct);

    private IQueryable<WatchedRound> Heads(IQueryable<Round> rounds)
    {
        var (organised, led, today) = (db.Campaigns.Organised(access, Permit.WatchCampaigns), access.Units(Permit.WatchCampaigns, [Role.Leader]), access.Today);
        return from r in rounds
               join c in db.Campaigns on r.CampaignId equals c.Id
               let isWhole = organised.Any(o => o.Id == c.Id)
               let isOpen = r.State == RoundState.Open
               let holdsDuties = c.State == CampaignState.Running
                   && !db.Rounds.Any(x => x.CampaignId == c.Id && x.State != RoundState.Planned && (x.Quarter.Year > r.Quarter.Year || (x.Quarter.Year == r.Quarter.Year && x.Quarter.Number > r.Quarter.Number)))
               select new WatchedRound(
                   r.Id, r.CampaignId, c.Name, r.Quarter, r.State, r.Dates, r.SchemeVersionId, r.StandardSetVersionId,
                   isWhole, r.Participants.Count,
                   db.RoundResults.Where(x => x.RoundId == r.Id).OrderByDescending(x => x.Number).Select(x => (int?)x.Id).FirstOrDefault(),
                   db.RoundResults.Where(x => x.RoundId == r.Id).OrderByDescending(x => x.Number).Select(x => (ResultState?)x.State).FirstOrDefault(),
                   holdsDuties,
                   db.SelfAssessments.Count(s => isOpen && s.RoundId == r.Id && (isWhole || led.Any(u => u.Id == s.UnitId))
                           && (s.State == SheetState.Draft
                               ? r.Dates.SelfDueOn < today && !r.Extensions.Any(e => e.UnitId == s.UnitId && e.UntilOn >= today)
                               : s.State != SheetState.Confirmed && r.Dates.ConfirmDueOn < today && !r.Extensions.Any(e => e.UnitId == s.UnitId && e.ConfirmUntilOn >= today)))
                       + db.ScoreSheets.Count(s => isOpen && s.RoundId == r.Id && r.Dates.ScoringDueOn < today && SheetStates.Editable.Contains(s.State)
                           && (isWhole || led.Any(u => u.Id == s.RaterUnitId)))
                       + db.Duties.Count(d => holdsDuties && d.CampaignId == c.Id && d.DueOn < today && DutyStates.Outstanding.Contains(d.State)
                           && (isWhole || led.Any(u => u.Id == d.OwedByUnitId)))
                       + db.Occurrences.Count(o => o.RoundId == r.Id && r.Dates.ScoringDueOn < today && OccurrenceStates.Undecided.Contains(o.State)
                           && (o.State == OccurrenceState.Claimed || o.StatementDueOn < today || o.Subjects.All(x => x.AnsweredAt != null))
                           && (isWhole || o.Subjects.Any(x => led.Any(u => u.Id == x.UnitId)))));
    }

    private async Task<IEnumerable<OpenThing>> DutiesAsync(WatchedRound round, IQueryable<Unit> units, CancellationToken ct)
    {
        var (id, isWhole) = (round.CampaignId, round.IsWhole);
        var rows = await (from d in db.Duties
                          where d.CampaignId == id && DutyStates.Outstanding.Contains(d.State) && (isWhole || units.Any(u => u.Id == d.OwedByUnitId))
                          join u in db.Units on d.OwedByUnitId equals u.Id
                          orderby u.Path, d.Id
                          select new { d.Id, UnitId = u.Id, u.Name, d.Terms.Title, d.DueOn }).ToListAsync(ct);
        return rows.Select(d => new OpenThing(
            OpenKind.Duty, d.Id, d.UnitId, $"{d.Name} {d.Title}", [d.Name], d.DueOn, calendar.WorkingDaysUntil(access.Today, d.DueOn), false));
    }

    private async Task<IEnumerable<OpenThing>> SelfSheetsAsync(WatchedRound round, IQueryable<Unit> units, CancellationToken ct)
    {
        var (id, isWhole) = (round.Id, round.IsWhole);
        SheetState[] open = round.IsOpen ? [.. SheetStates.Editable, SheetState.Submitted] : [.. SheetStates.Editable];
        var rows = await (from s in db.SelfAssessments
                          where s.RoundId == id && open.Contains(s.State) && (isWhole || units.Any(u => u.Id == s.UnitId))
                          join r in db.Rounds on s.RoundId equals r.Id
                          from p in r.Participants
                          where p.UnitId == s.UnitId
                          orderby p.Order
                          select new
                          {
                              s.Id, s.UnitId, p.UnitName, s.State,
                              DueOn = s.State == SheetState.Draft
                                  ? r.Extensions.Where(e => e.UnitId == s.UnitId && e.UntilOn > r.Dates.SelfDueOn).Max(e => (DateOnly?)e.UntilOn) ?? r.Dates.SelfDueOn
                                  : r.Extensions.Where(e => e.UnitId == s.UnitId && e.ConfirmUntilOn > r.Dates.ConfirmDueOn).Max(e => (DateOnly?)e.ConfirmUntilOn) ?? r.Dates.ConfirmDueOn,
                          }).ToListAsync(ct);
        return rows.Select(s => new OpenThing(
            s.State == SheetState.Submitted ? OpenKind.Confirmation : OpenKind.SelfAssessment, s.Id, s.UnitId, s.UnitName, [s.UnitName], s.DueOn, DaysLeft(round, s.DueOn), false));
    }

    private async Task<IEnumerable<OpenThing>> ScoreSheetsAsync(WatchedRound round, IQueryable<Unit> units, CancellationToken ct)
    {
        var (id, isWhole) = (round.Id, round.IsWhole);
        var rows = await (from s in db.ScoreSheets
                          where s.RoundId == id && SheetStates.Editable.Contains(s.State) && (isWhole || units.Any(u => u.Id == s.RaterUnitId))
                          orderby s.RaterKind, s.Id
                          select new
                          {
                              s.Id, s.RaterUnitId, s.RaterPersonId,
                              Rater = db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault()
                                  ?? db.People.Where(p => p.Id == s.RaterPersonId).Select(p => p.Name).FirstOrDefault() ?? "",
                          }).ToListAsync(ct);
        var dueOn = round.Dates.ScoringDueOn;
        return rows.Select(s => new OpenThing(OpenKind.ScoreSheet, s.Id, s.RaterUnitId, s.Rater, [], dueOn, DaysLeft(round, dueOn), false) { PersonId = s.RaterPersonId });
    }

    /// <summary>As long as a unit may answer, its day counts; then that of whoever decides.</summary>
    private async Task<IEnumerable<OpenThing>> OccurrencesAsync(WatchedRound round, IQueryable<Unit> units, CancellationToken ct)
    {
        var (id, isWhole, today) = (round.Id, round.IsWhole, access.Today);
        var rows = await (from o in db.Occurrences
                          where o.RoundId == id && OccurrenceStates.Undecided.Contains(o.State)
                          from s in o.Subjects
                          where isWhole || units.Any(u => u.Id == s.UnitId)
                          join u in db.Units on s.UnitId equals u.Id
                          orderby o.Number, s.Id
                          select new
                          {
                              o.Id, o.Number, o.State, u.Name,
                              DueOn = o.State != OccurrenceState.Claimed && o.StatementDueOn >= today && o.Subjects.Any(x => x.AnsweredAt == null) ? o.StatementDueOn : round.Dates.ScoringDueOn,
                          }).ToListAsync(ct);
        return rows.GroupBy(o => (o.Id, o.Number, o.State, o.DueOn)).Select(o => new OpenThing(
            OpenKind.Occurrence, o.Key.Id, null, o.Key.Number, [.. o.Select(x => x.Name).Distinct()], o.Key.DueOn, calendar.WorkingDaysUntil(access.Today, o.Key.DueOn),
            o.Key.State == OccurrenceState.Stated));
    }

    private async Task<IEnumerable<OpenThing>> StatementsAsync(WatchedRound round, IQueryable<Unit> units, CancellationToken ct)
    {
        var (resultId, isWhole) = (round.ResultId, round.IsWhole);
        var rows = await (from r in db.RoundResults
                          where r.Id == resultId
                          from s in r.Statements
                          where s.Answer == null && (isWhole || units.Any(u => u.Id == s.UnitId))
                          join u in db.Units on s.UnitId equals u.Id
                          orderby s.Number
                          select new { s.Number, s.UnitId, u.Name }).ToListAsync(ct);
        return rows.Select(s => new OpenThing(OpenKind.Statement, s.Number, s.UnitId, s.Name, [s.Name], null, null, true));
    }

    /// <summary>Once the round is closed nothing is late any more; it is missing.</summary>
    private int? DaysLeft(WatchedRound round, DateOnly dueOn) => round.IsOpen ? calendar.WorkingDaysUntil(access.Today, dueOn) : null;
}
