using System.Globalization;
using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.Imports;

/// <summary>A unit that a row founds.</summary>
/// <param name="ParentCode">Normalised; of a unit on record or of an earlier row.</param>
/// <param name="Order">Null where the cell is empty: then the rows stand one after another.</param>
public sealed record UnitFounding(int Number, string Code, string Name, UnitKind Kind, string ParentCode, int? Order) : PlannedRow(Number, $"{Code} {Name}");

/// <summary>
/// Brings units in, the tree from above to below. The code is the key: a unit on record is never founded twice, and never
/// changed here, for that takes a document and a look at what hangs on it.
/// </summary>
public sealed class UnitImport(CampaignDbContext db, Access access, TimeProvider clock, IStringLocalizer<Texts> texts) : IImporter
{
    private const string Code = "code";
    private const string Name = "name";
    private const string Kind = "kind";
    private const string Parent = "parent";
    private const string Order = "order";
    private const int MaxOrder = 9999;

    private sealed record Known(string Name, UnitKind Kind, string? ParentCode, string Path, int Order, bool IsClosed, bool IsReached);

    ImportKind IImporter.Kind => ImportKind.Units;

    public async Task<ImportForm> FormAsync(int? sheetId, CancellationToken ct)
    {
        var units = await db.Units.VisibleTo(access, Permit.ManageOrganisation).Where(u => u.ClosedOn == null).OrderBy(u => u.Path).Select(u => u.Code + " " + u.Name).ToListAsync(ct);
        return new ImportForm(
            texts["Imports.Units.Title"], Columns(units), [],
            [.. Enumerable.Range(1, 6).Select(i => texts[$"Imports.Units.Note{i}"].Value)]);
    }

    public async Task<ImportPlan> PlanAsync(int? sheetId, IReadOnlyList<InputRow> rows, CancellationToken ct)
    {
        var known = await KnownAsync(ct);
        List<ImportProblem> problems = [];
        List<UnitFounding> foundings = [];
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        var (columns, kinds, same) = (Columns([]).ToDictionary(c => c.Key, StringComparer.Ordinal), BothLanguages.WordsOf(Enum.GetValues<UnitKind>()), 0);
        foreach (var input in rows)
        {
            var row = new RowReading(input, columns, problems);
            if (Read(row, kinds, seen) is not { } read)
            {
                continue;
            }

            if (!known.TryGetValue(Domain.Shared.Text.NormalisedCode(read.Code), out var unit))
            {
                foundings.Add(read);
            }
            else if (Compare(row, read, unit))
            {
                same++;
            }
        }

        var order = new ParentsFirst(foundings);
        foreach (var wrong in order.Sort(code => WhyNotBelow(known.GetValueOrDefault(code)), code => known.GetValueOrDefault(code)?.Path))
        {
            var input = rows.First(r => r.Number == wrong.Row);
            problems.Add(new ImportProblem(wrong.Row, columns[Parent].Look.Title, input[Parent].Address, input[Parent].Text, wrong.Fault, wrong.Detail));
        }

        return new ImportPlan(rows.Count, order.Sorted, same, [.. problems.OrderBy(p => p.Row)]);
    }

