using System.Text.Json;

namespace CampaignPortal.Domain.Scoring;

/// <summary>The published schema of scheme documents (<c>docs/domain/scheme.schema.json</c>); tests hold it equal to what is read.</summary>
public static class SchemeSchema
{
    private const string Source = "scheme.schema.json";

    /// <summary>JSON Schema, draft 2020-12.</summary>
    public static string Text { get; } = Read();

    /// <summary>Every key of a scheme document, those of its top first, then in the order in which the schema explains them.</summary>
    public static IReadOnlyList<string> Keys { get; } = KeysOf(Text);

    private static string Read()
    {
        using var reader = new StreamReader(typeof(SchemeSchema).Assembly.GetManifestResourceStream(Source)!);
        return reader.ReadToEnd();
    }

    private static IReadOnlyList<string> KeysOf(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return [.. KeysIn(document.RootElement).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> KeysIn(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(
            member => member.Name == "properties" ? member.Value.EnumerateObject().Select(p => p.Name).Concat(member.Value.EnumerateObject().SelectMany(p => KeysIn(p.Value))) : KeysIn(member.Value)),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(KeysIn),
        _ => [],
    };
}
