using System.Globalization;
using System.Text.Encodings.Web;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.TagHelpers;

/// <summary>One place on a trend: a figure, and the average beside it where it may be shown.</summary>
/// <param name="Upper">First line of its label.</param>
/// <param name="Lower">Second line of its label.</param>
public sealed record ChartPoint(string Upper, string Lower, decimal Value, decimal? Mean);

/// <summary>
/// <c>&lt;cp-chart-trend points="…" heading="…" words="…"/&gt;</c>: a line with round marks, the average a dashed line with square ones. Places are
/// per cent and letters rem, so that it follows the width of the page and the size of the letters; it prints in black and white.
/// </summary>
[HtmlTargetElement("cp-chart-trend", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TrendChartTagHelper(IStringLocalizer<Texts> texts, HtmlEncoder encoder) : TagHelper
{
    private const decimal Top = 18;
    private const decimal Bottom = 66;

    public IReadOnlyList<ChartPoint> Points { get; set; } = [];
    public string Heading { get; set; } = "";

    /// <summary>What the chart shows, in a sentence.</summary>
    public string Words { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "cp-chart");
        var (low, high) = Range();
        List<Place> own = [.. Points.Select((p, i) => new Place(X(i), Y(p.Value, low, high), p.Value, p.Mean is null || p.Value >= p.Mean))];
        List<Place?> means = [.. Points.Select((p, i) => p.Mean is { } mean ? new Place(X(i), Y(mean, low, high), mean, mean > p.Value) : null)];
        var content = output.Content;
        content.AppendHtml("<svg class=\"cp-chart-canvas\" role=\"img\" aria-labelledby=\"cp-trend-title cp-trend-words\"><title id=\"cp-trend-title\">").Append(Heading)
            .AppendHtml("</title><desc id=\"cp-trend-words\">").Append(Words).AppendHtml("</desc>");
        content.AppendHtml(Lines(means, "cp-chart-mean")).AppendHtml(Lines([.. own], "cp-chart-own"));
        foreach (var (i, point) in Points.Index())
        {
            content.AppendHtml(Label(X(i), 86, point.Upper)).AppendHtml(Label(X(i), 97, point.Lower)).AppendHtml(Square(means[i])).AppendHtml(Circle(own[i]));
        }

        content.AppendHtml("</svg><figcaption>").Append(texts[Points.Any(p => p.Mean is not null) ? "Chart.Legend" : "Chart.Legend.Own"].Value).AppendHtml("</figcaption>");
    }

    /// <param name="IsAbove">Whether its figure stands above it: of two marks the upper one's does.</param>
    private sealed record Place(decimal X, decimal Y, decimal Value, bool IsAbove);

    private (decimal Low, decimal High) Range()
    {
        List<decimal> all = [.. Points.Select(p => p.Value), .. Points.Select(p => p.Mean).OfType<decimal>()];
        var (low, high) = (all.DefaultIfEmpty().Min(), all.DefaultIfEmpty().Max());
        return high > low ? (low, high) : (low - 1, high + 1);
    }

    private decimal X(int index) => (index + 0.5m) * 100 / Points.Count;

    private static decimal Y(decimal value, decimal low, decimal high) => Top + ((high - value) / (high - low) * (Bottom - Top));

    private static HtmlString Lines(IReadOnlyList<Place?> places, string name) => new(string.Concat(
        from pair in places.Zip(places.Skip(1))
        where pair is { First: not null, Second: not null }
        select $"<line class=\"{name}\" x1=\"{Percent(pair.First!.X)}\" y1=\"{Percent(pair.First.Y)}\" x2=\"{Percent(pair.Second!.X)}\" y2=\"{Percent(pair.Second.Y)}\"/>"));

    private HtmlString Circle(Place place) =>
        new($"<circle class=\"cp-chart-own\" cx=\"{Percent(place.X)}\" cy=\"{Percent(place.Y)}\" r=\".35rem\"/>{Figure(place, "cp-chart-figure")}");

    private HtmlString Square(Place? place) => place is null
        ? HtmlString.Empty
        : new($"<svg x=\"{Percent(place.X)}\" y=\"{Percent(place.Y)}\" overflow=\"visible\"><rect class=\"cp-chart-mean\" x=\"-.3rem\" y=\"-.3rem\" width=\".6rem\" height=\".6rem\"/></svg>{Figure(place, "cp-chart-muted")}");

    private string Figure(Place place, string name) =>
        $"<text class=\"{name}\" x=\"{Percent(place.X)}\" y=\"{Percent(place.Y)}\" dy=\"{(place.IsAbove ? "-.7em" : "1.5em")}\">{encoder.Encode(Figures.Total(decimal.Round(place.Value, 2)))}</text>";

    private HtmlString Label(decimal x, decimal y, string text) => new($"<text x=\"{Percent(x)}\" y=\"{Percent(y)}\">{encoder.Encode(text)}</text>");

    private static string Percent(decimal share) => string.Create(CultureInfo.InvariantCulture, $"{share:0.##}%");
}