    public async Task<IReadOnlyList<ImportedThing>> ApplyAsync(int? sheetId, IReadOnlyList<PlannedRow> rows, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), access.Today);
        var units = await db.Units.ToDictionaryAsync(u => u.NormalisedCode, StringComparer.Ordinal, ct);
        List<Unit> founded = [];
        foreach (var row in rows.OfType<UnitFounding>())
        {
            var unit = new Unit(units[row.ParentCode], row.Kind, row.Code, row.Name, row.Order ?? Math.Min(row.Number, MaxOrder), today, access.Self, now);
            db.Units.Add(unit);
            units.Add(unit.NormalisedCode, unit);
            founded.Add(unit);
        }

        await db.SaveChangesAsync(ct);
        return founded.ConvertAll(u => new ImportedThing(ImportedSubject.Unit, u.Id, u.Version));
    }

    public Task<IReadOnlyList<string>> UsesAsync(ImportBatch batch, CancellationToken ct) => UnitUses.OfAsync(db, batch, ct);

    public async Task TakeBackAsync(ImportBatch batch, CancellationToken ct)
    {
        var made = db.ThingsOf(batch, ImportedSubject.Unit).Select(t => t.SubjectId);
        foreach (var unit in await db.Units.Where(u => made.Contains(u.Id)).ToListAsync(ct))
        {
            unit.TakeBack(access.Self, clock.GetUtcNow());
            db.Units.Remove(unit);
        }
    }

    private InputColumn[] Columns(IReadOnlyList<string> units) =>
    [
        ColumnOf(Code, "Imports.Column.UnitCode", 16, isRequired: true),
        ColumnOf(Name, "Imports.Column.UnitName", 36, isRequired: true),
        ColumnOf(Kind, "Imports.Column.UnitKind", 12, isRequired: true, [.. Enum.GetValues<UnitKind>().Select(k => texts[$"UnitKind.{k}"].Value)]),
        ColumnOf(Parent, "Imports.Column.ParentCode", 36, isRequired: true, units, isOpen: true),
        ColumnOf(Order, "Imports.Column.UnitOrder", 10),
    ];

    private InputColumn ColumnOf(string key, string title, double width, bool isRequired = false, IReadOnlyList<string>? choices = null, bool isOpen = false) =>
        new(key, BothLanguages.Of(title), new WorkbookColumn(texts[title], width) { Choices = choices ?? [], IsOpen = isOpen }) { IsRequired = isRequired };

    private static UnitFounding? Read(RowReading row, IReadOnlyDictionary<string, UnitKind> kinds, Dictionary<string, int> seen)
    {
        var (code, name, kind) = (row.Text(Code, Unit.CodeMaxLength), row.Text(Name, Unit.NameMaxLength), row.Choice(Kind, kinds));
        var (parent, order) = (row.Code(Parent, Unit.CodeMaxLength), row.Whole(Order, 1, MaxOrder));
        var normalised = Domain.Shared.Text.NormalisedCode(code);
        if (code.Length > 0 && !Unit.IsCode(normalised))
        {
            row.Wrong(Code, ImportFault.Characters);
        }
        else if (code.Length > 0 && !seen.TryAdd(normalised, row.Number))
        {
            row.Wrong(Code, ImportFault.Twice, seen[normalised].ToString(CultureInfo.InvariantCulture));
        }

        return row.IsFaulty || kind is null ? null : new UnitFounding(row.Number, code, name, kind.Value, parent, order);
    }

    /// <returns>Whether the row may say what it says of a unit on record.</returns>
    private static bool Compare(RowReading row, UnitFounding read, Known unit)
    {
        if (!unit.IsReached)
        {
            row.Wrong(Code, ImportFault.Taken);
        }
        else if (unit.IsClosed)
        {
            row.Wrong(Code, ImportFault.ClosedUnit);
        }
        else if (unit.ParentCode is not null && unit.ParentCode != read.ParentCode)
        {
            row.Wrong(Parent, ImportFault.OtherPlace, unit.ParentCode);
        }
        else if (unit.Kind != read.Kind)
        {
            row.Wrong(Kind, ImportFault.OtherPlace);
        }
        else if (unit.Name != read.Name)
        {
            row.Wrong(Name, ImportFault.OtherName, unit.Name);
        }
        else if (read.Order is { } order && unit.Order != order)
        {
            row.Wrong(Order, ImportFault.OtherOrder, $"{unit.Order}");
        }

        return !row.IsFaulty;
    }

    private static ImportFault? WhyNotBelow(Known? parent) =>
        parent is not { IsReached: true } ? ImportFault.UnknownUnit
        : parent.IsClosed ? ImportFault.ClosedUnit
        : null;

    private async Task<Dictionary<string, Known>> KnownAsync(CancellationToken ct)
    {
        var reached = access.Units(Permit.ManageOrganisation);
        return await db.Units.Select(u => new { u.NormalisedCode, Known = new Known(
                u.Name, u.Kind, u.Parent!.NormalisedCode, u.Path, u.Order, u.ClosedOn != null, reached.Any(r => r.Id == u.Id)) })
            .ToDictionaryAsync(u => u.NormalisedCode, u => u.Known, StringComparer.Ordinal, ct);
    }
}
