using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CampaignPortal.Web.Operations.Workbooks;

/// <summary>The looks of cells, by their place in the list of formats.</summary>
internal static class WorkbookStyles
{
    public const uint Plain = 0;
    public const uint Title = 1;
    public const uint Issue = 2;
    public const uint Heading = 3;
    public const uint Note = 4;
    private const uint FirstOfKind = 5;

    /// <summary>Text that begins like a formula: stays text when somebody edits the cell.</summary>
    public const uint Quoted = FirstOfKind + 5;

    private const uint DayFormat = 164;
    private const uint InstantFormat = 165;
    private const string Font = "宋体";

    public static uint Of(ColumnKind kind) => FirstOfKind + (uint)kind;

    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = InstantFormat, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm" }) { Count = 2 },
        new Fonts(FontOf(11), FontOf(16, isBold: true), FontOf(11, isBold: true)) { Count = 3 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFEDEDED" }) { PatternType = PatternValues.Solid })) { Count = 3 },
        new Borders(new Border(), Thin()) { Count = 2 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            new CellFormat { FontId = 0 },
            Format(1, HorizontalAlignmentValues.Center, border: 0),
            Format(0, HorizontalAlignmentValues.Left, border: 0),
            Format(2, HorizontalAlignmentValues.Center, fill: 2),
            Format(0, HorizontalAlignmentValues.Left, border: 0),
            Format(0, HorizontalAlignmentValues.Left, number: 49),
            Format(0, HorizontalAlignmentValues.Right),
            Format(0, HorizontalAlignmentValues.Right, number: 1),
            Format(0, HorizontalAlignmentValues.Center, number: DayFormat),
            Format(0, HorizontalAlignmentValues.Center, number: InstantFormat),
            Format(0, HorizontalAlignmentValues.Left, number: 49, isQuoted: true)) { Count = 11 });

    private static Font FontOf(double size, bool isBold = false)
    {
        var font = new Font();
        if (isBold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new FontName { Val = Font });
        return font;
    }

    private static Border Thin() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder());

    private static CellFormat Format(uint font, HorizontalAlignmentValues across, uint border = 1, uint fill = 0, uint number = 0, bool isQuoted = false) =>
        new(new Alignment { Horizontal = across, Vertical = VerticalAlignmentValues.Center, WrapText = true })
        {
            FontId = font, FillId = fill, BorderId = border, NumberFormatId = number, FormatId = 0,
            ApplyFont = true, ApplyFill = fill > 0, ApplyBorder = border > 0, ApplyNumberFormat = number > 0, ApplyAlignment = true, QuotePrefix = isQuoted ? true : null,
        };
}
