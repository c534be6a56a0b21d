using System.Globalization;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Assessments;

/// <param name="Weight">What a weighted mean weighs by; 1 for any other figure.</param>
public readonly record struct WeighedFigure(decimal Value, decimal Weight);

/// <summary>
/// What is put down for one unit in a column of figures from elsewhere, as offices write it: <c>92.5</c>, several apart by
/// blanks, with weights as in <c>92*3 88*2</c>, or a stroke where the column does not apply.
/// </summary>
public sealed record FigureEntry
{
    public const int MaxLength = 200;
    private const string Stroke = "/";

    private FigureEntry(string text) => Text = text;

    /// <summary>One way of writing for one content; what <see cref="Parse"/> reads.</summary>
    public string Text { get; }

    /// <summary>Declared: the column does not apply to the unit (不适用).</summary>
    public bool IsNotApplicable => Text == Stroke;

    public IReadOnlyList<WeighedFigure> Figures => IsNotApplicable ? [] : [.. Text.Split(' ').Select(f => Read(f)!.Value)];

    /// <returns>Null where the text is none.</returns>
    public static FigureEntry? Parse(string typed)
    {
        var clean = Shared.Text.Clean(typed).Trim().Replace('×', '*').Replace('／', '/');
        if (clean is Stroke or "不适用")
        {
            return new FigureEntry(Stroke);
        }

        var figures = clean.Split((char[])[' ', '\t', '、', ';', '；'], StringSplitOptions.RemoveEmptyEntries).Select(Read).ToList();
        var text = string.Join(' ', figures.OfType<WeighedFigure>().Select(Write));
        return figures.Count == 0 || figures.Contains(null) || text.Length > MaxLength ? null : new FigureEntry(text);
    }

    private static WeighedFigure? Read(string figure) => figure.Split('*') switch
    {
        [var value] when Number(value) is { } number => new(number, 1),
        [var value, var weight] when Number(value) is { } number && Number(weight) is { } factor => new(number, factor),
        _ => null,
    };

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Points.IsStorable(number) ? number : null;

    private static string Write(WeighedFigure figure) => figure.Weight == 1 ? Write(figure.Value) : $"{Write(figure.Value)}*{Write(figure.Weight)}";

    private static string Write(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
