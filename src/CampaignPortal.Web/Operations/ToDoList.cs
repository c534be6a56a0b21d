using System.Globalization;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations;

public enum ToDoKind
{
    FillSelfAssessment,
    MendSelfAssessment,
    ConfirmSelfAssessment,
    AnswerOccurrence,
    DecideOccurrence,
    ConfirmPronouncement,
    ConfirmFigures,
    FillScoreSheet,
    MendScoreSheet,
    OpenRound,
    CloseRound,
    ComputeRound,
    AnswerStatements,
    ResolveQuestions,
    RegisterDecision,
    DecideResult,
    FileDuty,
    MendDuty,
    ReceiveDuty,

    /// <summary>The coming year's holidays are not known yet.</summary>
    LoadCalendar,
}

/// <summary>One thing that a person has to do now.</summary>
/// <param name="About">What it is about, in words of the office: a unit, a number.</param>
/// <param name="Context">The campaign; empty where it belongs to none.</param>
/// <param name="Quarter">Null where it belongs to none.</param>
/// <param name="DueOn">Last day, inclusive; null where none is set.</param>
/// <param name="DaysLeft">Working days until then, negative when overdue; null without a day.</param>
public sealed record ToDo(ToDoKind Kind, string About, string Context, Quarter? Quarter, string Link, DateOnly? DueOn, int? DaysLeft)
{
    /// <summary>The last day as the plan words it; null where it is a day and nothing else.</summary>
    public string? DueWording { get; init; }

    /// <summary>Whether the plan may mean today or an earlier day already, although the last day is still to come.</summary>
    public bool IsToHurry { get; init; }
}

/// <summary>What a person has to do now (待办), found from the states of things; overdue first, then by due day.</summary>
public sealed class ToDoList(CampaignDbContext db, Access access, PhaseGate gate, WorkCalendar calendar)
{
    private sealed record Row(ToDoKind Kind, int Id, string About, int CampaignId, string Context, Quarter? Quarter, DateOnly? DueOn)
    {
        /// <summary>Whether the unit was given more days, which no phase takes back.</summary>
        public bool IsExtended { get; init; }

        /// <summary>As the plan words the last day; null where it is a day and nothing else.</summary>
        public string? DueWording { get; init; }

        /// <summary>The earliest day that the wording can mean; null without one.</summary>
        public DateOnly? RemindOn { get; init; }

        /// <summary>What has to be open for it; null where phases do not matter.</summary>
        public CampaignFunction? Needs => Kind switch
        {
            ToDoKind.FillSelfAssessment or ToDoKind.MendSelfAssessment => CampaignFunction.SelfAssessment,
            ToDoKind.FillScoreSheet or ToDoKind.MendScoreSheet => CampaignFunction.Scoring,
            ToDoKind.FileDuty or ToDoKind.MendDuty => CampaignFunction.Duties,
            _ => null,
        };
    }

    public async Task<IReadOnlyList<ToDo>> FindAsync(CancellationToken ct)
    {
        List<Row> rows = [];
        await AddAsync(Permit.FillSelfAssessment, SelfSheetsToFill);
        await AddAsync(Permit.ConfirmSelfAssessment, SelfSheetsToConfirm);
        await AddAsync(Permit.AnswerOccurrences, OccurrencesToAnswer);
        await AddAsync(Permit.DecideOccurrences, FactsToDecide);
        await AddAsync(Permit.Score, ScoreSheetsToFill);
        await AddAsync(Permit.RunRounds, RoundsToRun);
        await AddAsync(Permit.RunRounds, ResultsToPrepare);
        await AddAsync(Permit.DecideResults, ResultsToDecide);
        await AddAsync(Permit.FileDuties, DutiesToFile);
        await AddAsync(Permit.ReceiveDuties, DutiesToReceive);
        if (CalendarToLoad is { } calendarRow && await access.MayAsync(Permit.KeepCalendar, ct))
        {
            rows.Add(calendarRow);
        }

        return [.. (await OpenAsync(rows, ct)).Select(ToDoOf).OrderBy(t => t.DueOn ?? DateOnly.MaxValue).ThenBy(t => t.Kind).ThenBy(t => t.About, StringComparer.Ordinal)];

        async Task AddAsync(string permit, Func<IQueryable<Row>> query)
        {
            if (await access.MayAsync(permit, ct))
            {
                rows.AddRange(await query().ToListAsync(ct));
            }
        }
    }

