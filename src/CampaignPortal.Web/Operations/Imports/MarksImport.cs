using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>A cell of a score sheet that a row fills.</summary>
/// <param name="Cell">See <see cref="ScoreColumn.CellOf"/>.</param>
/// <param name="Version">Of the mark that the report showed.</param>
public sealed record PlannedMark(int Number, string About, string Cell, int UnitId, string ItemCode, long Version, SheetEntry Entry) : PlannedRow(Number, About);

/// <summary>
/// Fills one's own score sheet from a table, units by items: marks, and for ratio items the counts. A column that is not in the
/// table and a cell that is empty leave what is there. Saved as the grid saves, by the same rules.
/// </summary>
public sealed class MarksImport(CampaignDbContext db, Access access, ScoreReading reading, ScoreGrid grid, ScoreSaving saving, ScoreActing acting, IStringLocalizer<Texts> texts) : IImporter
{
    private const string UnitKey = "unit";
    private const string NameKey = "name";
    private const string Rest = "/rest";
    private const int CodeMaxLength = 64;

    /// <summary>Chinese stays Chinese: escaped, a note would not fit.</summary>
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One's own sheet with all that a table is compared to.</summary>
    private sealed record Ground(
        ScoreHead Head, IReadOnlyList<ScoreColumn> Items, IReadOnlyDictionary<string, ScoredUnit> Units, IReadOnlyDictionary<(int Unit, string Item), Mark> Marks, IReadOnlySet<int> Homes);

    public ImportKind Kind => ImportKind.Marks;

    public async Task<ImportForm> FormAsync(int? sheetId, CancellationToken ct)
    {
        var ground = await GroundAsync(sheetId!.Value, ct);
        var rows = ground.Units.Values.Select(u => (IReadOnlyList<object?>)[CodeOf(ground, u), u.Name, .. ground.Items.SelectMany(i => FieldsOf(i, ground.Marks[(u.Id, i.Code)].Entry))]);
        return new ImportForm(texts["Imports.Marks.Title", ground.Head.Campaign], Columns(ground.Items), [.. rows], [.. Enumerable.Range(1, 4).Select(i => texts[$"Imports.Marks.Note{i}"].Value)]);
    }

    public async Task<ImportPlan> PlanAsync(int? sheetId, IReadOnlyList<InputRow> rows, CancellationToken ct)
    {
        var ground = await GroundAsync(sheetId!.Value, ct);
        var columns = Columns(ground.Items).ToDictionary(c => c.Key, StringComparer.Ordinal);
        List<ImportProblem> problems = [];
        List<PlannedRow> planned = [];
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        var same = 0;
        foreach (var input in rows)
        {
            var row = new RowReading(input, columns, problems);
            var before = planned.Count;
            if (UnitOf(row, ground, seen) is { } unit)
            {
                planned.AddRange(ground.Items.Select(i => Plan(row, input, unit, i, ground.Marks[(unit.Id, i.Code)])).OfType<PlannedMark>());
            }

            if (row.IsFaulty)
            {
                planned.RemoveRange(before, planned.Count - before);
            }
            else if (planned.Count == before)
            {
                same++;
            }
        }

        return new ImportPlan(rows.Count, planned, same, problems);
    }

    public async Task<IReadOnlyList<ImportedThing>> ApplyAsync(int? sheetId, IReadOnlyList<PlannedRow> rows, CancellationToken ct)
    {
        var ground = await GroundAsync(sheetId!.Value, ct);
        var cells = rows.OfType<PlannedMark>().ToDictionary(m => m.Cell, StringComparer.Ordinal);
        var before = cells.Values.ToDictionary(m => m.Cell, m => ground.Marks[(m.UnitId, m.ItemCode)], StringComparer.Ordinal);
        var versions = await SaveAsync(ground, cells.ToDictionary(c => c.Key, c => TypedAs(c.Value.Entry, c.Value.Version), StringComparer.Ordinal), ct);
        return [.. cells.Keys.Select(c => new ImportedThing(ImportedSubject.Mark, before[c].Id, versions[c], JsonSerializer.Serialize(ScoreEntries.Write(before[c].Entry, 0), AsWritten)))];
    }

    public async Task<IReadOnlyList<string>> UsesAsync(ImportBatch batch, CancellationToken ct)
    {
        if (await reading.FindAsync(batch.SheetId!.Value, ct) is not { } head)
        {
            return ImportUses.Of(("Sheet", true));
        }

        var things = db.ThingsOf(batch, ImportedSubject.Mark);
        var marks = db.ScoreSheets.Where(s => s.Id == batch.SheetId).SelectMany(s => s.Marks);
        return ImportUses.Of(
            ("Sheet", head.Sheet.WhyNotWrite(head.Round, access.ArrivedAt) is not null),
            ("Changed", await things.AnyAsync(t => !marks.Any(m => m.Id == t.SubjectId && m.Version == t.SubjectVersion), ct)));
    }

