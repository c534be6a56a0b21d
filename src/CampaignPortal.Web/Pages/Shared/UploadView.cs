using CampaignPortal.Web.Operations.Files;

namespace CampaignPortal.Web.Pages.Shared;

/// <summary>A field for files: <c>&lt;partial name="_Upload" model="new UploadView("Input.Files", Model.Limits)" /&gt;</c>; the form is multipart.</summary>
/// <param name="Name">Of the property, an <c>IFormFileCollection</c> or a list of <c>IFormFile</c>.</param>
public sealed record UploadView(string Name, EvidenceOptions Limits, bool IsOptional = true)
{
    /// <summary>Key of the label.</summary>
    public string Label { get; init; } = "Upload.Label";

    public bool IsSingle { get; init; }
    public string Hint => IsSingle ? "Upload.Hint.One" : "Upload.Hint";
    public string Id => Name.Replace('.', '_');
    public string Accept => FileKinds.Accept;
}
