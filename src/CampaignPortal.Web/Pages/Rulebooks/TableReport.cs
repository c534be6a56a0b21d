using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Operations.RulebookTables;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Reads a table that is handed in, and says what it would change in the rules and what would be left to settle.</summary>
public sealed class TableReport(
    RulebookReading reading, OfficeChoices offices, TableColumns columns, TableReading tables, RulebookWords words, DifferenceWords differences, IStringLocalizer<Texts> texts)
{
    /// <param name="present">The rules as they are written now.</param>
    /// <returns>The report, or in one sentence why the file cannot be read at all.</returns>
    public async Task<(TableView? View, string? Problem)> ReadAsync(Rulebook present, TableForm form, CancellationToken ct)
    {
        using var file = new MemoryStream(form.Decode(), writable: false);
        var table = WorkbookReader.Read(form.FileName, file, [.. columns.Inputs.Values]);
        if (table.Problem is not null || table.Missing.Count > 0)
        {
            return (null, table.Problem is { } problem ? texts[$"FileProblem.{problem}"] : texts["Rulebooks.ImportTable.Headings", string.Join(texts["List.Separator"], table.Missing)]);
        }

        var names = await offices.ByCodeAsync(ct);
        var plan = tables.Read(present, table, names);
        return (plan.Book is { } book ? new TableView(plan, differences.Changes(present, book, names), await LeftAsync(book, ct)) : new TableView(plan, [], []), null);
    }

    private async Task<IReadOnlyList<string>> LeftAsync(Rulebook book, CancellationToken ct) =>
        [.. RulebookChecks.Run(book, (await reading.OfficesAsync(ct)).Keys.ToHashSet(StringComparer.Ordinal)).Select(p => words.Of(p, book))];
}
