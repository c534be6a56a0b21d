using System.Text.Json;
using CampaignPortal.Domain.Calendars;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.Calendars;

/// <summary>What a file says, in lines to be looked at and corrected, or why it is not read.</summary>
/// <param name="Year">Null where the file does not say.</param>
/// <param name="Source">Null where the file does not say.</param>
/// <param name="Refusal">Sentence that says what to do; null where the file was read.</param>
public sealed record NoticeDraft(string Lines, int? Year = null, string? Source = null, string? Refusal = null);

/// <summary>
/// Reads a notice from a file: a table with a row for each day, or a file like those that come with the program. Whatever is
/// read becomes lines of text, so that one form shows, checks and takes all of it.
/// </summary>
public sealed class NoticeReading(IStringLocalizer<Texts> texts)
{
    private const string Day = "day";
    private const string Mark = "mark";
    private const string Name = "name";
    private const int TemplateRows = 100;

    public WorkbookLayout Template => new(texts["Calendar.Template.Title"], texts["Imports.Template.Issue"], texts["Export.Footer"], [.. Columns.Select(c => c.IsRequired ? c.Look with { Title = $"{c.Look.Title}*" } : c.Look)])
    {
        Notes = [.. Enumerable.Range(1, 4).Select(i => texts[$"Calendar.Template.Note{i}"].Value)], NotesTitle = texts["Imports.Template.Notes"], InputRows = TemplateRows,
    };

    public async Task<NoticeDraft> OfFileAsync(IFormFile file, CancellationToken ct)
    {
        if (Path.GetExtension(file.FileName).Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            return await RulebookFile.TextAsync(file, "", ct) is { } json ? OfJson(json) : Refused(texts["Calendar.Load.File.Wrong"]);
        }

        await using var content = file.OpenReadStream();
        var table = WorkbookReader.Read(file.FileName, content, Columns);
        return table.Problem is { } problem ? Refused(problem == FileProblem.NotXlsx ? texts["Calendar.Load.File.Wrong"] : texts[$"FileProblem.{problem}"])
            : table.Missing.Count > 0 ? Refused(texts["Imports.New.Headings", string.Join(texts["List.Separator"], table.Missing)])
            : new NoticeDraft(string.Join('\n', table.Rows.Select(LineOf)));
    }

    /// <summary>Whether somebody pasted a file where lines are typed.</summary>
    public static bool IsJson(string lines) => lines.TrimStart().StartsWith('{');

    public NoticeDraft OfJson(string json)
    {
        try
        {
            var file = CalendarFile.Parse(json);
            return new NoticeDraft(NoticeText.Write(file.Days), file.Year, file.Source);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return Refused(texts["Calendar.Load.Json.Wrong", ((failure as JsonException)?.LineNumber ?? 0) + 1]);
        }
    }

    private InputColumn[] Columns =>
    [
        ColumnOf(Day, "Calendar.Column.Day", 16, isRequired: true, ColumnKind.Day),
        ColumnOf(Mark, "Calendar.Column.Mark", 12, isRequired: true, choices: [texts["Calendar.Mark.Off"], texts["Calendar.Mark.Worked"]]),
        ColumnOf(Name, "Calendar.Column.Name", 20),
    ];

    private InputColumn ColumnOf(string key, string title, double width, bool isRequired = false, ColumnKind kind = ColumnKind.Text, IReadOnlyList<string>? choices = null) =>
        new(key, BothLanguages.Of(title), new WorkbookColumn(texts[title], width, kind) { Choices = choices ?? [] }) { IsRequired = isRequired };

    /// <summary>What cannot be read stands in its line as it stands in its row.</summary>
    private static string LineOf(InputRow row) => $"{row[Day].Text} {row[Mark].Text} {row[Name].Text}".TrimEnd();

    private static NoticeDraft Refused(string sentence) => new("", Refusal: sentence);
}
