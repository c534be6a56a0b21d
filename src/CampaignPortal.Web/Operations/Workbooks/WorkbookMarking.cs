using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CampaignPortal.Web.Operations.Workbooks;

/// <summary>What is wrong with a cell of somebody's file, in words.</summary>
/// <param name="Address">Empty where its column is not in the file; then the row is marked.</param>
public sealed record CellRemark(int Row, string Address, string Words);

/// <summary>Gives somebody his own file back: bad cells filled red, and what is wrong in a column behind the last one.</summary>
public static class WorkbookMarking
{
    private const string Red = "FFFFC7CE";

    /// <param name="headingRow">The row with the headings, as Excel counts.</param>
    /// <param name="heading">Of the column with the remarks.</param>
    public static byte[] Mark(byte[] file, int headingRow, IReadOnlyList<CellRemark> remarks, string heading)
    {
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var document = SpreadsheetDocument.Open(copy, isEditable: true))
        {
            var book = document.WorkbookPart!;
            var part = (WorksheetPart)book.GetPartById(book.Workbook.Descendants<Sheet>().First().Id!);
            var data = part.Worksheet.GetFirstChild<SheetData>()!;
            Number(data);
            var behind = data.Descendants<Cell>().Select(c => CellAddress.ColumnOf(c.CellReference!.Value!)).DefaultIfEmpty().Max() + 1;
            var (looks, rows) = (new RedLooks(book), new RowsByNumber(data));
            foreach (var row in remarks.GroupBy(r => r.Row).OrderBy(r => r.Key))
            {
                MarkRow(rows.At(row.Key), [.. row], behind, looks);
            }

            Put(rows.At(headingRow), behind, heading);
            Widen(part.Worksheet, behind);
        }

        return copy.ToArray();
    }

    /// <summary>Rows and cells may leave their place out when they stand right behind the one before.</summary>
    private static void Number(SheetData data)
    {
        var last = 0u;
        foreach (var row in data.Elements<Row>())
        {
            last = (row.RowIndex ??= last + 1).Value;
            var column = -1;
            foreach (var cell in row.Elements<Cell>())
            {
                cell.CellReference ??= CellAddress.Of(column + 1, (int)last);
                column = CellAddress.ColumnOf(cell.CellReference.Value!);
            }
        }
    }

    private static void MarkRow(Row row, List<CellRemark> remarks, int behind, RedLooks looks)
    {
        foreach (var address in remarks.Select(r => r.Address).Where(a => a.Length > 0).Distinct(StringComparer.Ordinal))
        {
            var cell = CellAt(row, address);
            cell.StyleIndex = looks.Of(cell.StyleIndex?.Value ?? 0);
        }

        Put(row, behind, string.Join('\n', remarks.Select(r => r.Words)));
    }

    private static void Put(Row row, int column, string words)
    {
        var cell = CellAt(row, CellAddress.Of(column, (int)row.RowIndex!.Value));
        cell.DataType = CellValues.InlineString;
        cell.CellValue = null;
        cell.InlineString = new InlineString(new Text(Domain.Shared.Text.Clean(words)) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static Cell CellAt(Row row, string address)
    {
        var column = CellAddress.ColumnOf(address);
        var next = row.Elements<Cell>().FirstOrDefault(c => CellAddress.ColumnOf(c.CellReference!.Value!) >= column);
        return next?.CellReference!.Value == address ? next : row.InsertBefore(new Cell { CellReference = address }, next)!;
    }

    private static void Widen(Worksheet sheet, int column)
    {
        var columns = sheet.GetFirstChild<Columns>();
        if (columns is null)
        {
            columns = new Columns();
            sheet.InsertBefore(columns, sheet.GetFirstChild<SheetData>());
        }

        if (columns.Elements<Column>().All(c => c.Max! < column + 1))
        {
            columns.Append(new Column { Min = (uint)column + 1, Max = (uint)column + 1, Width = 60, CustomWidth = true });
        }
    }

    /// <summary>Finds rows without going through the sheet for each; one that the file left out is put in its place.</summary>
    private sealed class RowsByNumber(SheetData data)
    {
        private readonly SortedList<uint, Row> _rows = new(data.Elements<Row>().ToDictionary(r => r.RowIndex!.Value));

        public Row At(int number)
        {
            if (!_rows.TryGetValue((uint)number, out var row))
            {
                row = new Row { RowIndex = (uint)number };
                data.InsertBefore(row, _rows.Values.FirstOrDefault(r => r.RowIndex!.Value > number));
                _rows.Add((uint)number, row);
            }

            return row;
        }
    }

    /// <summary>For each look of the file, the same look on red.</summary>
    private sealed class RedLooks
    {
        private readonly CellFormats _formats;
        private readonly uint _fill;
        private readonly Dictionary<uint, uint> _made = [];

        public RedLooks(WorkbookPart book)
        {
            var styles = (book.WorkbookStylesPart ?? book.AddNewPart<WorkbookStylesPart>()).Stylesheet ??= WorkbookStyles.Sheet();
            var fills = styles.Fills!;
            fills.Append(new Fill(new PatternFill(new ForegroundColor { Rgb = Red }) { PatternType = PatternValues.Solid }));
            (fills.Count, _fill) = ((uint)fills.ChildElements.Count, (uint)fills.ChildElements.Count - 1);
            _formats = styles.CellFormats!;
        }

        public uint Of(uint look)
        {
            if (!_made.TryGetValue(look, out var red))
            {
                var format = (CellFormat)_formats.ChildElements[(int)look].CloneNode(deep: true);
                (format.FillId, format.ApplyFill) = (_fill, true);
                _formats.Append(format);
                _made[look] = red = (uint)_formats.ChildElements.Count - 1;
                _formats.Count = red + 1;
            }

            return red;
        }
    }
}
