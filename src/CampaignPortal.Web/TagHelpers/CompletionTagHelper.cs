using CampaignPortal.Web.Operations.Watching;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.TagHelpers;

/// <summary><c>&lt;cp-completion step="Part" count="2"/&gt;</c>: how far something has come, as shape and word with its number; without a count, the legend.</summary>
[HtmlTargetElement("cp-completion", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CompletionTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public CompletionStep Step { get; set; }

    /// <summary>What is missing; null in a legend.</summary>
    public int? Count { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var icon = Step switch
        {
            CompletionStep.NotAsked => "dash-circle",
            CompletionStep.Complete => "check-circle",
            CompletionStep.Part => "circle-half",
            CompletionStep.Nothing => "circle",
            _ => "exclamation-triangle",
        };
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"cp-heat-mark cp-heat-{Step.ToString().ToLowerInvariant()}");
        output.Content.AppendHtml(IconTagHelper.Of(icon));
        if (Step == CompletionStep.NotAsked && Count is not null)
        {
            // The commonest cell of all; with words in it a year's standards do not fit on one screen.
            output.Content.AppendHtml("<span class=\"visually-hidden\">").Append(texts["CompletionStep.NotAsked"]).AppendHtml("</span>");
            return;
        }

        output.Content.Append(Count > 0 ? texts[$"CompletionStep.{Step}.Count", Count] : texts[$"CompletionStep.{Step}"]);
    }
}
