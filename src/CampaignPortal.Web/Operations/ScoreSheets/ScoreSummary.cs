using CampaignPortal.Domain.Assessments;

namespace CampaignPortal.Web.Operations.ScoreSheets;

/// <summary>A cell that is still empty, with the page of the grid on which it stands.</summary>
public sealed record MissingCell(string Unit, string Item, int PageNumber, string Anchor);

/// <summary>One item of a sheet in figures.</summary>
/// <param name="Mean">Over the cells that give points; null where none does.</param>
public sealed record ItemSummary(string Name, int FilledCount, int CellCount, int NotApplicableCount, decimal Points, decimal? Mean);

/// <summary>A score sheet as a whole, before it is submitted.</summary>
/// <param name="Hash">Of the content that would be submitted now.</param>
public sealed record ScoreSummary(IReadOnlyList<MissingCell> Missing, IReadOnlyList<ItemSummary> Items, decimal Points, string Hash)
{
    public static ScoreSummary Empty { get; } = new([], [], 0, "");

    public static ScoreSummary Of(
        ScoreHead head, IReadOnlyList<ScoreColumn> columns, IReadOnlyList<ScoredUnit> units, IReadOnlyList<Mark> marks, int pageSize)
    {
        var byCell = marks.ToDictionary(m => (m.UnitId, m.ItemCode));
        var missing = from place in units.Select((unit, index) => (Unit: unit, Page: (index / pageSize) + 1))
                      from column in columns
                      where !byCell[(place.Unit.Id, column.Code)].Entry.IsFilled
                      select new MissingCell(place.Unit.Name, column.Name, place.Page, column.AnchorOf(place.Unit.Id));
        var content = new SheetContent(
            "marks", head.Sheet.RoundId, head.Sheet.RaterUnitId ?? head.Sheet.RaterPersonId ?? 0, marks.Select(m => new SheetLine(m.UnitId, m.ItemCode, m.Entry)));
        ItemSummary[] items = [.. columns.Select(c => Of(c, [.. marks.Where(m => m.ItemCode == c.Code).Select(m => m.Entry)]))];
        return new ScoreSummary([.. missing], items, items.Sum(i => i.Points), content.Hash);
    }

    private static ItemSummary Of(ScoreColumn column, List<SheetEntry> entries)
    {
        var points = entries.Select(column.PointsOf).OfType<decimal>().ToList();
        return new ItemSummary(
            column.Name, entries.Count(e => e.IsFilled), entries.Count, entries.Count(e => e.IsNotApplicable), points.Sum(),
            points.Count == 0 ? null : decimal.Round(points.Average(), 2, MidpointRounding.AwayFromZero));
    }
}
