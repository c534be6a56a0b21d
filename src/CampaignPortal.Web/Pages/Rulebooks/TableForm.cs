using System.Security.Cryptography;
using CampaignPortal.Web.Operations.Files;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>A table that is handed in. It travels with the form until it is taken: nothing of it is stored before.</summary>
public sealed class TableForm
{
    /// <summary>Images and sheets of other years do not belong into it; a table of rules is a tenth of this.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Of the draft; 0 where there is none.</summary>
    public long Version { get; set; }

    public string FileName { get; set; } = "";

    /// <summary>The file in base 64; empty while none was chosen.</summary>
    public string Content { get; set; } = "";

    /// <summary>Hash of the file whose report the page showed; another is shown first.</summary>
    public string Shown { get; set; } = "";

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Decode()));

    /// <summary>Nothing where somebody wrote something else into the form.</summary>
    public byte[] Decode()
    {
        var bytes = new byte[Content.Length];
        return Content.Length <= MaxBytes * 2 && Convert.TryFromBase64String(Content, bytes, out var count) ? bytes[..count] : [];
    }

    /// <returns>False where it is too large.</returns>
    public async Task<bool> TakeAsync(IFormFile file, CancellationToken ct)
    {
        (FileName, Content) = (FileKinds.NameOf(file.FileName), "");
        if (file.Length > MaxBytes)
        {
            return false;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        Content = Convert.ToBase64String(bytes.ToArray());
        return true;
    }
}
