using System.Globalization;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.TagHelpers;

/// <summary><c>&lt;cp-time at="@instant"/&gt;</c> or <c>&lt;cp-time on="@day"/&gt;</c>: an instant in office time, or a day.</summary>
[HtmlTargetElement("cp-time", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InstantTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public DateTimeOffset? At { get; set; }
    public DateOnly? On { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var culture = CultureInfo.InvariantCulture;
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (At is { } at)
        {
            output.Attributes.SetAttribute("datetime", at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", culture));
            output.Content.SetContent(at.ToOffset(OfficeTime.Offset).ToString(texts["Format.Instant"], culture));
        }
        else if (On is { } on)
        {
            output.Attributes.SetAttribute("datetime", on.ToString("yyyy-MM-dd", culture));
            output.Content.SetContent(on.ToString(texts["Format.Day"], culture));
        }
        else
        {
            output.SuppressOutput();
        }
    }
}
