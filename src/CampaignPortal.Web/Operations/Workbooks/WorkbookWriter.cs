using System.Globalization;
using CampaignPortal.Domain.Shared;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Text = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace CampaignPortal.Web.Operations.Workbooks;

/// <summary>
/// Writes one table as an Excel file, row by row and never the whole of it in memory: title, issuing line, headings that stay
/// in view and stand on each printed page, thin borders, A4 landscape fitted to its width. What is text is stored as text and
/// can never become a formula.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    private const string TableId = "table";
    private const string NotesId = "notes";
    private const string ChoicesId = "choices";
    private const string ChoicesName = "_choices";
    private const int TextMaxLength = 32_767;
    private const int SheetNameMaxLength = 31;
    private const uint A4 = 9;
    private static readonly char[] FormulaLeads = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    private readonly WorkbookLayout _layout;
    private readonly WorkbookPackage _package;
    private readonly Stream _content;
    private readonly OpenXmlWriter _table;
    private int _row;

    /// <param name="file">Written from its start to its end only.</param>
    public WorkbookWriter(Stream file, WorkbookLayout layout)
    {
        _layout = layout;
        _package = new WorkbookPackage(file);
        WriteParts();
        _content = _package.Open(WorkbookPackage.PathOf(TableId));
        _table = OpenXmlWriter.Create(_content);
        BeginTable();
    }

    /// <param name="values">In the order of the columns: text, a number, a day, an instant of the office's clock, or null.</param>
    public void Add(params IReadOnlyList<object?> values)
    {
        BeginRow();
        for (var i = 0; i < values.Count; i++)
        {
            Cell(i, values[i], WorkbookStyles.Of(_layout.Columns[i].Kind));
        }

        _table.WriteEndElement();
    }

    public void Dispose()
    {
        EndTable();
        _table.Dispose();
        _content.Dispose();
        _package.Dispose();
    }

    /// <summary>A name that Excel accepts for a sheet.</summary>
    internal static string SheetName(string title)
    {
        var name = string.Concat(title.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal)));
        return name.Length <= SheetNameMaxLength ? name : name[..SheetNameMaxLength];
    }

    private IEnumerable<(WorkbookColumn Column, int Index)> Chosen => _layout.Columns.Select((c, i) => (c, i)).Where(c => c.c.Choices.Count > 0);

    private void WriteParts()
    {
        var name = SheetName(_layout.Title);
        List<(string Id, Sheet Entry, Worksheet? Content)> sheets = [(TableId, new Sheet { Name = name }, null)];
        if (_layout.Notes.Count > 0)
        {
            sheets.Add((NotesId, new Sheet { Name = SheetName(_layout.NotesTitle) }, NotesSheet()));
        }

        if (Chosen.Any())
        {
            sheets.Add((ChoicesId, new Sheet { Name = ChoicesName, State = SheetStateValues.Hidden }, ChoicesSheet()));
        }

        _package.WriteFrame([.. sheets.Select(s => s.Id)]);
        _package.Write("xl/styles.xml", WorkbookStyles.Sheet());
        for (var i = 0; i < sheets.Count; i++)
        {
            (sheets[i].Entry.Id, sheets[i].Entry.SheetId) = (sheets[i].Id, (uint)i + 1);
            if (sheets[i].Content is { } content)
            {
                _package.Write(WorkbookPackage.PathOf(sheets[i].Id), content);
            }
        }

        var printed = new DefinedName($"'{name}'!${WorkbookLayout.HeadRows}:${WorkbookLayout.HeadRows}") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 };
        _package.Write("xl/workbook.xml", new Workbook(new Sheets(sheets.Select(s => s.Entry)), new DefinedNames(printed)));
    }

    private Worksheet NotesSheet() => new(
        new Columns(new Column { Min = 1, Max = 1, Width = 100, CustomWidth = true }),
        new SheetData(_layout.Notes.Select((n, i) => new Row(TextCell(CellAddress.Of(0, i + 1), n, WorkbookStyles.Note)) { RowIndex = (uint)i + 1 })));

    private Worksheet ChoicesSheet()
    {
        var depth = Chosen.Max(c => c.Column.Choices.Count);
        return new Worksheet(new SheetData(Enumerable.Range(0, depth).Select(i => new Row(
            from c in Chosen where i < c.Column.Choices.Count select TextCell(CellAddress.Of(c.Index, i + 1), c.Column.Choices[i], WorkbookStyles.Plain)) { RowIndex = (uint)i + 1 })));
    }

    private void BeginTable()
    {
        _table.WriteStartDocument();
        _table.WriteStartElement(new Worksheet());
        _table.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        _table.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = WorkbookLayout.HeadRows, TopLeftCell = CellAddress.Of(0, WorkbookLayout.HeadRows + 1), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        _table.WriteElement(new Columns(_layout.Columns.Select((c, i) =>
            new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true, Style = _layout.InputRows > 0 ? WorkbookStyles.Of(c.Kind) : null })));
        _table.WriteStartElement(new SheetData());
        Line(_layout.Title, WorkbookStyles.Title, 30);
        Line(_layout.Issue, WorkbookStyles.Issue, 20);
        BeginRow();
        for (var i = 0; i < _layout.Columns.Count; i++)
        {
            Cell(i, _layout.Columns[i].Title, WorkbookStyles.Heading);
        }

        _table.WriteEndElement();
    }

    private void EndTable()
    {
        _table.WriteEndElement();
        if (_layout.Columns.Count > 1)
        {
            var last = _layout.Columns.Count - 1;
            _table.WriteElement(new MergeCells(
                new MergeCell { Reference = $"A1:{CellAddress.Of(last, 1)}" }, new MergeCell { Reference = $"A2:{CellAddress.Of(last, 2)}" }) { Count = 2 });
        }

        WriteValidations();
        _table.WriteElement(new PrintOptions { HorizontalCentered = true });
        _table.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.7, Header = 0.3, Footer = 0.3 });
        _table.WriteElement(new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        _table.WriteElement(new HeaderFooter(new OddFooter($"&C{_layout.Footer}")));
        _table.WriteEndElement();
    }

    private void WriteValidations()
    {
        var ruled = _layout.Columns.Select((column, index) => (Column: column, Rule: RuleOf(column, index))).Where(c => c.Rule is not null).Select(c => c.Rule!).ToList();
        if (_layout.InputRows > 0 && ruled.Count > 0)
        {
            _table.WriteElement(new DataValidations(ruled) { Count = (uint)ruled.Count });
        }
    }

    private DataValidation? RuleOf(WorkbookColumn column, int index)
    {
        var letters = CellAddress.Letters(index);
        var rule = new DataValidation
        {
            AllowBlank = true, ShowErrorMessage = !column.IsOpen,
            SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{letters}{WorkbookLayout.HeadRows + 1}:{letters}{WorkbookLayout.HeadRows + _layout.InputRows}" },
        };
        if (column.Choices.Count > 0)
        {
            rule.Type = DataValidationValues.List;
            rule.Append(new Formula1($"{ChoicesName}!${letters}$1:${letters}${column.Choices.Count}"));
            return rule;
        }

        if (column.Bounds is { } bounds)
        {
            (rule.Type, rule.Operator) = (DataValidationValues.Decimal, DataValidationOperatorValues.Between);
            rule.Append(new Formula1(Figure(bounds.Min)), new Formula2(Figure(bounds.Max)));
            return rule;
        }

        return null;
    }

    private void Line(string text, uint style, double height)
    {
        BeginRow(height);
        Cell(0, text, style);
        _table.WriteEndElement();
    }

    private void BeginRow(double? height = null)
    {
        _row++;
        List<OpenXmlAttribute> attributes = [new("r", "", _row.ToString(CultureInfo.InvariantCulture))];
        if (height is { } points)
        {
            attributes.Add(new("ht", "", points.ToString(CultureInfo.InvariantCulture)));
            attributes.Add(new("customHeight", "", "1"));
        }

        _table.WriteStartElement(new Row(), attributes);
    }

    private void Cell(int column, object? value, uint style)
    {
        var address = CellAddress.Of(column, _row);
        _table.WriteElement(value switch
        {
            null or "" => new Cell { CellReference = address, StyleIndex = style },
            string text => TextCell(address, text, style),
            DateOnly day => NumberCell(address, day.ToDateTime(TimeOnly.MinValue).ToOADate(), style),
            DateTimeOffset at => NumberCell(address, at.ToOffset(OfficeTime.Offset).DateTime.ToOADate(), style),
            IFormattable figure => new Cell(new CellValue(figure.ToString(null, CultureInfo.InvariantCulture))) { CellReference = address, StyleIndex = style },
            _ => throw new ArgumentException($"A cell takes no {value.GetType().Name}.", nameof(value)),
        });
    }

    private static Cell NumberCell(string address, double days, uint style) =>
        new(new CellValue(days.ToString("R", CultureInfo.InvariantCulture))) { CellReference = address, StyleIndex = style };

    private static Cell TextCell(string address, string text, uint style)
    {
        var clean = Domain.Shared.Text.Clean(text);
        var kept = clean.Length <= TextMaxLength ? clean : clean[..TextMaxLength];
        return new Cell(new InlineString(new Text(kept) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = address, DataType = CellValues.InlineString,
            StyleIndex = style == WorkbookStyles.Of(ColumnKind.Text) && kept.Length > 0 && FormulaLeads.Contains(kept[0]) ? WorkbookStyles.Quoted : style,
        };
    }

    private static string Figure(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
