using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.TagHelpers;

/// <summary>
/// <c>&lt;cp-help/&gt;</c>: how to use the page that is shown, folded in. Its text is <c>Help.Rounds.Details</c> for
/// <c>Pages/Rounds/Details.cshtml</c>, each line of it one step; nothing where there is none.
/// </summary>
[HtmlTargetElement("cp-help", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HelpTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var help = ViewContext.ActionDescriptor is PageActionDescriptor page ? texts[$"Help{page.ViewEnginePath.Replace('/', '.')}"] : null;
        if (help is null or { ResourceNotFound: true })
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "cp-help cp-no-print");
        var (summary, list) = (new TagBuilder("summary"), new TagBuilder("ul"));
        summary.InnerHtml.AppendHtml(IconTagHelper.Of("question-circle")).Append(texts["Layout.Help"]);
        foreach (var step in help.Value.Split('\n'))
        {
            var line = new TagBuilder("li");
            line.InnerHtml.Append(step);
            list.InnerHtml.AppendHtml(line);
        }

        output.Content.AppendHtml(summary).AppendHtml(list);
    }
}
