using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Calendars;

/// <summary>
/// Finds the due days of what is open that another calendar would compute otherwise. Each carries the version of the calendar
/// that was in force when it was set: a day that this calendar gives was computed, and may be proposed anew; any other was chosen by
/// somebody and is left alone. What is past is neither moved nor proposed.
/// </summary>
public sealed class DueDayReading(CampaignDbContext db, Access access, CalendarShelf shelf, TemplatePacks packs)
{
    private sealed record RoundRow(Round Round, Campaign Campaign);

    /// <param name="next">The calendar in force, or one that is only looked at.</param>
    /// <returns>Of campaigns that the person runs; by kind, campaign and thing.</returns>
    public async Task<IReadOnlyList<DueShift>> FindAsync(WorkCalendar next, CancellationToken ct) =>
        [.. await RoundsAsync(next, ct), .. await TasksAsync(next, ct), .. await StatementsAsync(next, ct)];

    /// <summary>The days that a round would have: those that were computed, computed anew.</summary>
    /// <param name="pack">The template whose rules proposed the days; null where somebody chose them.</param>
    public RoundDates Renew(Round round, CampaignSettings settings, TemplatePack? pack, WorkCalendar next)
    {
        var (dates, then) = (round.Dates, shelf.AsOf(round.Dates.CalendarVersion));
        var (was, would) = (pack?.ProposeDates(round.Quarter, settings, then), pack?.ProposeDates(round.Quarter, settings, next));
        var opens = round.State == RoundState.Open ? dates.OpensOn : Day(dates.OpensOn, was?.OpensOn, would?.OpensOn)!.Value;
        var self = Day(dates.SelfDueOn, was?.SelfDueOn, would?.SelfDueOn)!.Value;
        return new RoundDates(
            opens, self,
            Day(dates.ConfirmDueOn, then.AddWorkingDays(dates.SelfDueOn, settings.ConfirmationWorkingDays), next.AddWorkingDays(self, settings.ConfirmationWorkingDays))!.Value,
            Day(dates.ScoringDueOn, was?.ScoringDueOn, would?.ScoringDueOn)!.Value,
            next.Version,
            Day(dates.LateUntilOn, settings.LateUntil(dates.SelfDueOn, then), settings.LateUntil(self, next)));
    }

    /// <param name="computed">What the calendar of its time gives; another one was chosen by hand.</param>
    private DateOnly? Day(DateOnly? stored, DateOnly? computed, DateOnly? anew) =>
        stored == computed && stored >= access.Today && anew >= access.Today ? anew : stored;

    private async Task<IEnumerable<DueShift>> RoundsAsync(WorkCalendar next, CancellationToken ct)
    {
        var rows = await (from r in db.Rounds.Organised(access, Permit.RunRounds)
                          where r.State == RoundState.Planned || r.State == RoundState.Open
                          join c in db.Campaigns on r.CampaignId equals c.Id
                          where c.State == CampaignState.Draft || c.State == CampaignState.Running
                          orderby c.Name, r.Quarter.Year, r.Quarter.Number, r.Id
                          select new RoundRow(r, c)).AsNoTracking().ToListAsync(ct);
        var found = await PacksAsync(rows, ct);
        return from row in rows
               let dates = Renew(row.Round, row.Campaign.Settings, found.GetValueOrDefault(SchemeOf(row) ?? 0), next)
               let days = Moved(row.Round.Dates, dates)
               where days.Count > 0
               select new DueShift(
                   DueShiftKind.Round, row.Round.Id, row.Round.Version, row.Campaign.Name, "", row.Round.Quarter, row.Round.Dates.CalendarVersion, days, 0, [],
                   row.Round.WhyNotReschedule(dates, access.Today));
    }

    /// <summary>The template packs behind the schemes of these rounds, by scheme version.</summary>
    private async Task<Dictionary<int, TemplatePack?>> PacksAsync(IReadOnlyList<RoundRow> rows, CancellationToken ct)
    {
        int[] schemes = [.. rows.Select(SchemeOf).OfType<int>().Distinct()];
        var texts = await db.SchemeVersions.Where(v => schemes.Contains(v.Id)).Select(v => new { v.Id, v.CanonicalText }).ToListAsync(ct);
        return texts.ToDictionary(t => t.Id, t => packs.Find(Scheme.Parse(t.CanonicalText).Content.Code));
    }

