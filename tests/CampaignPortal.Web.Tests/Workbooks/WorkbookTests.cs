using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.Workbooks;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CampaignPortal.Web.Tests.Workbooks;

/// <summary>What is written is a sound file that prints, and what is read is what somebody filled in, or it is said why not.</summary>
public sealed class WorkbookTests
{
    private static readonly WorkbookColumn[] Columns =
    [
        new("名称", 30), new("得分", 10, ColumnKind.Number), new("件数", 8, ColumnKind.Whole), new("日期", 12, ColumnKind.Day), new("时间", 18, ColumnKind.Instant),
    ];

    private static readonly InputColumn[] Inputs =
    [
        new("name", ["名称", "Name"], new WorkbookColumn("名称")) { IsRequired = true },
        new("points", ["得分", "Points"], new WorkbookColumn("得分", 10, ColumnKind.Number)) { IsRequired = true },
        new("note", ["备注", "Note"], new WorkbookColumn("备注")),
    ];

    [Fact]
    public void A_written_file_has_heading_rows_and_types_for_an_independent_reader()
    {
        var opened = Opened.Of(Write(["公安窗口", 92.85m, 3, new DateOnly(2026, 9, 15), new DateTimeOffset(2026, 9, 15, 1, 30, 0, TimeSpan.Zero)]));
        Assert.Equal("单位名册", opened.Rows[0][0]);
        Assert.Equal("填报单位：政务服务中心", opened.Rows[1][0]);
        Assert.Equal(Columns.Select(c => c.Title), opened.Line(3));
        Assert.Equal(["公安窗口", 92.85, 3.0, new DateTime(2026, 9, 15), new DateTime(2026, 9, 15, 9, 30, 0)], opened.Rows[3]);
    }

    [Fact]
    public void A_written_file_satisfies_the_published_schema_with_notes_choices_and_bounds()
    {
        var layout = Layout() with { Notes = ["第一行", "=2+2"], NotesTitle = "填写说明", InputRows = 500 };
        layout = layout with { Columns = [layout.Columns[0] with { Choices = ["=HYPERLINK(1)", "甲 乙"] }, layout.Columns[1] with { Bounds = (0, 10.5m) }, .. layout.Columns.Skip(2)] };
        var file = Write(layout, ["", null, null, null, null]);
        Opened.AssertSound(file);
        Assert.Equal(["单位名册", "填写说明", "_choices"], Opened.Of(file).Sheets);
    }

