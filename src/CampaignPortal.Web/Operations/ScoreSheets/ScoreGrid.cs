using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;
using Mark = CampaignPortal.Domain.Assessments.Mark;

namespace CampaignPortal.Web.Operations.ScoreSheets;

/// <summary>One cell as the grid shows it.</summary>
/// <param name="Name">What its fields' names begin with.</param>
/// <param name="Value">Points that the stored entry gives; null where it gives none.</param>
/// <param name="Entry">The stored entry in words.</param>
/// <param name="Error">What is wrong with what was typed; null where nothing is.</param>
/// <param name="Stored">What is stored in words, where what was typed is not.</param>
public sealed record GridCell(
    string Code, string Name, string Anchor, ScoreColumn Column, TypedMark Typed, decimal? Value, string Entry, string? Self, string? SelfNote,
    IReadOnlyList<FactLine> Facts, IReadOnlyList<EvidenceLink> Files, string? Error, string? Stored)
{
    public decimal FactPoints { get; } = Facts.Sum(f => f.Points);
    public bool IsOpen => Typed.IsNotApplicable || !string.IsNullOrEmpty(Typed.Note) || (Error is not null && Column.Kind == ScoreCellKind.Text);
}

/// <param name="Points">Sum of the row.</param>
public sealed record GridRow(ScoredUnit Unit, IReadOnlyList<GridCell> Cells, decimal Points);

/// <param name="Totals">Of the rows shown, by column.</param>
public sealed record GridView(IReadOnlyList<ScoreColumn> Columns, IReadOnlyList<GridRow> Rows, IReadOnlyList<decimal> Totals)
{
    public static GridView Empty { get; } = new([], [], []);
    public decimal Total { get; } = Totals.Sum();
}

/// <summary>Lays out units and items with what stands in each cell and beside it.</summary>
public sealed class ScoreGrid(ScoreReading reading, IStringLocalizer<Texts> texts)
{
    /// <param name="typed">What was typed into cells, by cell; the others show what is stored.</param>
    public async Task<GridView> ReadAsync(
        ScoreHead head, IReadOnlyList<ScoreColumn> columns, IReadOnlyList<ScoredUnit> units,
        IReadOnlyDictionary<string, TypedMark> typed, IReadOnlyDictionary<string, CellProblem> problems, CancellationToken ct) =>
        await ReadAsync(head, columns, units, await reading.MarksAsync(head.Sheet.Id, [.. units.Select(u => u.Id)], ct), typed, problems, ct);

    /// <param name="stored">Marks of these units at least.</param>
    /// <inheritdoc cref="ReadAsync(ScoreHead, IReadOnlyList{ScoreColumn}, IReadOnlyList{ScoredUnit}, IReadOnlyDictionary{string, TypedMark}, IReadOnlyDictionary{string, CellProblem}, CancellationToken)"/>
    public async Task<GridView> ReadAsync(
        ScoreHead head, IReadOnlyList<ScoreColumn> columns, IReadOnlyList<ScoredUnit> units, IReadOnlyList<Mark> stored,
        IReadOnlyDictionary<string, TypedMark> typed, IReadOnlyDictionary<string, CellProblem> problems, CancellationToken ct)
    {
        int[] unitIds = [.. units.Select(u => u.Id)];
        var marks = stored.ToDictionary(m => (m.UnitId, m.ItemCode));
        var asides = await reading.AsidesAsync(head, columns, unitIds, ct);
        List<GridRow> rows = [];
        foreach (var unit in units)
        {
            GridCell[] cells = [.. columns.Select(c => CellOf(unit, c, marks[(unit.Id, c.Code)], asides, typed, problems))];
            rows.Add(new GridRow(unit, cells, cells.Sum(c => c.Value ?? 0)));
        }

        return new GridView(columns, rows, [.. columns.Select(c => rows.Sum(r => r.Cells[c.Index].Value ?? 0))]);
    }

    /// <summary>An entry in words: a figure, a level, yes or no, two counts.</summary>
    public string Words(ScoreColumn column, SheetEntry entry) =>
        entry.IsNotApplicable ? texts["ScoreSheets.NotApplicable"]
        : entry.LevelCode is { } code ? Words(column, code)
        : entry.IsMet is { } isMet ? texts[isMet ? "ScoreSheets.Yes" : "ScoreSheets.No"]
        : column.Kind == ScoreCellKind.Ratio ? (entry.Numerator is null && entry.Denominator is null ? "" : $"{entry.Numerator.Figure()} / {entry.Denominator.Figure()}")
        : entry.Points.Figure() ?? "";

    /// <summary>A level by its name; with its value where it has several.</summary>
    private string Words(ScoreColumn column, string code) => column.Choices.FirstOrDefault(c => c.Code == code) is not { } choice ? code
        : choice.Level.Values.Count == 0 ? choice.Level.Name.Shown()
        : texts["ScoreSheets.Option", choice.Level.Name.Shown(), choice.Points.Figure()];

    /// <summary>What stands in a cell, with its note.</summary>
    public string WordsWithNote(ScoreColumn column, SheetEntry entry) =>
        string.Join(texts["List.Separator"], new[] { Words(column, entry), entry.Remark }.Where(w => !string.IsNullOrEmpty(w))) is { Length: > 0 } words
            ? words
            : texts["ScoreSheets.Cell.Empty"];

    private GridCell CellOf(
        ScoredUnit unit, ScoreColumn column, Mark mark, ScoreAsides asides,
        IReadOnlyDictionary<string, TypedMark> typed, IReadOnlyDictionary<string, CellProblem> problems)
    {
        var code = column.CellOf(unit.Id);
        var problem = problems.GetValueOrDefault(code);
        var shown = ScoreEntries.Write(mark.Entry, mark.Version);
        if (typed.TryGetValue(code, out var mine))
        {
            // The stored version goes with what was typed once the stored value stands beside it: sending it again confirms it.
            (mine.Version, mine.Shown) = problem?.Stored is null ? (mine.Version, mine.Shown) : (mark.Version, null);
            shown = mine;
        }

        var self = asides.Self.GetValueOrDefault((unit.Id, column.Code));
        return new GridCell(
            code, $"Marks[{code}]", column.AnchorOf(unit.Id), column, shown, column.PointsOf(mark.Entry), Words(column, mark.Entry),
            self?.Value is { } value ? Words(column, value) : null, self?.Explanation, [.. asides.Facts[(unit.Id, column.Code)]], [.. asides.Files[(unit.Id, column.Code)]],
            problem is null ? null : texts[problem.Text, problem.Arguments].Value, problem?.Stored is { } stored ? WordsWithNote(column, stored) : null);
    }

    private string Words(ScoreColumn column, MarkValue value) => value switch
    {
        MarkValue.Given given => given.Points.Figure(),
        MarkValue.Chosen chosen => Words(column, new SheetEntry { LevelCode = LevelChoice.CodeOf(chosen) }),
        MarkValue.Answered answered => Words(column, new SheetEntry { IsMet = answered.Yes }),
        _ => texts["ScoreSheets.NotApplicable"],
    };
}
