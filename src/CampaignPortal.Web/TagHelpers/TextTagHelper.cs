using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignPortal.Web.TagHelpers;

/// <summary>A text of the office, marked where it is not in the language of the page: <c>&lt;cp-text of="item.Name" /&gt;</c>.</summary>
[HtmlTargetElement("cp-text", Attributes = "of", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextTagHelper : TagHelper
{
    /// <summary>Nothing is written where there is none.</summary>
    public LocalText? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var shown = Of is null ? null : ShownText.Of(Of);
        output.TagName = shown?.Lang is null ? null : "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (shown?.Lang is { } lang)
        {
            output.Attributes.SetAttribute("lang", lang);
        }

        output.Content.SetContent(shown?.Text ?? "");
    }
}
