using System.Text.Json;

namespace CampaignPortal.Domain.Scoring;

public enum VerificationOutcome
{
    /// <summary>The result follows from scheme and facts, and every hash is right.</summary>
    Same,

    /// <summary>Something differs; the first difference is named.</summary>
    Different,

    /// <summary>Not a bundle, or its scheme or facts are refused.</summary>
    Unreadable,
}

/// <param name="Path">Place of the first difference in the bundle; null unless different.</param>
/// <param name="Expected">What the calculation gives, as canonical text; null where it gives nothing there.</param>
/// <param name="Found">What the bundle says, as canonical text; null where it says nothing.</param>
/// <param name="Problems">Empty unless unreadable.</param>
public sealed record Verification(
    VerificationOutcome Outcome, string? Path, string? Expected, string? Found, IReadOnlyList<Problem> Problems)
{
    public static Verification Same { get; } = new(VerificationOutcome.Same, null, null, null, []);

    internal static Verification Different(string path, string? expected, string? found) =>
        new(VerificationOutcome.Different, path, expected, found, []);

    internal static Verification Unreadable(IReadOnlyList<Problem> problems) =>
        new(VerificationOutcome.Unreadable, null, null, null, problems);
}

/// <summary>The first place, in canonical order, at which two JSON values differ.</summary>
internal static class FirstDifference
{
    public static Verification? Between(string expected, JsonElement found, string path)
    {
        using var document = JsonDocument.Parse(expected);
        return Compare(document.RootElement, found, path);
    }

    private static Verification? Compare(JsonElement? expected, JsonElement? found, string path) => (expected, found) switch
    {
        ({ ValueKind: JsonValueKind.Object } e, { ValueKind: JsonValueKind.Object } f) => Objects(e, f, path),
        ({ ValueKind: JsonValueKind.Array } e, { ValueKind: JsonValueKind.Array } f) => Arrays(e, f, path),
        _ => Text(expected) == Text(found) ? null : Verification.Different(path, Text(expected), Text(found)),
    };

    private static Verification? Objects(JsonElement expected, JsonElement found, string path) =>
        expected.EnumerateObject().Concat(found.EnumerateObject())
            .Select(p => p.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(key => Compare(Member(expected, key), Member(found, key), $"{path}.{key}"))
            .FirstOrDefault(difference => difference is not null);

    private static Verification? Arrays(JsonElement expected, JsonElement found, string path) =>
        Padded(expected, found.GetArrayLength()).Zip(Padded(found, expected.GetArrayLength()))
            .Select((pair, i) => Compare(pair.First, pair.Second, $"{path}[{i}]"))
            .FirstOrDefault(difference => difference is not null);

    private static JsonElement? Member(JsonElement element, string key) => element.TryGetProperty(key, out var value) ? value : null;

    /// <summary>The members one after the other: an index would walk from the first one each time.</summary>
    private static IEnumerable<JsonElement?> Padded(JsonElement array, int length) =>
        array.EnumerateArray().Select(e => (JsonElement?)e).Concat(Enumerable.Repeat<JsonElement?>(null, Math.Max(0, length - array.GetArrayLength())));

    private static string? Text(JsonElement? element) => element is { } value ? CanonicalJson.TextOf(value) : null;
}
