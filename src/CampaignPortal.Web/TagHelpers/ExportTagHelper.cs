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
    /// <summary>By which of its values a page names what it shows.</summary>
    private static readonly string[] Ids = ["id", "roundId", "campaignId", "list"];

    /// <summary>Which part of the list a page shows; a file has all of it.</summary>
    private static readonly string[] Paging = ["p", "before"];

    /// <summary>The page that writes the file; it gets the id with which this page was opened.</summary>
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
        foreach (var name in Ids.Where(request.RouteValues.ContainsKey))
        {
            values[name] = request.RouteValues[name];
        }

        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "btn btn-outline-secondary cp-no-print");
        output.Attributes.SetAttribute("href", urls.GetUrlHelper(ViewContext).Page(Page, values));
        output.Content.AppendHtml(IconTagHelper.Of("download")).Append(texts[Text]);
    }
}
