using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Messages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Watching;

/// <summary>A sheet that somebody owes for this unit.</summary>
/// <param name="Rater">The office or person that scores it; null for the unit's own sheet, and for a rater whom the reader does not see.</param>
/// <param name="Standards">Names of the standards that wait for it.</param>
/// <param name="MayRemind">Whether it can be reminded of from here.</param>
public sealed record MissingSheet(
    ReminderKind Kind, int Id, string? Rater, IReadOnlyList<Standard> Standards, DateOnly DueOn, int? DaysLeft, LastReminder? Reminded, bool MayRemind);

public sealed record MissingDecision(int OccurrenceId, string Number, Standard? Standard, OccurrenceState State);

/// <summary>What is missing for one unit.</summary>
/// <param name="All">Standards of the quarter.</param>
/// <param name="Chosen">The one that is asked about; null for all of them.</param>
public sealed record UnitMissing(
    string Unit, string Category, IReadOnlyList<Standard> All, Standard? Chosen, IReadOnlyList<MissingSheet> Sheets, IReadOnlyList<MissingDecision> Decisions);

/// <summary>Says of one unit what is missing, standard by standard, and who owes it.</summary>
public sealed class MissingReading(CampaignDbContext db, WatchReading watch, StandardsReading standards, Reminding reminding, Security.Access access, WorkCalendar calendar)
{
    private sealed record Head(string Unit, string Category, int? SelfId, SheetState? Self, DateOnly SelfDueOn, DateOnly ConfirmDueOn);

    private sealed record Owed(int Id, RaterKind Kind, string? Rater, bool IsSeen, IReadOnlyList<string> Items);

    /// <returns>Null where the unit takes no part, or is not the reader's to see.</returns>
    public async Task<UnitMissing?> OfAsync(WatchedRound round, int unitId, string? criterion, CancellationToken ct)
    {
        if (await HeadAsync(round, unitId, ct) is not { } head)
        {
            return null;
        }

        var all = await standards.OfAsync(round, ct);
        var chosen = all.FirstOrDefault(s => s.Code == criterion);
        var shown = chosen is null ? all : [chosen];
        return new UnitMissing(
            head.Unit, head.Category, all, chosen,
            [.. await SelfAsync(round, head, shown, ct), .. await ScoresAsync(round, unitId, shown, ct)],
            await DecisionsAsync(round, unitId, all, shown, ct));
    }

    private async Task<Head?> HeadAsync(WatchedRound round, int unitId, CancellationToken ct)
    {
        var (id, isWhole, led) = (round.Id, round.IsWhole, await watch.UnitsAsync(ct));
        return await (from r in db.Rounds
                      where r.Id == id
                      from p in r.Participants
                      where p.UnitId == unitId && (isWhole || led.Any(u => u.Id == unitId))
                      join s in db.SelfAssessments on new { RoundId = r.Id, p.UnitId } equals new { s.RoundId, s.UnitId } into sheets
                      from s in sheets.DefaultIfEmpty()
                      select new Head(
                          p.UnitName, p.CategoryName, (int?)s.Id, (SheetState?)s.State,
                          r.Extensions.Where(e => e.UnitId == unitId && e.UntilOn > r.Dates.SelfDueOn).Max(e => (DateOnly?)e.UntilOn) ?? r.Dates.SelfDueOn,
                          r.Extensions.Where(e => e.UnitId == unitId && e.ConfirmUntilOn > r.Dates.ConfirmDueOn).Max(e => (DateOnly?)e.ConfirmUntilOn) ?? r.Dates.ConfirmDueOn))
            .SingleOrDefaultAsync(ct);
    }

