using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.TagHelpers;

/// <summary><c>&lt;cp-export page="Export" /&gt;</c>: takes the list of this page away as an Excel file, under the filter it is shown with.</summary>
[HtmlTargetElement("cp-export", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ExportTagHelper(IUrlHelperFactory urls, IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>Which part of the list a page shows; a file has all of it.</summary>
    private static readonly string[] Paging = ["p", "before"];

    /// <summary>The page that writes the file; one with an id gets the id of this page.</summary>
    public string Page { get; set; } = "Export";

    /// <summary>Key of the button's text.</summary>
    public string Text { get; set; } = "Export.Button";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var request = ViewContext.HttpContext.Request;
        var values = new RouteValueDictionary(request.Query.Where(q => !Paging.Contains(q.Key)).ToDictionary(q => q.Key, q => (object?)q.Value.ToString(), StringComparer.Ordinal));
        if (request.RouteValues.TryGetValue("id", out var id))
        {
            values["id"] = id;
        }

        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "btn btn-outline-secondary cp-no-print");
        output.Attributes.SetAttribute("href", urls.GetUrlHelper(ViewContext).Page(Page, values));
        output.Content.AppendHtml(IconTagHelper.Of("download")).Append(texts[Text]);
    }
}
