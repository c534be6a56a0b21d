using System.Text.Json.Nodes;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Tests.Scoring;
using CampaignPortal.Domain.Tests.Scoring.RealSchemes;

namespace CampaignPortal.Domain.Tests.Rulebooks;

public sealed class DifferenceTests
{
    public static TheoryData<string> Names() => [.. RealScheme.Names];

    /// <summary>Each number is altered, each switch turned, each member left out and each text continued; what is still a scheme must show as a difference.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_another_version_of_a_published_scheme_says_otherwise_is_a_difference(string name)
    {
        var document = RealScheme.Document(name);
        var before = document.Parse().Content;
        Assert.True(SchemeDifference.Between(before, RealScheme.Of(name).Content).IsNone);
        var text = SchemeWriter.Write(before);
        var compared = 0;
        foreach (var (place, altered) in Variants(document))
        {
            if (Read(altered) is { } after && SchemeWriter.Write(after) != text)
            {
                Assert.False(SchemeDifference.Between(before, after).IsNone, place);
                compared++;
            }
        }

        Assert.True(compared > 5);
    }

    private static SchemeContent? Read(string json)
    {
        try
        {
            return Scheme.Parse(json).Content;
        }
        catch (SchemeException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Place, string Json)> Variants(JsonObject document)
    {
        foreach (var path in Paths(document).Where(p => p is not ["code"]))
        {
            foreach (var alter in new Func<JsonNode?, (bool IsKept, JsonNode? Value)>[] { Doubled, Raised, Turned, Continued, _ => (false, null) })
            {
                var copy = document.DeepClone();
                var parent = path[..^1].Aggregate(copy, At);
                var (isKept, value) = alter(At(parent, path[^1]));
                switch (parent, path[^1])
                {
                    case (JsonObject members, string key) when !isKept: members.Remove(key); break;
                    case (JsonObject members, string key): members[key] = value; break;
                    case (JsonArray list, int index) when !isKept: list.RemoveAt(index); break;
                    case (JsonArray list, int index): list[index] = value; break;
                }

                yield return (string.Join('.', path), copy.ToJsonString());
            }
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Paths(m.Value).Select(p => (object[])[m.Key, .. p]).Prepend([m.Key])),
        JsonArray list => list.SelectMany((n, i) => Paths(n).Select(p => (object[])[i, .. p]).Prepend([i])),
        _ => [],
    };

    private static JsonNode At(JsonNode node, object step) => (step is string key ? node[key] : node[(int)step])!;

    private static (bool IsKept, JsonNode? Value) Doubled(JsonNode? node) => (true, node is JsonValue value && value.TryGetValue(out decimal number) ? JsonValue.Create(number * 2) : node?.DeepClone());

    private static (bool IsKept, JsonNode? Value) Raised(JsonNode? node) => (true, node is JsonValue value && value.TryGetValue(out decimal number) ? JsonValue.Create(number + 1) : node?.DeepClone());

    private static (bool IsKept, JsonNode? Value) Turned(JsonNode? node) => (true, node is JsonValue value && value.TryGetValue(out bool flag) ? JsonValue.Create(!flag) : node?.DeepClone());

    private static (bool IsKept, JsonNode? Value) Continued(JsonNode? node) => (true, node is JsonValue value && value.TryGetValue(out string? words) ? JsonValue.Create(words + "改") : node?.DeepClone());
}