    [Fact]
    public void It_prints_on_A4_across_with_headings_and_page_numbers_on_each_page()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(["甲", 1m, 1, null, null])), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        var page = sheet.GetFirstChild<PageSetup>()!;
        Assert.Equal((9u, OrientationValues.Landscape, 1u, 0u), (page.PaperSize!.Value, page.Orientation!.Value, page.FitToWidth!.Value, page.FitToHeight!.Value));
        Assert.True(sheet.SheetProperties!.PageSetupProperties!.FitToPage!.Value);
        Assert.Equal("&C第 &P 页 共 &N 页", sheet.GetFirstChild<HeaderFooter>()!.OddFooter!.Text);
        Assert.Equal("'单位名册'!$3:$3", document.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>().Single(n => n.Name == "_xlnm.Print_Titles").Text);
        Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+A1")]
    [InlineData("-5 分")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("\t=cmd|' /C calc'!A0")]
    public void FILE_08_text_that_looks_like_a_formula_stays_text(string hostile)
    {
        var file = Write([hostile, -5.5m, 0, null, null]);
        Opened.AssertSound(file);
        Assert.Equal([hostile, -5.5], Opened.Of(file).Rows[3].Take(2));
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var cell = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().Single(c => c.CellReference == "A4");
        var look = (CellFormat)document.WorkbookPart.WorkbookStylesPart!.Stylesheet.CellFormats!.ChildElements[(int)cell.StyleIndex!.Value];
        Assert.True(look.QuotePrefix!.Value, "Editing the cell would make a formula of it.");
    }

    [Fact]
    public void Invisible_and_broken_characters_are_left_out_and_rare_ones_stay()
    {
        var file = Write(["㐂𠮷\u0001\uD800\u200B好", null, null, null, null]);
        Opened.AssertSound(file);
        Assert.Equal("㐂𠮷好", Opened.Of(file).Rows[3][0]);
    }

    [Fact]
    public void What_was_written_is_read_again_whatever_the_order_of_its_columns()
    {
        var file = Written([new("备注"), new(" 得 分*", 10, ColumnKind.Number), new("NAME")], ["好", 8.50m, " 甲 "], ["", null, ""], ["", 9m, "乙"]);
        var table = Read(file);
        Assert.Null(table.Problem);
        Assert.Equal([(4, "甲", "8.5", "好", "B4"), (6, "乙", "9", "", "B6")], table.Rows.Select(r => (r.Number, r["name"].Text, r["points"].Text, r["note"].Text, r["points"].Address)));
    }

    [Fact]
    public void A_file_without_a_required_column_is_told_which()
    {
        var table = Read(Written([new("名称"), new("备注")], ["甲", "好"]));
        Assert.Equal(["得分"], table.Missing);
        Assert.Empty(table.Rows);
    }

    [Fact]
    public void A_formula_and_an_error_are_named_and_not_taken_at_their_last_value()
    {
        var table = Read(Altered(Filled(), "xl/worksheets/table.xml", xml => xml.Replace("<x:v>8</x:v>", "<x:f>4+4</x:f><x:v>8</x:v>", StringComparison.Ordinal)));
        Assert.Equal((CellFault.Formula, CellFault.None), (table.Rows[0]["points"].Fault, table.Rows[0]["name"].Fault));
    }

    [Theory]
    [InlineData("表.xls", FileProblem.NotXlsx)]
    [InlineData("表.xlsm", FileProblem.NotXlsx)]
    [InlineData("表.csv", FileProblem.NotXlsx)]
    public void Only_xlsx_is_read(string name, FileProblem problem) => Assert.Equal(problem, WorkbookReader.Read(name, new MemoryStream(Filled()), Inputs).Problem);

    [Fact]
    public void A_file_without_rows_an_empty_one_and_a_broken_one_are_refused()
    {
        Assert.Equal(FileProblem.NoRows, Read(Written([new("名称"), new("得分")])).Problem);
        Assert.Equal(FileProblem.Empty, Read([]).Problem);
        Assert.Equal(FileProblem.Content, Read("not a zip"u8.ToArray()).Problem);
        Assert.Equal(FileProblem.Content, Read(Altered(Filled(), "xl/worksheets/table.xml", x => x[..(x.Length / 2)])).Problem);
    }

    [Fact]
    public void FILE_01_macros_and_links_to_other_files_are_refused()
    {
        Assert.Equal(FileProblem.Macros, Read(With(Filled(), "xl/vbaProject.bin", "x")).Problem);
        Assert.Equal(FileProblem.Links, Read(With(Filled(), "xl/externalLinks/externalLink1.xml", "<x/>")).Problem);
        Assert.Equal(FileProblem.Links, Read(With(Filled(), "xl/connections.xml", "<x/>")).Problem);
    }

    [Fact]
    public void FILE_03_a_bomb_is_refused_before_it_is_read()
    {
        Assert.Equal(FileProblem.Unpacked, Read(With(Filled(), "xl/media/a.xml", new string('0', 30 * 1024 * 1024))).Problem);
    }

    [Theory]
    [InlineData("xl/workbook.xml", "</x:workbook>")]
    [InlineData("xl/worksheets/table.xml", "</x:worksheet>")]
    public void FILE_03_elements_within_each_other_without_end_are_refused(string part, string end)
    {
        var deep = $"{string.Concat(Enumerable.Repeat("<a>", 50_000))}{string.Concat(Enumerable.Repeat("</a>", 50_000))}{end}";
        Assert.Equal(FileProblem.Content, Read(Altered(Filled(), part, x => x.Replace(end, deep, StringComparison.Ordinal))).Problem);
    }

    [Theory]
    [InlineData("20000000")]
    [InlineData("-5")]
    [InlineData("4")]
    public void FILE_03_a_row_that_stands_where_none_can_stand_is_refused(string number) =>
        Assert.Equal(FileProblem.Content, Read(Altered(Filled(), "xl/worksheets/table.xml", x => x.Replace("r=\"6\"", $"r=\"{number}\"", StringComparison.Ordinal))).Problem);

    [Fact]
    public void A_file_whose_rows_and_cells_do_not_say_where_they_stand_is_marked_too()
    {
        var plain = Altered(Filled(), "xl/worksheets/table.xml", x => Regex.Replace(x, " r=\"[A-Z]*[0-9]+\"", "", RegexOptions.None, TimeSpan.FromSeconds(1)));
        var opened = Opened.Of(WorkbookMarking.Mark(plain, 3, [new CellRemark(5, "B5", "得分：超出范围")], "问题说明"));
        Assert.Equal([["甲", "8", ""], ["乙", "9", "得分：超出范围"], ["丙", "7", ""]], opened.Body);
    }

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>""")]
    public void INP_05_entities_are_refused(string head) =>
        Assert.Equal(FileProblem.Content, Read(Altered(Filled(), "xl/worksheets/table.xml", x => x.Insert(x.IndexOf("?>", StringComparison.Ordinal) + 2, head))).Problem);

    [Fact]
    public void Ones_own_file_comes_back_with_bad_cells_red_and_what_is_wrong_beside_them()
    {
        var file = WorkbookMarking.Mark(Filled(), 3, [new CellRemark(4, "B4", "得分：超出范围"), new CellRemark(5, "", "名称：没有填写")], "问题说明");
        Opened.AssertSound(file);
        var opened = Opened.Of(file);
        Assert.Equal(["名称", "得分", "问题说明"], opened.Line(3));
        Assert.Equal([["甲", "8", "得分：超出范围"], ["乙", "9", "名称：没有填写"], ["丙", "7", ""]], opened.Body);
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        string? FillOf(string address)
        {
            var cell = document.WorkbookPart.WorksheetParts.First().Worksheet.Descendants<Cell>().Single(c => c.CellReference == address);
            var look = (CellFormat)styles.CellFormats!.ChildElements[(int)cell.StyleIndex!.Value];
            return ((Fill)styles.Fills!.ChildElements[(int)look.FillId!.Value]).PatternFill!.ForegroundColor?.Rgb?.Value;
        }

        Assert.Equal(("FFFFC7CE", null), (FillOf("B4"), FillOf("B5")));
    }

    private static byte[] Filled() => Written([new("名称"), new("得分", 10, ColumnKind.Number)], ["甲", 8m], ["乙", 9m], ["丙", 7m]);

    private static WorkbookLayout Layout() => new("单位名册", "填报单位：政务服务中心", "第 &P 页 共 &N 页", Columns);

    private static byte[] Write(params object?[][] rows) => Write(Layout(), rows);

    private static byte[] Written(WorkbookColumn[] columns, params object?[][] rows) => Write(Layout() with { Columns = columns }, rows);

    private static byte[] Write(WorkbookLayout layout, params object?[][] rows)
    {
        using var file = new MemoryStream();
        using (var writer = new WorkbookWriter(file, layout))
        {
            foreach (var row in rows)
            {
                writer.Add(row);
            }
        }

        return file.ToArray();
    }

    private static InputTable Read(byte[] file) => WorkbookReader.Read("表.xlsx", new MemoryStream(file), Inputs);

    private static byte[] With(byte[] file, string entry, string content) => Edited(file, zip =>
    {
        using var stream = new StreamWriter(zip.CreateEntry(entry).Open());
        stream.Write(content);
    });

    private static byte[] Altered(byte[] file, string entry, Func<string, string> change) => Edited(file, zip =>
    {
        var old = zip.GetEntry(entry)!;
        string text;
        using (var reader = new StreamReader(old.Open(), Encoding.UTF8))
        {
            text = reader.ReadToEnd();
        }

        old.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
        writer.Write(change(text));
    });

    private static byte[] Edited(byte[] file, Action<ZipArchive> edit)
    {
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            edit(zip);
        }

        return copy.ToArray();
    }
}
