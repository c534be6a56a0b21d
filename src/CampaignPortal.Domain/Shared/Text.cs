using System.Buffers;
using System.Globalization;
using System.Text;

namespace CampaignPortal.Domain.Shared;

/// <summary>Guards for what people type, because SQLite ignores the length of a column.</summary>
public static class Text
{
    /// <returns>The text, cleaned and without surrounding white space.</returns>
    /// <exception cref="ArgumentException">Blank, or longer than allowed.</exception>
    public static string Required(string? text, int maxLength, string parameterName)
    {
        var clean = Clean(text ?? "").Trim();
        ArgumentException.ThrowIfNullOrWhiteSpace(clean, parameterName);
        return Within(clean, maxLength, parameterName);
    }

    /// <summary>Whether it is without the sign for what could not be read, which facts of a calculation never have.</summary>
    public static bool IsReadable(string text) => !text.Contains('\uFFFD', StringComparison.Ordinal);

    /// <returns>The text, cleaned and without surrounding white space; null when blank.</returns>
    /// <exception cref="ArgumentException">Longer than allowed.</exception>
    public static string? Optional(string? text, int maxLength, string parameterName) =>
        Clean(text ?? "").Trim() is { Length: > 0 } clean ? Within(clean, maxLength, parameterName) : null;

    /// <summary>
    /// The text without what nobody sees or means to type: control characters but line breaks and tabs, format characters
    /// (of no width, of direction), halves of surrogate pairs, and code points that are no characters.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) == OperationStatus.Done;
            clean.Append(isWhole && IsTyped(rune) ? text.AsSpan(at, length) : []);
            at += length;
        }

        return clean.ToString();
    }

    /// <summary>
    /// The form in which codes and account names are compared and kept unique on every provider: compatibility
    /// forms folded (Ａ = A), upper case, without spaces and without characters that nobody sees.
    /// </summary>
    public static string NormalisedCode(string code) =>
        string.Concat(Clean(code).Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    private static bool IsTyped(Rune rune) =>
        rune.Value is '\n' or '\r' or '\t'
        || (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)
            && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF));

    private static string Within(string text, int maxLength, string parameterName) =>
        text.Length <= maxLength
            ? text
            : throw new ArgumentException($"At most {maxLength} characters.", parameterName);
}
