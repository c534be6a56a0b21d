using System.Text;

namespace CampaignPortal.Web.Operations.Rulebooks;

/// <summary>A text file that an author hands in.</summary>
public static class RulebookFile
{
    public const int MaxBytes = 256 * 1024;

    /// <param name="pasted">What counts where no file was chosen.</param>
    /// <returns>Null when the file is too large or not UTF-8.</returns>
    public static async Task<string?> TextAsync(IFormFile? file, string pasted, CancellationToken ct)
    {
        if (file is null)
        {
            return pasted;
        }

        if (file.Length > MaxBytes)
        {
            return null;
        }

        try
        {
            using StreamReader reader = new(file.OpenReadStream(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
            return Domain.Shared.Text.Clean(await reader.ReadToEndAsync(ct));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
