using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.TagHelpers;

public enum FieldKind
{
    Line,
    Password,
    Number,
    Day,
    Area,
    Choice,
    Tick,
    File,
}

/// <summary>
/// <c>&lt;cp-field for="Input.Name" text="Units.New.Name"/&gt;</c>: label, hint, control and error of one field. The hint is
/// the text <c>{text}.Hint</c> where there is one; the error stands below the control and is named by it.
/// </summary>
[HtmlTargetElement("cp-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IHtmlGenerator html, IStringLocalizer<Texts> texts) : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    /// <summary>Key of the label's text.</summary>
    public string Text { get; set; } = "";

    public FieldKind Kind { get; set; }

    /// <summary>Options of a <see cref="FieldKind.Choice"/>.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Whether the label says that the field may stay empty.</summary>
    public bool IsOptional { get; set; }

    /// <summary>What stands in the database, shown beside what was typed when somebody else changed it meanwhile.</summary>
    public string? Stored { get; set; }

    /// <summary>Value of the control's autocomplete attribute.</summary>
    public string? Autocomplete { get; set; }

    public int? MaxLength { get; set; }
    public string? Width { get; set; }

    /// <summary>Types of a <see cref="FieldKind.File"/>, as the browser's dialogue filters them.</summary>
    public string? Accept { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>With what stands before it where a partial shows the fields of a part of the form.</summary>
    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => TagBuilder.CreateSanitizedId(Name, "_");

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var error = ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
        var hint = texts[$"{Text}.Hint"];
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "cp-field" : "cp-field cp-field-invalid");
        var control = Control(error is not null, !hint.ResourceNotFound);
        if (Kind == FieldKind.Tick)
        {
            var box = new TagBuilder("div") { Attributes = { ["class"] = "form-check" } };
            box.InnerHtml.AppendHtml(control).AppendHtml(Label("form-check-label"));
            output.Content.AppendHtml(box);
            AppendHint(output, hint);
        }
        else
        {
            output.Content.AppendHtml(Label("cp-label"));
            AppendHint(output, hint);
            output.Content.AppendHtml(control);
        }

        AppendStored(output);
        AppendError(output, error);
    }

    private void AppendHint(TagHelperOutput output, LocalizedString hint)
    {
        if (!hint.ResourceNotFound)
        {
            output.Content.AppendHtml(Paragraph("cp-hint", $"{Id}-hint", hint.Value));
        }
    }

    private void AppendStored(TagHelperOutput output)
    {
        var typed = ViewContext.ModelState.TryGetValue(Name, out var entry) ? entry.AttemptedValue : null;
        if (Kind == FieldKind.Choice)
        {
            typed = Items?.FirstOrDefault(i => i.Value == typed)?.Text;
        }

        if (Stored is not null && typed is not null && Stored != typed)
        {
            output.Content.AppendHtml(Paragraph("cp-hint", $"{Id}-stored", texts["Form.Stored", Stored]));
        }
    }

    private void AppendError(TagHelperOutput output, string? error)
    {
        if (error is not null)
        {
            var paragraph = Paragraph("cp-error", $"{Id}-error", "");
            paragraph.InnerHtml.AppendHtml(IconTagHelper.Of("x-circle"));
            var words = new TagBuilder("span");
            words.InnerHtml.Append(texts["Form.Error", error]);
            paragraph.InnerHtml.AppendHtml(words);
            output.Content.AppendHtml(paragraph);
        }
    }

    private TagBuilder Label(string cssClass)
    {
        var label = new TagBuilder("label") { Attributes = { ["class"] = cssClass, ["for"] = Id } };
        label.InnerHtml.Append(texts[Text]);
        if (IsOptional)
        {
            var mark = new TagBuilder("span") { Attributes = { ["class"] = "cp-mark" } };
            mark.InnerHtml.Append(texts["Form.Optional"]);
            label.InnerHtml.Append(" ").AppendHtml(mark);
        }

        return label;
    }

    private TagBuilder Control(bool isInvalid, bool hasHint)
    {
        var attributes = new Dictionary<string, object?> { ["id"] = Id, ["class"] = $"{ControlClass} {Width}".Trim() };
        if (isInvalid || hasHint)
        {
            attributes["aria-describedby"] = $"{(hasHint ? $"{Id}-hint" : "")} {(isInvalid ? $"{Id}-error" : "")}".Trim();
        }

        Put("aria-invalid", isInvalid ? "true" : null);
        Put("autocomplete", Autocomplete);
        Put("maxlength", MaxLength);
        Put("accept", Accept);
        var explorer = For.ModelExplorer;
        return Kind switch
        {
            FieldKind.Area => html.GenerateTextArea(ViewContext, explorer, For.Name, 4, 0, attributes),
            FieldKind.Choice => html.GenerateSelect(ViewContext, explorer, null, For.Name, Items ?? [], allowMultiple: false, attributes),
            FieldKind.Tick => html.GenerateCheckBox(ViewContext, explorer, For.Name, For.Model is true, attributes),
            FieldKind.Password => html.GeneratePassword(ViewContext, explorer, For.Name, "", attributes),
            _ => html.GenerateTextBox(ViewContext, explorer, For.Name, Value(), Format(), attributes),
        };

        void Put(string name, object? value)
        {
            if (value is not null)
            {
                attributes[name] = value;
            }
        }

        object? Value() => Kind == FieldKind.File ? null : For.Model;

        string? Format()
        {
            if (Kind == FieldKind.Number)
            {
                attributes["inputmode"] = "decimal";
            }

            attributes["type"] = Kind switch { FieldKind.Day => "date", FieldKind.File => "file", _ => "text" };
            return Kind switch { FieldKind.Day => "{0:yyyy-MM-dd}", FieldKind.Number => "{0:0.####}", _ => null };
        }
    }

    private string ControlClass => Kind switch
    {
        FieldKind.Choice => "form-select",
        FieldKind.Tick => "form-check-input",
        _ => "form-control",
    };

    private static TagBuilder Paragraph(string cssClass, string id, string text)
    {
        var paragraph = new TagBuilder("p") { Attributes = { ["class"] = cssClass, ["id"] = id } };
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }
}
