using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.TagHelpers;

/// <summary><c>&lt;cp-refusal why="whyNot" /&gt;</c>: why something cannot be done now, where its button would be.</summary>
[HtmlTargetElement("cp-refusal", Attributes = "why", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RefusalTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>Nothing is written where there is none.</summary>
    public Refusal? Why { get; set; }

    /// <summary>What the refusal is about, in words of the office; null where the sentence says it all.</summary>
    public string? About { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Why is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "cp-notice cp-notice-refusal");
        output.Attributes.SetAttribute("role", "status");
        var (said, sentence) = (new TagBuilder("div"), new TagBuilder("p"));
        sentence.InnerHtml.Append(string.IsNullOrEmpty(About) ? texts[$"Refusal.{Why}"] : texts["Refusal.WithDetail", texts[$"Refusal.{Why}"].Value, About]);
        said.InnerHtml.AppendHtml(sentence);
        output.Content.AppendHtml(IconTagHelper.Of("x-circle")).AppendHtml(said);
    }
}
