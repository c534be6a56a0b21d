using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Scoring;

/// <summary>
/// The one text form of a document: keys in ordinal order, no white space between tokens, numbers as plain decimals
/// without trailing zeros, strings in UTF-8 with only <c>"</c>, <c>\</c> and control characters escaped.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Deep enough for ten groups within each other, shallow enough for any stack.</summary>
    internal const int MaxDepth = 32;

    /// <summary>SHA-256 of the text in UTF-8, 64 lower-case hexadecimal digits.</summary>
    public static string Hash(string text)
    {
        const int Slice = 16 * 1024;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (encoder, bytes) = (Encoding.UTF8.GetEncoder(), new byte[Encoding.UTF8.GetMaxByteCount(Slice)]);
        for (var start = 0; start < text.Length; start += Slice)
        {
            var part = text.AsSpan(start, Math.Min(Slice, text.Length - start));
            hash.AppendData(bytes, 0, encoder.GetBytes(part, bytes, flush: start + Slice >= text.Length));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A number as canonical text and arithmetic lines print it.</summary>
    internal static string Number(decimal value) =>
        value == 0 ? "0" : value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>The canonical text of any JSON value whose numbers can be stored; reports what cannot be written.</summary>
    /// <returns>The root and its text; null when a problem was added.</returns>
    internal static (JsonElement Root, string Text)? Read(string json, List<Problem> problems, int maxDepth = MaxDepth)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = maxDepth });
            var root = document.RootElement.Clone();
            var before = problems.Count;
            var writer = new CanonicalWriter();
            Write(writer, root, "", problems);
            return problems.Count == before ? (root, writer.ToString()) : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // The last two are what System.Text.Json throws for half a surrogate pair.
            problems.Add(new Problem("", ProblemCode.NotJson));
            return null;
        }
    }

    internal static string TextOf(JsonElement element)
    {
        var writer = new CanonicalWriter();
        Write(writer, element, "", []);
        return writer.ToString();
    }

    private static void Write(CanonicalWriter writer, JsonElement element, string path, List<Problem> problems)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, element, path, problems);
                break;
            case JsonValueKind.Array:
                writer.List(element.EnumerateArray().Index(), pair => Write(writer, pair.Item, $"{path}[{pair.Index}]", problems));
                break;
            case JsonValueKind.Number:
                WriteNumber(writer, element, path, problems);
                break;
            case JsonValueKind.String:
                writer.Value(element.GetString()!);
                break;
            default:
                writer.Literal(element.GetRawText());
                break;
        }
    }

    private static void WriteObject(CanonicalWriter writer, JsonElement element, string path, List<Problem> problems)
    {
        writer.Open();
        string? last = null;
        foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            var at = StrictObject.Join(path, property.Name);
            if (property.Name == last)
            {
                problems.Add(new Problem(at, ProblemCode.DuplicateKey, property.Name));
                continue;
            }

            writer.Key(last = property.Name);
            Write(writer, property.Value, at, problems);
        }

        writer.Close();
    }

    private static void WriteNumber(CanonicalWriter writer, JsonElement element, string path, List<Problem> problems)
    {
        if (TryNumber(element.GetRawText(), out var value))
        {
            writer.Value(value);
        }
        else
        {
            problems.Add(new Problem(path, ProblemCode.NumberOutOfRange));
        }
    }

    /// <summary>Exponents are refused; 24 characters are read exactly, so that nothing is rounded on the way in.</summary>
    private static bool TryNumber(string text, out decimal value)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        value = 0;
        return text.Length <= 24
            && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out value)
            && Points.IsStorable(value);
    }
}