    public async Task TakeBackAsync(ImportBatch batch, CancellationToken ct)
    {
        var ground = await GroundAsync(batch.SheetId!.Value, ct);
        var things = await db.ThingsOf(batch, ImportedSubject.Mark).ToDictionaryAsync(t => t.SubjectId, ct);
        var items = ground.Items.ToDictionary(i => i.Code, StringComparer.Ordinal);
        Dictionary<string, TypedMark> typed = new(StringComparer.Ordinal);
        foreach (var mark in ground.Marks.Values.Where(m => things.ContainsKey(m.Id)))
        {
            var before = JsonSerializer.Deserialize<TypedMark>(things[mark.Id].Before!)!;
            (before.Version, before.Shown) = (things[mark.Id].SubjectVersion, null);
            typed[items[mark.ItemCode].CellOf(mark.UnitId)] = before;
        }

        await SaveAsync(ground, typed, ct);
    }

    private async Task<IReadOnlyDictionary<string, long>> SaveAsync(Ground ground, Dictionary<string, TypedMark> typed, CancellationToken ct)
    {
        var outcome = await saving.SaveWithinAsync(ground.Head.Sheet.Id, ground.Items, typed, ct);
        RefusedException.ThrowIf(outcome.Refusal ?? (outcome.Problems.Count > 0 ? Refusal.ChangedByAnother : null));
        return outcome.Versions;
    }

    private async Task<Ground> GroundAsync(int sheetId, CancellationToken ct)
    {
        var head = await reading.FindAsync(sheetId, ct) ?? throw new RefusedException(Refusal.NotEntitled);
        var (_, items) = await reading.ColumnsAsync(head, ct);
        var roundId = head.Round.Id;
        var codes = await db.Rounds.Where(r => r.Id == roundId).SelectMany(r => r.Participants).Select(p => new { p.UnitId, p.UnitCode }).ToDictionaryAsync(p => p.UnitId, p => p.UnitCode, ct);
        var units = (await reading.UnitsAsync(head, ct)).ToDictionary(u => Text.NormalisedCode(codes[u.Id]), StringComparer.Ordinal);
        var marks = (await reading.MarksAsync(sheetId, null, ct)).ToDictionary(m => (m.UnitId, m.ItemCode));
        var homes = await acting.ActorAsync(head.Sheet, ct) is { } actor ? await db.HomesOfAsync(actor, access.Today, ct) : throw new RefusedException(Refusal.NotEntitled);
        return new Ground(head, items, units, marks, homes);
    }

    private static string CodeOf(Ground ground, ScoredUnit unit) => ground.Units.First(u => u.Value.Id == unit.Id).Key;

    private InputColumn[] Columns(IReadOnlyList<ScoreColumn> items) =>
    [
        new(UnitKey, BothLanguages.Of("Imports.Column.UnitCode"), new WorkbookColumn(texts["Imports.Column.UnitCode"], 14)) { IsRequired = true },
        new(NameKey, BothLanguages.Of("Imports.Column.UnitName"), new WorkbookColumn(texts["Imports.Column.UnitName"], 30)),
        .. items.SelectMany(ColumnsOf),
    ];

    private IEnumerable<InputColumn> ColumnsOf(ScoreColumn item)
    {
        string[] names = [.. new[] { item.Item.Name.Zh, item.Item.Name.En }.OfType<string>().Distinct(StringComparer.Ordinal)];
        if (item.Kind == ScoreCellKind.Ratio)
        {
            yield return Ratio(item.Code, "Imports.Marks.Numerator");
            yield return Ratio(item.Code + Rest, "Imports.Marks.Denominator");
            yield break;
        }

        IReadOnlyList<string> choices = item.Kind switch
        {
            ScoreCellKind.Level => [.. item.Choices.Select(c => NameOf(c.Level.Name.Shown(), c)), .. NotApplicable(item)],
            ScoreCellKind.YesNo => [texts["ScoreSheets.Yes"], texts["ScoreSheets.No"], .. NotApplicable(item)],
            _ => [],
        };
        yield return new InputColumn(item.Code, [.. names.Select(n => $"{item.Code} {n}"), .. names], new WorkbookColumn($"{item.Code} {item.Name}", 14, item.Kind == ScoreCellKind.Points ? ColumnKind.Number : ColumnKind.Text)
        {
            Choices = choices, Bounds = item.Range is { } range && !item.MayBeNotApplicable ? (range.Min, range.Max) : null,
        });

        InputColumn Ratio(string key, string title) => new(
            key, [.. BothLanguages.Of(title).SelectMany(t => names.Select(n => $"{item.Code} {n} {t}"))], new WorkbookColumn($"{item.Code} {item.Name} {texts[title].Value}", 14, ColumnKind.Number));
    }

