using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.TagHelpers;

/// <summary><c>&lt;cp-deadline days-left="3"/&gt;</c>: working days left in words, with shape and colour; negative is overdue.</summary>
[HtmlTargetElement("cp-deadline", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DeadlineTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    private const int Near = 2;

    public int DaysLeft { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (level, icon, words) = DaysLeft switch
        {
            < 0 => ("overdue", "exclamation-triangle", texts["Deadline.Overdue", -DaysLeft]),
            0 => ("near", "clock", texts["Deadline.Today"]),
            <= Near => ("near", "clock", texts["Deadline.Left", DaysLeft]),
            _ => ("normal", "calendar", texts["Deadline.Left", DaysLeft]),
        };
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"cp-deadline cp-deadline-{level}");
        output.Content.AppendHtml(IconTagHelper.Of(icon)).Append(words.Value);
    }
}
