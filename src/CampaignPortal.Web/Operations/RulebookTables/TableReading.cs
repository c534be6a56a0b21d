using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.RulebookTables;

/// <summary>What would become of a table if it were taken.</summary>
/// <param name="Book">Null while anything is wrong with a row: a rulebook is taken as a whole.</param>
/// <param name="Remarks">How rows were understood where that does not go without saying.</param>
public sealed record TablePlan(Rulebook? Book, ImportPlan Report, IReadOnlyList<string> Remarks);

/// <summary>
/// Reads a rulebook from a table, whether it was written here or is a bureau's own: sections and headings merged over several
/// rows, causes in one cell or a row each, sums at the end. What the table does not say is kept from the rulebook that is there.
/// </summary>
public sealed class TableReading(TableColumns columns, IStringLocalizer<Texts> texts)
{
    /// <param name="offices">Names of the units that may be a responsible office, by their codes.</param>
    public TablePlan Read(Rulebook present, InputTable table, IReadOnlyDictionary<string, string> offices)
    {
        List<ImportProblem> problems = [];
        List<string> remarks = [];
        var outline = new TableOutline(present, columns, problems, texts);
        foreach (var row in table.Rows)
        {
            outline.Take(row);
        }

        var reading = new ItemReading(present, offices, outline.Items, texts);
        List<(TableItem Read, PlacedItem? Placed)> items = [.. outline.Items.Select(i => (i, reading.Read(i)))];
        var criteria = outline.Criteria.Where(c => !IsOnTop(present, c, items)).Select(c => c.ToText(present)).ToList();
        remarks.AddRange(outline.Remarks);
        remarks.AddRange(reading.Remarks);
        var book = problems.Count == 0 ? present.Rewritten(criteria, [.. items.Select(i => OnTop(present, i))]) : null;
        problems.AddRange(book is null ? [] : BrokenRules(book, items));
        return new TablePlan(problems.Count == 0 ? book : null, new ImportPlan(table.Rows.Count, [], 0, [.. problems.OrderBy(p => p.Row)]) { HeadingRow = table.HeadingRow }, remarks);
    }

    /// <summary>Whether a heading is no standard of its own: bonuses and deductions outside stand on top of all.</summary>
    private static bool IsOnTop(Rulebook present, TableCriterion criterion, List<(TableItem Read, PlacedItem? Placed)> items) =>
        present.FindCriterion(criterion.Code) is null && items.Exists(i => i.Read.Criterion == criterion) && items.TrueForAll(i => i.Read.Criterion != criterion || i.Placed is { IsInBlock: true });

    private static PlacedItem OnTop(Rulebook present, (TableItem Read, PlacedItem? Placed) item)
    {
        var (read, placed) = (item.Read, item.Placed!);
        return placed.IsInBlock && read.Criterion is { } criterion && present.FindCriterion(criterion.Code) is null
            ? placed with { Item = placed.Item with { Head = placed.Item.Head with { Criterion = null } } }
            : placed;
    }

    /// <summary>What no page could settle: everything else may wait in the draft.</summary>
    private static IEnumerable<ImportProblem> BrokenRules(Rulebook book, List<(TableItem Read, PlacedItem? Placed)> items) =>
        from problem in RulebookChecks.Run(book)
        where problem.Kind is RulebookProblemKind.Other or RulebookProblemKind.CodeTwice
        let code = problem.Item ?? (problem.Arguments is [var first, ..] ? first : "")
        let row = items.Find(i => i.Placed?.Item.Code == code).Read?.Row.Number ?? 0
        select new ImportProblem(row, "", "", code, ImportFault.ItemRule, string.Join(' ', problem.Arguments));
}

/// <summary>A criterion as a table says it, over one row or several.</summary>
internal sealed class TableCriterion(string code, string section, string heading)
{
    public string Code { get; } = code;
    public string Section { get; } = section;
    public string Heading { get; } = heading;
    public string Wording { get; set; } = "";

    /// <summary>Null where the table has no such column.</summary>
    public string? Evidence { get; set; }

    /// <inheritdoc cref="Evidence"/>
    public string? CitedRules { get; set; }

    /// <summary>Null where the table does not say.</summary>
    public bool? IsRequired { get; set; }

    public CriterionText ToText(Rulebook present)
    {
        var before = present.FindCriterion(Code);
        var wording = Wording.Length > 0 ? Kept.Of(before?.Text, Wording)! : before?.Text ?? Heading;
        return new CriterionText(
            Code, Section, Kept.Of(before?.Heading, Heading)!, wording, before?.Heading == Heading ? before.HeadingEn : null, before?.Text == wording ? before.TextEn : null,
            Evidence is null ? before?.EvidenceHint : Kept.Of(before?.EvidenceHint, Evidence), CitedRules is null ? before?.CitedRules : Kept.Of(before?.CitedRules, CitedRules),
            IsRequired ?? before?.RequiresEvidence ?? false);
    }
}

/// <summary>An item as a table says it. Its causes may stand in rows of their own.</summary>
internal sealed record TableItem(RowReading Row, TableCriterion? Criterion)
{
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public string Kind { get; init; } = "";
    public decimal? Points { get; init; }
    public string? Office { get; init; }
    public string? Basis { get; init; }

    /// <summary>Null where the table has no such column.</summary>
    public IList<(RowReading Row, string Text)>? Rules { get; init; }
}

internal static class Kept
{
    /// <summary>What stands there already where only its line breaks were written otherwise; null for nothing.</summary>
    public static string? Of(string? before, string now) => before is not null && Plain(before) == Plain(now) ? before : now.Length == 0 ? null : now;

    public static string Plain(string text) => string.Join(' ', Domain.Shared.Text.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