    private async Task<IEnumerable<MissingSheet>> SelfAsync(WatchedRound round, Head head, IReadOnlyList<Standard> shown, CancellationToken ct)
    {
        var waiting = shown.Where(s => s.SelfItems.Count > 0).ToList();
        var isDue = head.Self is { IsEditable: true } || (head.Self == SheetState.Submitted && round.IsOpen);
        if (head.SelfId is not { } id || !isDue || waiting.Count == 0)
        {
            return [];
        }

        var kind = head.Self == SheetState.Submitted ? ReminderKind.Confirmation : ReminderKind.SelfAssessment;
        var dueOn = head.Self == SheetState.Draft ? head.SelfDueOn : head.ConfirmDueOn;
        var last = (await reminding.LastAsync([(kind, id)], ct)).GetValueOrDefault((kind, id));
        return [new MissingSheet(kind, id, null, waiting, dueOn, DaysLeft(round, dueOn), last, round.IsOpen)];
    }

    private async Task<IEnumerable<MissingSheet>> ScoresAsync(WatchedRound round, int unitId, IReadOnlyList<Standard> shown, CancellationToken ct)
    {
        var owed = await OwedAsync(round, unitId, ct);
        var (dueOn, last) = (round.Dates.ScoringDueOn, await reminding.LastAsync([.. owed.Select(o => (ReminderKind.ScoreSheet, o.Id))], ct));
        return from sheet in owed
               let waiting = shown.Where(s => s.Items.Intersect(sheet.Items).Any()).ToList()
               where waiting.Count > 0
               select new MissingSheet(
                   ReminderKind.ScoreSheet, sheet.Id, sheet.IsSeen ? sheet.Rater : null, waiting, dueOn, DaysLeft(round, dueOn),
                   sheet.IsSeen ? last.GetValueOrDefault((ReminderKind.ScoreSheet, sheet.Id)) : null, round.IsOpen && sheet.IsSeen);
    }

    /// <summary>Score sheets with cells for this unit that are not in. Who leads some units only knows the offices among them.</summary>
    private async Task<IReadOnlyList<Owed>> OwedAsync(WatchedRound round, int unitId, CancellationToken ct)
    {
        var (id, isWhole, led) = (round.Id, round.IsWhole, await watch.UnitsAsync(ct));
        var rows = await (from s in db.ScoreSheets
                          where s.RoundId == id && SheetStates.Editable.Contains(s.State)
                          from m in s.Marks
                          where m.UnitId == unitId
                          orderby s.RaterKind, s.Id
                          select new
                          {
                              s.Id, s.RaterKind, m.ItemCode, IsSeen = isWhole || led.Any(u => u.Id == s.RaterUnitId),
                              Rater = db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault() ?? db.People.Where(p => p.Id == s.RaterPersonId).Select(p => p.Name).FirstOrDefault(),
                          }).ToListAsync(ct);
        return [.. rows.GroupBy(r => (r.Id, r.RaterKind, r.Rater, r.IsSeen)).Select(g => new Owed(g.Key.Id, g.Key.RaterKind, g.Key.Rater, g.Key.IsSeen, [.. g.Select(r => r.ItemCode)]))];
    }

    private async Task<IReadOnlyList<MissingDecision>> DecisionsAsync(
        WatchedRound round, int unitId, IReadOnlyList<Standard> all, IReadOnlyList<Standard> shown, CancellationToken ct)
    {
        var id = round.Id;
        var rows = await (from o in db.Occurrences
                          where o.RoundId == id && OccurrenceStates.Undecided.Contains(o.State) && o.Subjects.Any(s => s.UnitId == unitId)
                          orderby o.Number
                          select new { o.Id, o.Number, o.State, o.Facts.ItemCode }).ToListAsync(ct);
        return [.. from row in rows
                   let standard = all.FirstOrDefault(s => s.Items.Contains(row.ItemCode))
                   where standard is null || shown.Contains(standard)
                   select new MissingDecision(row.Id, row.Number, standard, row.State)];
    }

    private int? DaysLeft(WatchedRound round, DateOnly dueOn) => round.IsOpen ? calendar.WorkingDaysUntil(access.Today, dueOn) : null;
}