    private IEnumerable<string> NotApplicable(ScoreColumn item) => item.MayBeNotApplicable ? [texts["ScoreSheets.NotApplicable"]] : [];

    /// <summary>What the template shows of a cell, in the order of its columns.</summary>
    private IEnumerable<object?> FieldsOf(ScoreColumn item, SheetEntry entry) => item.Kind switch
    {
        ScoreCellKind.Ratio => entry.IsNotApplicable ? [texts["ScoreSheets.NotApplicable"].Value, null] : [entry.Numerator, entry.Denominator],
        ScoreCellKind.Text => [entry.Remark],
        ScoreCellKind.Points when !entry.IsNotApplicable => [entry.Points],
        _ => [grid.Words(item, entry)],
    };

    private static ScoredUnit? UnitOf(RowReading row, Ground ground, Dictionary<string, int> seen)
    {
        var code = row.Code(UnitKey, CodeMaxLength);
        if (code.Length == 0)
        {
            return null;
        }

        if (!ground.Units.TryGetValue(code, out var unit))
        {
            row.Wrong(UnitKey, ImportFault.UnitNotOnSheet);
        }
        else if (ground.Homes.Contains(unit.Id))
        {
            row.Wrong(UnitKey, ImportFault.OwnUnit);
        }
        else if (!seen.TryAdd(code, row.Number))
        {
            row.Wrong(UnitKey, ImportFault.Twice, $"{seen[code]}");
        }

        return row.IsFaulty ? null : unit;
    }

    /// <returns>Null where the row leaves the cell as it is, or something is wrong.</returns>
    private PlannedMark? Plan(RowReading row, InputRow input, ScoredUnit unit, ScoreColumn item, Mark mark)
    {
        var first = row.Text(item.Code, Mark.NoteMaxLength, isRequired: false);
        var second = item.Kind == ScoreCellKind.Ratio ? row.Text(item.Code + Rest, Mark.NoteMaxLength, isRequired: false) : "";
        if (first.Length + second.Length == 0 || input[item.Code].Fault != CellFault.None)
        {
            return null;
        }

        var (entry, problem) = ScoreEntries.Read(item, TypedFrom(item, first, second, mark));
        if (entry is null)
        {
            row.Wrong(item.Code, ImportFault.Mark, texts[problem!.Text, problem.Arguments]);
            return null;
        }

        if (!entry.IsFilled && item.Kind == ScoreCellKind.Ratio)
        {
            row.Wrong(item.Code, ImportFault.HalfRatio);
            return null;
        }

        return entry == mark.Entry ? null : new PlannedMark(row.Number, $"{unit.Name} {item.Name}", item.CellOf(unit.Id), unit.Id, item.Code, mark.Version, entry)
        {
            Before = mark.Entry.IsFilled ? grid.Words(item, mark.Entry) : null, After = grid.Words(item, entry),
        };
    }

    /// <summary>A level as a table names it: with its value where it has several.</summary>
    private static string NameOf(string level, LevelChoice choice) => choice.Level.Values.Count == 0 ? level : $"{level} {choice.Points.Figure()}";

    /// <summary>A cell of a table as it would have been typed into the grid; the note stays.</summary>
    private static TypedMark TypedFrom(ScoreColumn item, string first, string second, Mark mark)
    {
        var typed = new TypedMark { Version = mark.Version, Note = mark.Note, IsNotApplicable = BothLanguages.Of("ScoreSheets.NotApplicable").Contains(first, StringComparer.OrdinalIgnoreCase) };
        switch (item.Kind)
        {
            case ScoreCellKind.Ratio:
                (typed.Numerator, typed.Denominator) = (first, second);
                break;
            case ScoreCellKind.Level:
                typed.LevelCode = item.Choices.FirstOrDefault(c => NameOf(c.Level.Name.Zh, c) == first || (c.Level.Name.En is { } english && NameOf(english, c) == first))?.Code ?? first;
                break;
            case ScoreCellKind.YesNo:
                typed.IsMet = BothLanguages.Of("ScoreSheets.Yes").Contains(first, StringComparer.OrdinalIgnoreCase) ? "true"
                    : BothLanguages.Of("ScoreSheets.No").Contains(first, StringComparer.OrdinalIgnoreCase) ? "false"
                    : first;
                break;
            case ScoreCellKind.Text:
                typed.Note = first;
                break;
            default:
                typed.Points = first;
                break;
        }

        return typed;
    }

    private static TypedMark TypedAs(SheetEntry entry, long version)
    {
        var typed = ScoreEntries.Write(entry, version);
        typed.Shown = null;
        return typed;
    }
}
