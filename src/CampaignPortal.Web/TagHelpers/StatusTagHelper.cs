using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.TagHelpers;

public enum StatusKind
{
    Todo,
    Active,
    Waiting,
    Returned,
    Blocked,
    Done,
}

/// <summary><c>&lt;cp-status kind="Waiting" text="State.Sheet.Submitted"/&gt;</c>: a state as word, shape and colour; what is done is plain.</summary>
[HtmlTargetElement("cp-status", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public StatusKind Kind { get; set; }

    /// <summary>Key of the state's text.</summary>
    public string Text { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (level, icon) = Kind switch
        {
            StatusKind.Todo => ("todo", "circle"),
            StatusKind.Active => ("active", "circle-half"),
            StatusKind.Waiting => ("waiting", "clock"),
            StatusKind.Returned => ("returned", "arrow-counterclockwise"),
            StatusKind.Blocked => ("blocked", "lock"),
            _ => ("done", "check-circle"),
        };
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"cp-status cp-status-{level}");
        output.Content.AppendHtml(IconTagHelper.Of(icon)).Append(texts[Text].Value);
    }
}