    /// <summary>What a phase keeps closed cannot be done now, and comes back when it opens.</summary>
    private async Task<IEnumerable<Row>> OpenAsync(List<Row> rows, CancellationToken ct)
    {
        int[] campaigns = [.. rows.Where(r => r.Needs is not null).Select(r => r.CampaignId).Distinct()];
        var openings = campaigns.Length == 0 ? null : await gate.OpeningsAsync(campaigns, ct);
        return rows.Where(r => r is { Needs: null } or { IsExtended: true } || openings![r.CampaignId].IsOpen(r.Needs.Value));
    }

    private ToDo ToDoOf(Row row) => new(
        row.Kind, row.About, row.Context, row.Quarter, LinkOf(row.Kind, row.Id), row.DueOn,
        row.DueOn is { } due ? calendar.WorkingDaysUntil(access.Today, due) : null)
    {
        DueWording = row.IsExtended ? null : row.DueWording,
        IsToHurry = !row.IsExtended && row.RemindOn <= access.Today && access.Today < row.DueOn,
    };

    private static string LinkOf(ToDoKind kind, int id) => kind switch
    {
        ToDoKind.FillSelfAssessment or ToDoKind.MendSelfAssessment => $"/SelfAssessments/Sheet/{id}",
        ToDoKind.ConfirmSelfAssessment => $"/SelfAssessments/Confirm/{id}",
        ToDoKind.AnswerOccurrence or ToDoKind.DecideOccurrence => $"/Occurrences/Details/{id}",
        ToDoKind.FillScoreSheet or ToDoKind.MendScoreSheet => $"/ScoreSheets/Grid/{id}",
        ToDoKind.ConfirmPronouncement => $"/Rounds/Gates/{id}",
        ToDoKind.ConfirmFigures => $"/Rounds/Figures/{id}",
        ToDoKind.ResolveQuestions => $"/Results/Questions/{id}",
        ToDoKind.OpenRound => $"/Rounds/Open/{id}",
        ToDoKind.CloseRound => $"/Rounds/Close/{id}",
        ToDoKind.ComputeRound => $"/Results/Compute/{id}",
        ToDoKind.AnswerStatements => $"/Results/Ranking/{id}",
        ToDoKind.RegisterDecision => $"/Results/Register/{id}",
        ToDoKind.FileDuty or ToDoKind.MendDuty => $"/Duties/File/{id}",
        ToDoKind.ReceiveDuty => $"/Duties/Receive/{id}",
        ToDoKind.LoadCalendar => $"/Calendar/Load?year={id}",
        _ => $"/Results/Decide/{id}",
    };

    /// <summary>The next year's, from December on: by then the State Council has published its notice. Null when it is known.</summary>
    private Row? CalendarToLoad => access.Today is { Month: 12, Year: var year } && !calendar.Years.Contains(year + 1)
        ? new Row(ToDoKind.LoadCalendar, year + 1, (year + 1).ToString(CultureInfo.InvariantCulture), 0, "", null, new DateOnly(year, 12, 31))
        : null;

