using System.Globalization;
using System.Text;

namespace CampaignPortal.Domain.Shared;

/// <summary>Guards for what people type, because SQLite ignores the length of a column.</summary>
public static class Text
{
    /// <returns>The text without surrounding white space.</returns>
    /// <exception cref="ArgumentException">Blank, or longer than allowed.</exception>
    public static string Required(string? text, int maxLength, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameterName);
        return Within(text.Trim(), maxLength, parameterName);
    }

    /// <returns>The text without surrounding white space; null when blank.</returns>
    /// <exception cref="ArgumentException">Longer than allowed.</exception>
    public static string? Optional(string? text, int maxLength, string parameterName) =>
        string.IsNullOrWhiteSpace(text) ? null : Within(text.Trim(), maxLength, parameterName);

    /// <summary>
    /// The form in which codes and account names are compared and kept unique on every provider: compatibility
    /// forms folded (Ａ = A), upper case, without spaces and without characters that nobody sees.
    /// </summary>
    public static string NormalisedCode(string code) =>
        string.Concat(code.Normalize(NormalizationForm.FormKC).Where(IsSeen)).ToUpperInvariant();

    private static bool IsSeen(char character) =>
        !char.IsWhiteSpace(character) && !char.IsControl(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format;

    private static string Within(string text, int maxLength, string parameterName) =>
        text.Length <= maxLength
            ? text
            : throw new ArgumentException($"At most {maxLength} characters.", parameterName);
}
