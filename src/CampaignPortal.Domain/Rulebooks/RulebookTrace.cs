using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Rulebooks;

/// <summary>
/// What differs between two rulebooks, for the record: each value with the place where it stands, in the office's words,
/// and the name that it has in the document, in brackets, such as <c>1.4a 态度冷淡〔value〕2</c>. What is calculated by comes
/// first, since records are cut at their length; long wordings are shortened.
/// </summary>
internal sealed class RulebookTrace
{
    private const int LongestValue = 60;

    /// <summary>Whole values and how they are told, in the order of the document.</summary>
    private readonly OrderedDictionary<string, (string Value, string Line)> _lines = new(StringComparer.Ordinal);

    private RulebookTrace(Rulebook book)
    {
        Add("scheme", "", "", JsonNode.Parse(SchemeWriter.Write(book.Scheme)));
        Add("setName", "", "setName", JsonValue.Create(book.SetName));
        Add("criteria", "", "criteria", JsonSerializer.SerializeToNode(book.Criteria));
    }

    /// <returns>What stood there before and what stands there now; null on the side that has nothing of its own.</returns>
    public static (string? Before, string? After) Between(Rulebook before, Rulebook after)
    {
        var (old, fresh) = (new RulebookTrace(before)._lines, new RulebookTrace(after)._lines);
        return (Without(old, fresh), Without(fresh, old));
    }

    private static string? Without(OrderedDictionary<string, (string Value, string Line)> lines, OrderedDictionary<string, (string Value, string Line)> others)
    {
        var own = lines.Where(l => !others.TryGetValue(l.Key, out var other) || other.Value != l.Value.Value).Select(l => l.Value.Line).ToList();
        return own.Count == 0 ? null : string.Join('；', own);
    }

    /// <param name="path">Where the value stands, by codes: the same place in both rulebooks.</param>
    /// <param name="place">The same for people.</param>
    /// <param name="name">The keys that lead from the place to the value, with points between them.</param>
    private void Add(string path, string place, string name, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject thing:
                foreach (var (key, value) in thing.Where(v => !IsCode(v.Key)))
                {
                    Add($"{path}/{key}", place, IsWording(key) ? name : name.Length == 0 ? key : $"{name}.{key}", value);
                }

                break;
            case JsonArray { Count: > 0 } list when list.All(x => x is JsonObject):
                AddThings(path, place, name, [.. list.Cast<JsonObject>()]);
                break;
            case JsonArray list:
                AddLine(path, place, name, string.Join(' ', list));
                break;
            case not null:
                AddLine(path, place, name, node.ToString());
                break;
        }
    }

    /// <summary>Things with codes are told by their names; others by their number, from 1.</summary>
    private void AddThings(string path, string place, string name, IReadOnlyList<JsonObject> things)
    {
        var codes = things.Select(CodeOf).OfType<string>().ToList();
        if (codes.Count == things.Count)
        {
            AddLine($"{path}/order", place, name.Length == 0 ? "order" : $"{name}.order", string.Join(' ', codes));
        }

        foreach (var (index, thing) in things.Index())
        {
            var number = (index + 1).ToString(CultureInfo.InvariantCulture);
            if (CodeOf(thing) is { } code)
            {
                Add($"{path}/{code}", $"{place} {NameOf(thing) ?? code}".TrimStart(), "", thing);
            }
            else
            {
                Add($"{path}/{number}", place, $"{name}.{number}", thing);
            }
        }
    }

    private void AddLine(string path, string place, string name, string value) =>
        _lines[path] = (value, $"{place}〔{name}〕{(value.Length <= LongestValue ? value : $"{value[..LongestValue]}…")}");

    /// <summary>The two languages of one text.</summary>
    private static bool IsWording(string key) => key is "zh" or "en";

    /// <summary>It tells which thing is meant and stands in the path.</summary>
    private static bool IsCode(string key) => key is "code" or "Code";

    private static string? CodeOf(JsonObject thing) => (thing["code"] ?? thing["Code"])?.ToString();

    private static string? NameOf(JsonObject thing) => (thing["cause"] ?? thing["name"])?["zh"]?.ToString() is { } name
        ? thing["type"] is null ? name : $"{CodeOf(thing)} {name}"
        : null;
}
