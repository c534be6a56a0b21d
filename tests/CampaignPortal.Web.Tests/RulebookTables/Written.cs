using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Web.Operations.RulebookTables;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Tests.Imports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Tests.RulebookTables;

/// <summary>Rulebooks as Excel files, written and read without a page.</summary>
internal static class Written
{
    public static readonly IReadOnlyDictionary<string, string> Offices = new Dictionary<string, string> { ["K01"] = "办公室", ["K02"] = "人事科", ["K03"] = "督查科" };

    public static readonly IStringLocalizer<CampaignPortal.Web.Resources.Texts> Words =
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<CampaignPortal.Web.Resources.Texts>>();

    /// <summary>What a campaign without rules has.</summary>
    public static Rulebook Blank => Rulebook.Blank("标准", new("计分办法"), new("自评"), new("综合考评"));

    public static byte[] File(Rulebook book)
    {
        var file = new TableWriting(new TableColumns(Words), new RuleText(Words), Words).Of(book, Offices, null);
        using var bytes = new MemoryStream();
        using (var writer = new WorkbookWriter(bytes, new WorkbookLayout(
            file.Head.Title, "导出", "&P", [.. file.Columns.Select(c => new WorkbookColumn(Words[c.Title], c.Width, c.Kind) { Choices = c.Choices })])
        { Notes = file.Head.Notes, NotesTitle = "填写说明", InputRows = file.Head.InputRows }))
        {
            foreach (var line in file.Lines)
            {
                writer.Add([.. file.Columns.Select(c => c.Value(line))]);
            }
        }

        return bytes.ToArray();
    }

    public static TablePlan Read(Rulebook present, byte[] file)
    {
        var columns = new TableColumns(Words);
        var table = WorkbookReader.Read("细则.xlsx", new MemoryStream(file), [.. columns.Inputs.Values]);
        Assert.True(table.Problem is null && table.Missing.Count == 0, $"{table.Problem} {string.Join(' ', table.Missing)}");
        return new TableReading(columns, Words).Read(present, table, Offices);
    }

    /// <summary>A bureau's own table, read into a campaign without rules.</summary>
    public static TablePlan Read(string[] headings, params IEnumerable<string[]> rows) => Read(Blank, Tables.Of(headings, rows));
}
