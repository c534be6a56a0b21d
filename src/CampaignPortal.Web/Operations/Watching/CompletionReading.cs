using System.Runtime.CompilerServices;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Watching;

public sealed record CompletionTable(IReadOnlyList<Standard> Standards, PageOf<CompletionRow> Units);

/// <summary>
/// Reads completion by unit and standard, one page of units at a time. A draft is its author's alone: what is not
/// submitted counts as missing, however far it has come.
/// </summary>
public sealed class CompletionReading(CampaignDbContext db, Access access, WatchReading watch, StandardsReading standards)
{
    private const int PageSize = 50;

    private sealed record UnitRow(int UnitId, string Unit, string Category, SheetState? Self, DateOnly SelfDueOn, DateOnly ConfirmDueOn)
    {
        /// <summary>A sheet that was sent back may be filed again until the day of its confirmation.</summary>
        public DateOnly DueOn => Self == SheetState.Draft ? SelfDueOn : ConfirmDueOn;
    }

    private sealed record MarkCount(int UnitId, string ItemCode, bool IsIn, int Count);

    private sealed record OpenOccurrence(int UnitId, string ItemCode, bool IsOverdue);

    public async Task<CompletionTable> PageAsync(WatchedRound round, int? number, CancellationToken ct)
    {
        var columns = await standards.OfAsync(round, ct);
        return new CompletionTable(columns, await RowsAsync(round, columns, number, ct));
    }

    /// <summary>Every unit, read a page at a time.</summary>
    /// <param name="columns">The standards of the quarter.</param>
    public async IAsyncEnumerable<CompletionRow> AllAsync(WatchedRound round, IReadOnlyList<Standard> columns, [EnumeratorCancellation] CancellationToken ct)
    {
        PageOf<CompletionRow>? page = null;
        do
        {
            page = await RowsAsync(round, columns, (page?.Number ?? 0) + 1, ct);
            foreach (var row in page.Rows)
            {
                yield return row;
            }
        }
        while (page.Number < page.Count);
    }

    private async Task<PageOf<CompletionRow>> RowsAsync(WatchedRound round, IReadOnlyList<Standard> columns, int? number, CancellationToken ct)
    {
        var page = await Units(round, await watch.UnitsAsync(ct)).PageAsync(number, PageSize, ct);
        int[] units = [.. page.Rows.Select(u => u.UnitId)];
        var marks = (await MarksAsync(round, units, ct)).ToLookup(m => (m.UnitId, m.ItemCode));
        var occurrences = (await OccurrencesAsync(round, units, ct)).ToLookup(o => (o.UnitId, o.ItemCode));
        var rows = from unit in page.Rows
                   let cells = from column in columns select CompletionCell.Of(column.Code, [.. AskedOf(round, unit, column, marks, occurrences)])
                   select new CompletionRow(unit.UnitId, unit.Unit, unit.Category, [.. cells]);
        return new PageOf<CompletionRow>([.. rows], page.Number, page.Count, page.Total);
    }

    private IEnumerable<Asked> AskedOf(
        WatchedRound round, UnitRow unit, Standard column, ILookup<(int, string), MarkCount> marks, ILookup<(int, string), OpenOccurrence> occurrences)
    {
        if (unit.Self is { } self && column.SelfItems.Count > 0)
        {
            yield return new Asked(self.IsIn, unit.DueOn < access.Today, column.SelfItems.Count);
        }

        var isScoringOver = round.Dates.ScoringDueOn < access.Today;
        foreach (var item in column.Items)
        {
            foreach (var mark in marks[(unit.UnitId, item)])
            {
                yield return new Asked(mark.IsIn, isScoringOver, mark.Count);
            }

            foreach (var occurrence in occurrences[(unit.UnitId, item)])
            {
                yield return new Asked(false, occurrence.IsOverdue);
            }
        }
    }

    private IQueryable<UnitRow> Units(WatchedRound round, IQueryable<Unit> led)
    {
        var (id, isWhole) = (round.Id, round.IsWhole);
        return from r in db.Rounds
               where r.Id == id
               from p in r.Participants
               where isWhole || led.Any(u => u.Id == p.UnitId)
               orderby p.Order, p.UnitId
               select new UnitRow(
                   p.UnitId, p.UnitName, p.CategoryName,
                   db.SelfAssessments.Where(s => s.RoundId == id && s.UnitId == p.UnitId).Select(s => (SheetState?)s.State).FirstOrDefault(),
                   r.Extensions.Where(e => e.UnitId == p.UnitId && e.UntilOn > r.Dates.SelfDueOn).Max(e => (DateOnly?)e.UntilOn) ?? r.Dates.SelfDueOn,
                   r.Extensions.Where(e => e.UnitId == p.UnitId && e.ConfirmUntilOn > r.Dates.ConfirmDueOn).Max(e => (DateOnly?)e.ConfirmUntilOn) ?? r.Dates.ConfirmDueOn);
    }

    private Task<List<MarkCount>> MarksAsync(WatchedRound round, int[] units, CancellationToken ct) =>
        (from s in db.ScoreSheets
         where s.RoundId == round.Id
         from m in s.Marks
         where units.Contains(m.UnitId)
         group m by new { m.UnitId, m.ItemCode, IsIn = s.State == SheetState.Submitted || s.State == SheetState.Confirmed } into marks
         select new MarkCount(marks.Key.UnitId, marks.Key.ItemCode, marks.Key.IsIn, marks.Count())).ToListAsync(ct);

    private Task<List<OpenOccurrence>> OccurrencesAsync(WatchedRound round, int[] units, CancellationToken ct)
    {
        var (id, today, scoringDueOn) = (round.Id, access.Today, round.Dates.ScoringDueOn);
        return (from o in db.Occurrences
                where o.RoundId == id && OccurrenceStates.Undecided.Contains(o.State)
                from s in o.Subjects
                where units.Contains(s.UnitId)
                select new OpenOccurrence(s.UnitId, o.Facts.ItemCode, scoringDueOn < today && o.StatementDueOn < today)).ToListAsync(ct);
    }
}
