using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;

namespace CampaignPortal.Web.Tests.Workbooks;

/// <summary>An Excel file as a program finds it that knows nothing of the one that wrote it.</summary>
internal sealed record Opened(IReadOnlyList<string> Sheets, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    static Opened() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public IReadOnlyList<string> Line(int number) => [.. Rows[number - 1].Select(v => $"{v}")];

    /// <summary>Rows below title, issuing line and headings.</summary>
    public IEnumerable<IReadOnlyList<string>> Body => Enumerable.Range(4, Math.Max(0, Rows.Count - 3)).Select(Line);

    public static Opened Of(byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file));
        List<IReadOnlyList<object?>> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }

        List<string> sheets = [reader.Name];
        while (reader.NextResult())
        {
            sheets.Add(reader.Name);
        }

        return new Opened(sheets, rows);
    }

    /// <summary>Excel itself is silent about what it repairs; the published schema is not.</summary>
    public static void AssertSound(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.DoesNotContain(
            document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()), _ => true);
    }
}
