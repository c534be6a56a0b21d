using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>
/// What differs between two rulebooks, for the record: each value with the place where it stands, in the office's words,
/// and the name that it has in the document, in brackets, such as <c>1.4a 态度冷淡〔value〕2</c>.
/// </summary>
internal sealed class RulebookTrace
{
    private readonly Dictionary<string, string> _lines = new(StringComparer.Ordinal);

    private RulebookTrace(Rulebook book)
    {
        Add("", "", "setName", JsonValue.Create(book.SetName));
        Add("criteria", "", "criteria", JsonSerializer.SerializeToNode(book.Criteria));
        Add("scheme", "", "", JsonNode.Parse(SchemeWriter.Write(book.Scheme)));
    }

    /// <returns>What stood there before and what stands there now; null on the side that has nothing of its own.</returns>
    public static (string? Before, string? After) Between(Rulebook before, Rulebook after)
    {
        var (old, fresh) = (new RulebookTrace(before)._lines, new RulebookTrace(after)._lines);
        return (Without(old, fresh), Without(fresh, old));
    }

    private static string? Without(Dictionary<string, string> lines, Dictionary<string, string> others)
    {
        var own = lines.Where(l => others.GetValueOrDefault(l.Key) != l.Value).Select(l => l.Value).ToList();
        return own.Count == 0 ? null : string.Join('；', own);
    }

    /// <param name="path">Where the value stands, by codes: the same place in both rulebooks.</param>
    /// <param name="place">The same for people.</param>
    private void Add(string path, string place, string name, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject thing:
                foreach (var (key, value) in thing.Where(v => !IsCode(v.Key)))
                {
                    Add($"{path}/{key}", place, IsWording(key) ? name : key, value);
                }

                break;
            case JsonArray { Count: > 0 } list when list.All(x => x is JsonObject):
                foreach (var thing in list.Cast<JsonObject>())
                {
                    var code = $"{thing["code"] ?? thing["Code"] ?? thing.GetElementIndex()}";
                    Add($"{path}/{code}", $"{place} {NameOf(thing) ?? code}".TrimStart(), name, thing);
                }

                break;
            case JsonArray list:
                _lines[path] = Line(place, name, string.Join(' ', list));
                break;
            case not null:
                _lines[path] = Line(place, name, node.ToString());
                break;
        }
    }

    /// <summary>It tells which thing is meant and stands in the path.</summary>
    private static bool IsCode(string key) => key is "code" or "Code";

    /// <summary>The two languages of one text.</summary>
    private static bool IsWording(string key) => key is "zh" or "en";

    private static string? NameOf(JsonObject thing) => (thing["cause"] ?? thing["name"])?["zh"]?.ToString() is { } name
        ? thing["type"] is null ? name : $"{thing["code"]} {name}"
        : thing["Code"]?.ToString();

    private static string Line(string place, string name, string value) => $"{place}〔{name}〕{value}";
}
