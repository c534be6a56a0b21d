using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CampaignPortal.Domain.Tests.Scoring.Schema;

/// <summary>
/// Draft 2020-12 as far as the published schema uses it; a keyword it does not know fails, so that none is passed over.
/// Packages for this draft need others that not every registry copy holds.
/// </summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly HashSet<string> Annotations = ["title", "description", "default", "$schema", "$id", "$defs", "then"];

    private readonly Dictionary<JsonNode, JsonObject> _resolved = new(ReferenceEqualityComparer.Instance);

    public JsonObject Root { get; } = root;

    /// <summary>Where the document breaks the schema, with the keyword: <c>items[0].type: enum</c>.</summary>
    public IReadOnlyList<string> Errors(JsonNode? document) => [.. Errors(Root, document, "")];

    /// <summary>What a node says, with what it refers to; its own words go before.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        if (!_resolved.TryGetValue(node, out var resolved))
        {
            _resolved[node] = resolved = Resolved(node.AsObject());
        }

        return resolved;
    }

    public bool IsValid(JsonNode schema, JsonNode? value) => !Errors(schema, value, "").Any();

    private JsonObject Resolved(JsonObject schema)
    {
        if (schema["$ref"] is not { } reference)
        {
            return schema;
        }

        var resolved = Resolve(Root["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]]!).DeepClone().AsObject();
        foreach (var (key, value) in schema.Where(m => m.Key != "$ref"))
        {
            resolved[key] = value?.DeepClone();
        }

        return resolved;
    }

    private IEnumerable<string> Errors(JsonNode node, JsonNode? value, string path)
    {
        var schema = Resolve(node);
        return schema.Where(m => !Annotations.Contains(m.Key)).SelectMany(m => m.Key switch
        {
            "properties" => value is JsonObject owner ? owner.Where(o => m.Value![o.Key] is not null).SelectMany(o => Errors(m.Value![o.Key]!, o.Value, Join(path, o.Key))) : [],
            "additionalProperties" => value is JsonObject owner ? owner.Where(o => schema["properties"]![o.Key] is null).Select(o => $"{Join(path, o.Key)}: unknown") : [],
            "items" => value is JsonArray list ? list.SelectMany((entry, i) => Errors(m.Value!, entry, $"{path}[{i}]")) : [],
            "if" => IsValid(m.Value!, value) ? Errors(schema["then"]!, value, path) : [],
            _ => Holds(m.Key, m.Value!, value) ? [] : [$"{path}: {m.Key}"],
        });
    }

    private bool Holds(string keyword, JsonNode rule, JsonNode? value) => keyword switch
    {
        "type" => rule is JsonArray types ? types.Any(t => IsOf(t!.GetValue<string>(), value)) : IsOf(rule.GetValue<string>(), value),
        "const" => JsonNode.DeepEquals(rule, value),
        "enum" => rule.AsArray().Any(word => JsonNode.DeepEquals(word, value)),
        "required" => value is not JsonObject owner || rule.AsArray().All(key => owner.ContainsKey(key!.GetValue<string>())),
        "minItems" => value is not JsonArray list || list.Count >= rule.GetValue<int>(),
        "maxItems" => value is not JsonArray list || list.Count <= rule.GetValue<int>(),
        "uniqueItems" => value is not JsonArray list || list.Select(e => e?.ToJsonString()).Distinct(StringComparer.Ordinal).Count() == list.Count,
        "minimum" => Number(value) is not { } number || number >= Number(rule),
        "maximum" => Number(value) is not { } number || number <= Number(rule),
        "minLength" => Text(value) is not { } text || text.Length >= rule.GetValue<int>(),
        "maxLength" => Text(value) is not { } text || text.Length <= rule.GetValue<int>(),
        "pattern" => Text(value) is not { } text || Regex.IsMatch(text, rule.GetValue<string>(), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)),
        "oneOf" => rule.AsArray().Count(form => IsValid(form!, value)) == 1,
        "anyOf" => rule.AsArray().Any(form => IsValid(form!, value)),
        "not" => !IsValid(rule, value),
        _ => throw new NotSupportedException($"The schema uses the keyword {keyword}."),
    };

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => Text(value) is not null,
        "number" => Number(value) is not null,
        "integer" => Number(value) is { } number && number == decimal.Truncate(number),
        "boolean" => value is JsonValue flag && flag.TryGetValue<bool>(out _),
        _ => throw new NotSupportedException($"The schema uses the type {type}."),
    };

    private static decimal? Number(JsonNode? value) =>
        value is JsonValue scalar && scalar.GetValueKind() == System.Text.Json.JsonValueKind.Number ? decimal.Parse(scalar.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string? Text(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;

    internal static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
