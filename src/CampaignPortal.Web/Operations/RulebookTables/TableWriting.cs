using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.RulebookTables;

/// <summary>A line with its number.</summary>
public sealed record TableLine(int Order, RulebookRow Row);

/// <summary>A table that is ready to be written.</summary>
public sealed record TableFile(ListHead Head, IReadOnlyList<ListColumn<TableLine>> Columns, IReadOnlyList<TableLine> Lines);

/// <summary>A rulebook as a table, an item a row beside its criterion: to be printed, and to be changed and handed in again.</summary>
public sealed class TableWriting(TableColumns columns, RuleText rules, IStringLocalizer<Texts> texts)
{
    private const int NoteCount = 8;

    /// <param name="offices">Names of the units that may be a responsible office, by their codes.</param>
    public TableFile Of(Rulebook book, IReadOnlyDictionary<string, string> offices, int? campaignId)
    {
        var head = new ListHead(book.SetName, null, campaignId)
        {
            Notes = [.. Enumerable.Range(1, NoteCount).Select(i => texts[$"RulebookTable.Note{i}"].Value)], InputRows = TableColumns.InputRows,
        };
        var lists = columns.Lists<TableLine>((line, column) => Value(book, line, column, offices), TableColumns.All, [.. offices.Keys.Select(o => Office(o, offices))]);
        return new TableFile(head, lists, LinesOf(book.Rows()));
    }

    /// <summary>Standards alone, as whoever is rated by them reads them.</summary>
    public TableFile Of(string title, IReadOnlyList<CriterionText> criteria) =>
        new(new ListHead(title), columns.Lists<TableLine>(OfCriterion, TableColumns.OfStandards, []), LinesOf(criteria.Select(c => new RulebookRow(c, null, true))));

    private static IReadOnlyList<TableLine> LinesOf(IEnumerable<RulebookRow> rows) => [.. rows.Select((row, place) => new TableLine(place + 1, row))];

    private object? Value(Rulebook book, TableLine line, string column, IReadOnlyDictionary<string, string> offices) =>
        line.Row.Item is { } item && OfItem(book, item, column, offices) is { } value ? value : OfCriterion(line, column);

    private object? OfItem(Rulebook book, Item item, string column, IReadOnlyDictionary<string, string> offices) => column switch
    {
        TableColumns.ItemCode => item.Code,
        TableColumns.ItemName => RuleText.OneLine(item.Name.Zh),
        TableColumns.Kind => texts[$"ItemKind.{book.KindOf(item)}"].Value,
        TableColumns.Points => book.KindOf(item).HasPoints ? item.Points : null,
        TableColumns.Rule => rules.Of(item, book.IsInBlock(item)),
        TableColumns.Office => item.Head.ResponsibleOffice is { } office ? Office(office, offices) : null,
        TableColumns.Basis => item.Head.Basis,
        _ => null,
    };

    /// <summary>What is long stands in the first row of a criterion only.</summary>
    private object? OfCriterion(TableLine line, string column) => (column, line.Row) switch
    {
        (TableColumns.Order, _) => line.Order,
        (TableColumns.Section, { Criterion: null }) => texts["RulebookTable.OnTop"].Value,
        (_, { Criterion: null }) => null,
        (TableColumns.Section, { Criterion: { } criterion }) => criterion.GroupName,
        (TableColumns.Code, { Criterion: { } criterion }) => criterion.Code,
        (TableColumns.Heading, { Criterion: { } criterion }) => criterion.Heading,
        (_, { IsFirst: false }) => null,
        (TableColumns.Wording, { Criterion: { } criterion }) => criterion.Text,
        (TableColumns.Evidence, { Criterion: { } criterion }) => criterion.EvidenceHint,
        (TableColumns.Required, { Criterion: { } criterion }) => texts[criterion.RequiresEvidence ? "ScoreSheets.Yes" : "ScoreSheets.No"].Value,
        (TableColumns.CitedRules, { Criterion: { } criterion }) => criterion.CitedRules,
        _ => null,
    };

    private static string Office(string code, IReadOnlyDictionary<string, string> offices) =>
        offices.TryGetValue(Domain.Shared.Text.NormalisedCode(code), out var name) ? $"{Domain.Shared.Text.NormalisedCode(code)} {name}" : code;
}