    private IQueryable<Row> SelfSheetsToFill() =>
        from s in db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment)
        where SheetStates.Editable.Contains(s.State)
        join r in db.Rounds on s.RoundId equals r.Id
        where r.State == RoundState.Open
        join c in db.Campaigns on r.CampaignId equals c.Id
        join u in db.Units on s.UnitId equals u.Id
        select new Row(
            s.State == SheetState.Returned ? ToDoKind.MendSelfAssessment : ToDoKind.FillSelfAssessment, s.Id, u.Name, c.Id, c.Name, r.Quarter,
            s.State == SheetState.Returned
                ? r.Extensions.Where(e => e.UnitId == s.UnitId && e.ConfirmUntilOn > r.Dates.ConfirmDueOn).Max(e => (DateOnly?)e.ConfirmUntilOn) ?? r.Dates.ConfirmDueOn
                : r.Extensions.Where(e => e.UnitId == s.UnitId && e.UntilOn > r.Dates.SelfDueOn).Max(e => (DateOnly?)e.UntilOn) ?? r.Dates.SelfDueOn);

    /// <summary>Without the sheets that the person had a hand in: those somebody else confirms.</summary>
    private IQueryable<Row> SelfSheetsToConfirm()
    {
        var me = access.PersonId;
        return from s in db.SelfAssessments.VisibleTo(access, Permit.ConfirmSelfAssessment)
               where s.State == SheetState.Submitted
                   && !s.Submissions.Any(x => x.SubmittedBy.PersonId == me || x.SubmittedBy.ForPersonId == me)
                   && !s.Contributors.Any(c => c.By.PersonId == me || c.By.ForPersonId == me)
               join r in db.Rounds on s.RoundId equals r.Id
               where r.State == RoundState.Open
               join c in db.Campaigns on r.CampaignId equals c.Id
               join u in db.Units on s.UnitId equals u.Id
               select new Row(ToDoKind.ConfirmSelfAssessment, s.Id, u.Name, c.Id, c.Name, r.Quarter,
                   r.Extensions.Where(e => e.UnitId == s.UnitId && e.ConfirmUntilOn > r.Dates.ConfirmDueOn).Max(e => (DateOnly?)e.ConfirmUntilOn) ?? r.Dates.ConfirmDueOn);
    }

    private IQueryable<Row> OccurrencesToAnswer()
    {
        var reached = access.Units(Permit.AnswerOccurrences);
        return from o in db.Occurrences
               where (o.State == OccurrenceState.Notified || o.State == OccurrenceState.Stated)
                   && o.StatementDueOn >= access.Today
                   && o.Subjects.Any(s => s.AnsweredAt == null && reached.Any(u => u.Id == s.UnitId))
               join r in db.Rounds on o.RoundId equals r.Id
               join c in db.Campaigns on o.CampaignId equals c.Id
               select new Row(ToDoKind.AnswerOccurrence, o.Id, o.Number, c.Id, c.Name, r.Quarter, o.StatementDueOn);
    }

    /// <summary>Occurrences, and quarters in which pronouncements or figures wait: all without what the person recorded himself.</summary>
    private IQueryable<Row> FactsToDecide()
    {
        var me = access.PersonId;
        var rounds = db.Rounds.Organised(access, Permit.DecideOccurrences);
        var occurrences = from o in db.Occurrences
                          where OccurrenceStates.Undecided.Contains(o.State) && o.RecordedBy.PersonId != me && o.RecordedBy.ForPersonId != me
                              && rounds.Any(r => r.Id == o.RoundId)
                              && (o.State == OccurrenceState.Claimed || o.StatementDueOn < access.Today || o.Subjects.All(s => s.AnsweredAt != null))
                          select new { Kind = ToDoKind.DecideOccurrence, o.Id, About = o.Number, o.RoundId };
        var pronouncements = from r in rounds
                             where db.Pronouncements.Any(p => p.RoundId == r.Id && p.State == PronouncementState.Recorded && p.RecordedBy.PersonId != me && p.RecordedBy.ForPersonId != me)
                             select new { Kind = ToDoKind.ConfirmPronouncement, r.Id, About = "", RoundId = r.Id };
        var figures = from r in rounds
                      where db.FigureLists.Any(l => l.RoundId == r.Id && l.Figures.Any(f => f.ConfirmedAt == null && f.EnteredBy.PersonId != me && f.EnteredBy.ForPersonId != me))
                      select new { Kind = ToDoKind.ConfirmFigures, r.Id, About = "", RoundId = r.Id };
        return from fact in occurrences.Concat(pronouncements).Concat(figures)
               join r in db.Rounds on fact.RoundId equals r.Id
               join c in db.Campaigns on r.CampaignId equals c.Id
               select new Row(fact.Kind, fact.Id, fact.About, c.Id, c.Name, r.Quarter, r.Dates.ScoringDueOn);
    }

    private IQueryable<Row> ScoreSheetsToFill() =>
        from s in db.ScoreSheets.OfRater(access)
        where SheetStates.Editable.Contains(s.State)
        join r in db.Rounds on s.RoundId equals r.Id
        where r.State == RoundState.Open
        join c in db.Campaigns on r.CampaignId equals c.Id
        select new Row(
            s.State == SheetState.Returned ? ToDoKind.MendScoreSheet : ToDoKind.FillScoreSheet, s.Id,
            db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault()
                ?? db.People.Where(p => p.Id == s.RaterPersonId).Select(p => p.Name).FirstOrDefault() ?? "",
            c.Id, c.Name, r.Quarter, r.Dates.ScoringDueOn);

    /// <summary>Planned rounds that wait for a hand, open ones whose scoring days are over, and closed ones without a result.</summary>
    private IQueryable<Row> RoundsToRun() =>
        from r in db.Rounds.Organised(access, Permit.RunRounds)
        where (r.State == RoundState.Planned && r.OpensByHand) || (r.State == RoundState.Open && r.Dates.ScoringDueOn < access.Today) || r.State == RoundState.Closed
        join c in db.Campaigns on r.CampaignId equals c.Id
        where c.State == CampaignState.Running
        select new Row(
            r.State == RoundState.Planned ? ToDoKind.OpenRound : r.State == RoundState.Open ? ToDoKind.CloseRound : ToDoKind.ComputeRound, r.Id, "", c.Id, c.Name, r.Quarter,
            r.State == RoundState.Planned ? null : r.Dates.ScoringDueOn);

    private IQueryable<Row> ResultsToPrepare()
    {
        var organised = db.Campaigns.Organised(access, Permit.RunRounds);
        return from result in db.RoundResults
               where result.State == ResultState.Previewed && organised.Any(c => c.Id == result.CampaignId)
               join c in db.Campaigns on result.CampaignId equals c.Id
               join r in db.Rounds on result.RoundId equals r.Id
               where result.Statements.Any(s => s.Answer == null)
                   || (result.OpenQuestionCount > 0 && r.State == RoundState.Computed)
                   || (c.Settings.DeciderKind == DeciderKind.Body && r.OpenedWith!.Kind == DeciderKind.Body)
               select new Row(
                   result.Statements.Any(s => s.Answer == null) ? ToDoKind.AnswerStatements : result.OpenQuestionCount > 0 ? ToDoKind.ResolveQuestions : ToDoKind.RegisterDecision, result.Id, "", c.Id, c.Name, r.Quarter, null);
    }

    /// <summary>Results that wait for the person whom the campaign names, or for somebody who acts for him.</summary>
    private IQueryable<Row> ResultsToDecide()
    {
        var held = access.Held(Permit.DecideResults);
        return from result in db.RoundResults
               where result.State == ResultState.Previewed && result.OpenQuestionCount == 0 && result.Statements.All(s => s.Answer != null)
               join c in db.Campaigns on result.CampaignId equals c.Id
               join r in db.Rounds on result.RoundId equals r.Id
               where r.State == RoundState.Computed
                   && held.Any(a => a.PersonId == (c.Settings.DeciderKind == DeciderKind.Person ? c.Settings.DeciderPersonId : r.OpenedWith!.PersonId))
               select new Row(ToDoKind.DecideResult, result.Id, "", c.Id, c.Name, r.Quarter, null);
    }

    private IQueryable<Row> DutiesToFile() =>
        from d in db.Duties.OwedBy(access, Permit.FileDuties)
        where DutyStates.Outstanding.Contains(d.State)
        join c in db.Campaigns on d.CampaignId equals c.Id
        where c.State == CampaignState.Running
        select new Row(
            d.State == DutyState.SentBack ? ToDoKind.MendDuty : ToDoKind.FileDuty, d.Id, d.Terms.Title, c.Id, c.Name, null, d.DueOn)
        {
            IsExtended = d.DueOn > d.Terms.DueOn,
            DueWording = d.Terms.DueWording,
            RemindOn = d.Terms.RemindOn,
        };

    /// <summary>Without what the person filed himself: somebody else of his office receives that.</summary>
    private IQueryable<Row> DutiesToReceive()
    {
        var (me, mine) = (access.PersonId, db.Duties.ReceivedFor(access, Permit.ReceiveDuties));
        return from d in db.Duties
               where d.State == DutyState.Filed
                   && !d.Filings.Any(f => f.FiledBy.PersonId == me || f.FiledBy.ForPersonId == me)
                   && d.Recipients.Any(r => mine.Any(m => m.Id == r.Id)
                       && !d.Receipts.Any(x => x.UnitId == r.UnitId && x.FilingNumber == d.Filings.Max(f => f.Number)))
               join c in db.Campaigns on d.CampaignId equals c.Id
               join u in db.Units on d.OwedByUnitId equals u.Id
               select new Row(ToDoKind.ReceiveDuty, d.Id, u.Name + " " + d.Terms.Title, c.Id, c.Name, null, null);
    }
}