    private static int? SchemeOf(RoundRow row) => row.Round.SchemeVersionId ?? row.Campaign.SchemeVersionId;

    private static List<MovedDay> Moved(RoundDates before, RoundDates after)
    {
        (DueDay What, DateOnly? Before, DateOnly? After)[] days =
        [
            (DueDay.Opens, before.OpensOn, after.OpensOn), (DueDay.SelfDue, before.SelfDueOn, after.SelfDueOn), (DueDay.LateUntil, before.LateUntilOn, after.LateUntilOn),
            (DueDay.ConfirmDue, before.ConfirmDueOn, after.ConfirmDueOn), (DueDay.ScoringDue, before.ScoringDueOn, after.ScoringDueOn),
        ];
        return [.. days.Where(d => d.Before != d.After).Select(d => new MovedDay(d.What, d.Before!.Value, d.After!.Value))];
    }

    /// <summary>Tasks whose last day rolls to the next working day, with the units that have not filed.</summary>
    private async Task<IEnumerable<DueShift>> TasksAsync(WorkCalendar next, CancellationToken ct)
    {
        var rows = await (from d in db.Duties.Organised(access, Permit.RunRounds)
                          where d.Origin == DutyOrigin.PhaseTask && DutyStates.Outstanding.Contains(d.State)
                          join t in db.PhaseTasks on d.OriginId equals t.Id
                          where t.IsRolled && t.CancelledAt == null
                          join c in db.Campaigns on t.CampaignId equals c.Id
                          where c.State == CampaignState.Running
                          select new { t.Id, DutyId = d.Id, t.Version, Campaign = c.Name, t.Title, Latest = t.Due.Latest, d.Terms.DueOn, d.Terms.CalendarVersion }).ToListAsync(ct);
        return from row in rows
               let after = Day(row.DueOn, shelf.AsOf(row.CalendarVersion).WorkingDayFrom(row.Latest), next.WorkingDayFrom(row.Latest))!.Value
               where after != row.DueOn
               group (row, after) by (row.Campaign, row.Title, row.Id, row.Version) into task
               orderby task.Key
               select new DueShift(
                   DueShiftKind.Task, task.Key.Id, task.Key.Version, task.Key.Campaign, task.Key.Title, null, task.Min(t => t.row.CalendarVersion),
                   [new MovedDay(DueDay.Filing, task.Min(t => t.row.DueOn), task.First().after)], task.Count(), [.. task.Select(t => t.row.DutyId)], null);
    }

    private async Task<IEnumerable<DueShift>> StatementsAsync(WorkCalendar next, CancellationToken ct)
    {
        var today = access.Today;
        var rows = await (from o in db.Occurrences.Organised(access, Permit.RunRounds)
                          where OccurrenceStates.Undecided.Contains(o.State) && o.State != OccurrenceState.Claimed && o.StatementDueOn >= today
                          join c in db.Campaigns on o.CampaignId equals c.Id
                          orderby c.Name, o.Number
                          select new { o.Id, o.Version, Campaign = c.Name, o.Number, o.StatementDueOn, o.CalendarVersion, o.RecordedAt, c.Settings.StatementWorkingDays, Units = o.Subjects.Count }).ToListAsync(ct);
        return from row in rows
               let recordedOn = OfficeTime.DayOf(row.RecordedAt)
               let after = Day(row.StatementDueOn, shelf.AsOf(row.CalendarVersion).AddWorkingDays(recordedOn, row.StatementWorkingDays), next.AddWorkingDays(recordedOn, row.StatementWorkingDays))!.Value
               where after != row.StatementDueOn
               select new DueShift(
                   DueShiftKind.Statement, row.Id, row.Version, row.Campaign, row.Number, null, row.CalendarVersion,
                   [new MovedDay(DueDay.Statement, row.StatementDueOn, after)], row.Units, [], null);
    }
}
