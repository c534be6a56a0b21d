using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Mark = CampaignPortal.Domain.Assessments.Mark;

namespace CampaignPortal.Web.Operations.ScoreSheets;

/// <summary>An empty cell, and what the same rater put there the last time.</summary>
public sealed record EarlierMark(ScoredUnit Unit, ScoreColumn Column, SheetEntry Entry, long Version);

/// <param name="From">The quarter that the marks were given in.</param>
public sealed record EarlierSheet(Quarter From, IReadOnlyList<EarlierMark> Marks)
{
    /// <summary>Stands for what a page showed, so that nothing else is filled in.</summary>
    public string Seen { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Marks.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Unit.Id} {m.Column.Code} {m.Entry} {m.Version}"))))));
}

/// <summary>
/// Fills empty cells as last quarter (沿用上季度): with the marks of the sheet that the same rater submitted last in the same
/// campaign. Counts are facts of their own quarter and stay out, and so do notes; a unit that was not marked then stays empty.
/// </summary>
public sealed class EarlierMarks(CampaignDbContext db, ScoreReading reading, ScoreSaving saving)
{
    /// <returns>Null where the rater has submitted no sheet in an earlier quarter.</returns>
    public async Task<EarlierSheet?> FindAsync(ScoreHead head, CancellationToken ct)
    {
        if (await LastAsync(head, ct) is not { } last)
        {
            return null;
        }

        var (_, columns) = await reading.ColumnsAsync(head, ct);
        var earlier = (await reading.MarksAsync(last.SheetId, null, ct)).ToDictionary(m => (m.UnitId, m.ItemCode), m => m.Entry);
        var present = await reading.MarksAsync(head.Sheet.Id, null, ct);
        var units = (await reading.UnitsAsync(head, ct)).ToDictionary(u => u.Id);
        var byCode = columns.ToDictionary(c => c.Code, StringComparer.Ordinal);
        var marks = from mark in present
                    where IsEmpty(mark) && earlier.ContainsKey((mark.UnitId, mark.ItemCode))
                    let column = byCode[mark.ItemCode]
                    let entry = earlier[(mark.UnitId, mark.ItemCode)] with { Remark = null }
                    where MayRepeat(column, entry)
                    select new EarlierMark(units[mark.UnitId], column, entry, mark.Version);
        var places = units.Keys.Select((id, place) => (id, place)).ToDictionary(u => u.id, u => u.place);
        return new EarlierSheet(last.Quarter, [.. marks.OrderBy(m => places[m.Unit.Id]).ThenBy(m => m.Column.Index)]);
    }

    /// <summary>All of them or none; a cell that somebody filled in meanwhile is named as in the grid.</summary>
    public async Task<SaveOutcome> TakeAsync(ScoreHead head, IReadOnlyList<EarlierMark> marks, CancellationToken ct)
    {
        var (_, columns) = await reading.ColumnsAsync(head, ct);
        return await saving.SaveAsync(
            head.Sheet.Id, columns,
            marks.ToDictionary(m => m.Column.CellOf(m.Unit.Id), Typed, StringComparer.Ordinal), ct);
    }

    /// <summary>As if it had been typed: a cell that was filled in meanwhile is a conflict, not one left as it was.</summary>
    private static TypedMark Typed(EarlierMark mark)
    {
        var typed = ScoreEntries.Write(mark.Entry, mark.Version);
        typed.Shown = null;
        return typed;
    }

    private static bool IsEmpty(Mark mark) => !mark.Entry.IsFilled && mark.Note is null;

    private static bool MayRepeat(ScoreColumn column, SheetEntry entry) =>
        entry.IsFilled && column.Kind is ScoreCellKind.Points or ScoreCellKind.Level or ScoreCellKind.YesNo
        && ScoreEntries.Read(column, ScoreEntries.Write(entry, 0)) is { Entry: { IsFilled: true } read } && read == entry;

    private Task<Last?> LastAsync(ScoreHead head, CancellationToken ct)
    {
        var (sheet, quarter) = (head.Sheet, head.Round.Quarter);
        return (from s in db.ScoreSheets
                where s.CampaignId == sheet.CampaignId && s.ChannelCode == sheet.ChannelCode && SheetStates.In.Contains(s.State)
                    && s.RaterUnitId == sheet.RaterUnitId && s.RaterPersonId == sheet.RaterPersonId
                join r in db.Rounds on s.RoundId equals r.Id
                where r.Quarter.Year < quarter.Year || (r.Quarter.Year == quarter.Year && r.Quarter.Number < quarter.Number)
                orderby r.Quarter.Year descending, r.Quarter.Number descending
                select new Last(s.Id, r.Quarter)).FirstOrDefaultAsync(ct);
    }

    private sealed record Last(int SheetId, Quarter Quarter);
}
