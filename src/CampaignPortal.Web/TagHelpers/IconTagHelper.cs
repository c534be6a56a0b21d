using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CampaignPortal.Web.TagHelpers;

/// <summary><c>&lt;cp-icon name="bell"/&gt;</c>: a symbol of the sprite, decoration only; its meaning stands beside it in words.</summary>
[HtmlTargetElement("cp-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "cp-icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(Use(Name));
    }

    /// <summary>The same symbol, for other tag helpers.</summary>
    internal static IHtmlContent Of(string name) => new HtmlString($"<svg class=\"cp-icon\" aria-hidden=\"true\">{Use(name)}</svg>");

    private static string Use(string name) => $"<use href=\"/img/icons.svg#{name}\"></use>";
}
