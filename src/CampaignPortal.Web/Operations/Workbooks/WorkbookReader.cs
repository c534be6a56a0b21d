using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CampaignPortal.Web.Operations.Files;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CampaignPortal.Web.Operations.Workbooks;

/// <summary>
/// Reads the first sheet of an Excel file that somebody filled in. Columns are found by their headings, wherever they stand;
/// every cell keeps its address. Macros, links to other files and files that unpack to more than they look are refused before
/// anything is read.
/// </summary>
public static class WorkbookReader
{
    public const int MaxRows = 5_000;
    public const int MaxFileBytes = 10 * 1024 * 1024;
    private const int MaxColumns = 256;

    /// <summary>Of elements within each other; Excel itself needs about a dozen.</summary>
    private const int MaxDepth = 64;

    /// <summary>The last row that Excel knows.</summary>
    private const int LastRow = 1_048_576;
    private const long MaxUnpackedBytes = 64L * 1024 * 1024;

    /// <summary>Headings stand below a title and an issuing line, or in the first row.</summary>
    private const int MaxHeadingRow = 10;

    private static readonly string[] LinkedParts = ["xl/externalLinks/", "xl/connections.xml", "xl/queryTables/", "xl/embeddings/"];

    // The reader asks for the code page of older files when it is made, whatever it reads.
    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="file">Can be read from its start again.</param>
    public static InputTable Read(string fileName, Stream file, IReadOnlyList<InputColumn> columns)
    {
        try
        {
            return WhyNot(fileName, file) is { } problem ? InputTable.Refused(problem) : ReadSheet(file, columns, FaultsOf(file));
        }
        catch (Exception broken) when (broken is XmlException or ExcelReaderException or OpenXmlPackageException or InvalidDataException or FormatException or InvalidOperationException
            or ArgumentException or NullReferenceException or IndexOutOfRangeException or KeyNotFoundException or OverflowException)
        {
            // A damaged file fails somewhere inside the reader; nothing of it was kept.
            return InputTable.Refused(FileProblem.Content);
        }
    }

    private static FileProblem? WhyNot(string fileName, Stream file)
    {
        if (!Path.GetExtension(fileName).Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            return FileProblem.NotXlsx;
        }

        return FileKinds.WhyNotName(FileKinds.NameOf(fileName)) is { } name ? name
            : file.Length == 0 ? FileProblem.Empty
            : file.Length > MaxFileBytes ? FileProblem.WorkbookTooLarge
            : FileContents.WhyNot(FileKinds.Of(fileName)!, file) ?? WhyNotEntries(file);
    }

    private static FileProblem? WhyNotEntries(Stream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        return zip.Entries.Any(e => LinkedParts.Any(p => e.FullName.StartsWith(p, StringComparison.OrdinalIgnoreCase))) ? FileProblem.Links
            : zip.Entries.Sum(e => e.Length) > MaxUnpackedBytes ? FileProblem.WorkbookTooLarge
            : zip.Entries.Any(e => IsXml(e.FullName) && !IsPlain(e)) ? FileProblem.Content
            : null;
    }

    private static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a part is nested no deeper than a workbook ever is, and numbers its rows as Excel does: documents are built by
    /// recursion, and gaps between rows are counted through.
    /// </summary>
    private static bool IsPlain(ZipArchiveEntry part)
    {
        using var content = part.Open();
        using var xml = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var last = 0;
        while (xml.Read())
        {
            if (xml.Depth > MaxDepth)
            {
                return false;
            }

            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" } && xml.GetAttribute("r") is { } number)
            {
                if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row <= last || row > LastRow)
                {
                    return false;
                }

                last = row;
            }
        }

