using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.TagHelpers;

/// <summary><c>&lt;cp-movement places="2"/&gt;</c>: ▲2, ▼1 or —, with the words beside it for who does not see.</summary>
[HtmlTargetElement("cp-movement", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MovementTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>Places gained, negative when lost; null where there is nothing to compare.</summary>
    public int? Places { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (level, sign, words) = Places switch
        {
            null => ("none", "", texts["Results.Movement.None"]),
            0 => ("same", "—", texts["Overview.Movement.Same"]),
            > 0 => ("up", $"▲{Places}", texts["Overview.Movement.Up", Places]),
            _ => ("down", $"▼{-Places}", texts["Overview.Movement.Down", -Places]),
        };
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"cp-rank-{level}");
        if (sign.Length == 0)
        {
            output.Content.SetContent(words);
            return;
        }

        output.Content.AppendHtml("<span aria-hidden=\"true\">").Append(sign).AppendHtml("</span><span class=\"visually-hidden\">").Append(words).AppendHtml("</span>");
    }
}
