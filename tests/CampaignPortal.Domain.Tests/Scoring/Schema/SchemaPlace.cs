using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.Schema;

/// <summary>One object of a document, with the form of the schema that it has.</summary>
/// <param name="Path">As problems name it.</param>
/// <param name="Others">Forms that might stand in the same place.</param>
internal sealed record SchemaPlace(string Path, JsonObject Form, IReadOnlyList<JsonObject> Others)
{
    public static JsonSchema Schema { get; } = new(JsonNode.Parse(SchemeSchema.Text)!.AsObject());

    /// <summary>Tells forms apart whatever they are called where they stand.</summary>
    public string Kind => KindOf(Form);

    public IEnumerable<string> Keys => Form["properties"]!.AsObject().Select(p => p.Key);

    public IEnumerable<string> Required => RequiredOf(Form);

    /// <summary>Keys by whose presence alone another form is told: a rule with <c>value</c> from one with <c>from</c>.</summary>
    public IEnumerable<string> Tells => Others.Where(o => !IsToldByWord(o)).SelectMany(RequiredOf);

    public JsonObject Rule(string key) => Schema.Resolve(Form["properties"]![key]!);

    public bool HasWords(string key) => WordsOf(Form, key).Count > 0;

    /// <summary>Words of the key here, in whatever form.</summary>
    public IReadOnlyList<string> Words(string key) => [.. Others.Prepend(Form).SelectMany(f => WordsOf(f, key)).Distinct(StringComparer.Ordinal)];

    /// <summary>Every object of the document.</summary>
    public static IEnumerable<SchemaPlace> Of(JsonObject document) => In(Schema.Root, document, "", []);

    /// <summary>Every form of the schema.</summary>
    public static IReadOnlyList<JsonObject> Forms { get; } = [.. Closed(Schema.Root)];

    public static string KindOf(JsonObject form) => form["properties"]!.ToJsonString();

    private static IEnumerable<SchemaPlace> In(JsonNode node, JsonNode? value, string path, IReadOnlyList<JsonObject> others)
    {
        var schema = Schema.Resolve(node);
        if (schema["oneOf"] is JsonArray forms && schema["properties"] is null)
        {
            var form = Assert.Single(forms, f => Schema.IsValid(f!, value))!;
            return In(form, value, path, [.. forms.Where(f => f != form).Select(f => Schema.Resolve(f!))]);
        }

        return value switch
        {
            JsonObject owner => owner.Where(m => m.Value is not null).SelectMany(m => In(schema["properties"]![m.Key]!, m.Value, JsonSchema.Join(path, m.Key), [])).Prepend(new SchemaPlace(path, schema, others)),
            JsonArray list => list.SelectMany((entry, i) => In(schema["items"]!, entry, $"{path}[{i}]", [])),
            _ => [],
        };
    }

    private static IEnumerable<JsonObject> Closed(JsonNode? node) => node switch
    {
        JsonObject schema => schema.SelectMany(m => Closed(m.Value)).Concat(schema["additionalProperties"] is JsonValue ? [schema] : []),
        JsonArray list => list.SelectMany(Closed),
        _ => [],
    };

    private bool IsToldByWord(JsonObject other) => Keys.Any(k =>
        other["properties"]![k] is not null && WordsOf(Form, k) is { Count: > 0 } words && WordsOf(other, k) is { Count: > 0 } others && !words.Intersect(others).Any());

    private static IReadOnlyList<string> WordsOf(JsonObject form, string key)
    {
        if (form["properties"]![key] is not { } node)
        {
            return [];
        }

        var rule = Schema.Resolve(node);
        rule = rule["items"] is { } entries ? Schema.Resolve(entries) : rule;
        IEnumerable<JsonNode?> words = rule["enum"]?.AsArray() ?? (IEnumerable<JsonNode?>)[rule["const"]];
        return [.. words.OfType<JsonValue>().Where(w => w.TryGetValue<string>(out _)).Select(w => w.GetValue<string>())];
    }

    private static IEnumerable<string> RequiredOf(JsonObject form) => form["required"]?.AsArray().Select(k => k!.GetValue<string>()) ?? [];
}