        return true;
    }

    /// <summary>The first sheet's cells that hold a formula or an error: the reader tells only what they showed last, or nothing.</summary>
    private static Dictionary<string, CellFault> FaultsOf(Stream file)
    {
        file.Position = 0;
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        var book = document.WorkbookPart!;
        using var content = book.GetPartById(book.Workbook.Descendants<Sheet>().First().Id!).GetStream();
        using var xml = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        Dictionary<string, CellFault> found = new(StringComparer.Ordinal);
        var cell = "";
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                cell = xml.GetAttribute("r") ?? "";
                if (xml.GetAttribute("t") == "e")
                {
                    found[cell] = CellFault.Error;
                }
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "f" })
            {
                found[cell] = CellFault.Formula;
            }
        }

        return found;
    }

    private static InputTable ReadSheet(Stream file, IReadOnlyList<InputColumn> columns, Dictionary<string, CellFault> faults)
    {
        file.Position = 0;
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
        if (reader.FieldCount > MaxColumns)
        {
            return InputTable.Refused(FileProblem.WorkbookTooLarge);
        }

        var (places, missing) = FindHeadings(reader, columns);
        if (missing.Count > 0)
        {
            return new InputTable(null, missing, []);
        }

        var headingRow = reader.Depth + 1;
        List<InputRow> rows = [];
        while (reader.Read())
        {
            if (RowOf(reader, columns, places, faults) is { } row)
            {
                rows.Add(row);
            }

            if (rows.Count > MaxRows)
            {
                return InputTable.Refused(FileProblem.WorkbookTooLarge);
            }
        }

        return rows.Count == 0 ? InputTable.Refused(FileProblem.NoRows) : new InputTable(null, [], rows) { HeadingRow = headingRow };
    }

    /// <summary>Takes the row in which most columns are found; the reader stands on it afterwards.</summary>
    private static (Dictionary<string, int> Places, IReadOnlyList<string> Missing) FindHeadings(IExcelDataReader reader, IReadOnlyList<InputColumn> columns)
    {
        IReadOnlyList<InputColumn> least = [.. columns.Where(c => c.IsRequired)];
        while (reader.Depth < MaxHeadingRow && reader.Read())
        {
            var headings = Enumerable.Range(0, reader.FieldCount).Select(i => TextOf(reader.GetValue(i))).ToList();
            var places = columns.Select(c => (c.Key, Index: headings.FindIndex(c.IsHeaded))).Where(p => p.Index >= 0).ToDictionary(p => p.Key, p => p.Index, StringComparer.Ordinal);
            List<InputColumn> missing = [.. columns.Where(c => c.IsRequired && !places.ContainsKey(c.Key))];
            if (missing.Count == 0)
            {
                return (places, []);
            }

            least = missing.Count < least.Count ? missing : least;
        }

        return ([], [.. least.Select(c => c.Look.Title)]);
    }

    /// <returns>Null for a row without anything in it.</returns>
    private static InputRow? RowOf(IExcelDataReader reader, IReadOnlyList<InputColumn> columns, Dictionary<string, int> places, Dictionary<string, CellFault> faults)
    {
        var number = reader.Depth + 1;
        Dictionary<string, InputCell> cells = new(columns.Count, StringComparer.Ordinal);
        var isBlank = true;
        foreach (var column in columns)
        {
            var cell = places.TryGetValue(column.Key, out var place) ? CellOf(reader, place, CellAddress.Of(place, number), faults) : new InputCell("", "");
            isBlank &= cell.Text.Length == 0 && cell.Fault == CellFault.None;
            cells[column.Key] = cell;
        }

        return isBlank ? null : new InputRow(number, cells);
    }

    private static InputCell CellOf(IExcelDataReader reader, int place, string address, Dictionary<string, CellFault> faults) =>
        new(address, TextOf(reader.GetValue(place)), faults.GetValueOrDefault(address));

    private static string TextOf(object? value) => value switch
    {
        null => "",
        string text => Domain.Shared.Text.Clean(text).Trim(),
        double number => Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture),
        DateTime day => day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        bool yes => yes ? "TRUE" : "FALSE",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
