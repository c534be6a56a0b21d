using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignPortal.Web.TagHelpers;

/// <summary>
/// <c>&lt;cp-chart-bar value="48" mean="46" max="60" words="…"/&gt;</c>: a bar with an upright stroke where the average stands. Its figures are
/// written beside it.
/// </summary>
[HtmlTargetElement("cp-chart-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BarChartTagHelper : TagHelper
{
    public decimal Value { get; set; }

    /// <summary>Null where there is none to show.</summary>
    public decimal? Mean { get; set; }

    /// <summary>Length of the whole track.</summary>
    public decimal Max { get; set; }

    /// <summary>What it shows, in a sentence.</summary>
    public string Words { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "cp-chart-bar");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Words);
        output.Content.AppendHtml("<rect class=\"cp-chart-track\" width=\"100%\" height=\"100%\"/>")
            .AppendHtml(new HtmlString($"<rect class=\"cp-chart-own\" y=\"20%\" width=\"{Percent(Value)}\" height=\"60%\"/>"));
        if (Mean is { } mean)
        {
            output.Content.AppendHtml(Stroke("cp-chart-halo", mean)).AppendHtml(Stroke("cp-chart-mean", mean));
        }
    }

    private HtmlString Stroke(string name, decimal at) => new($"<line class=\"{name}\" x1=\"{Percent(at)}\" x2=\"{Percent(at)}\" y1=\"0\" y2=\"100%\"/>");

    private string Percent(decimal value) =>
        string.Create(CultureInfo.InvariantCulture, $"{(Max <= 0 ? 0 : Math.Clamp(value / Max, 0, 1) * 100):0.##}%");
}
