using System.Globalization;
using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Benchmarks.Sample;

/// <summary>The template's scheme with twenty items of three kinds, each judged by every supervisor.</summary>
internal static class SampleScheme
{
    public const int ItemCount = 20;
    private const int BonusCap = 10;
    private static readonly string[] Kinds = ["1.2b", "1.5", "2.3b"];

    public static Scheme Of(Scheme template)
    {
        var document = JsonNode.Parse(template.CanonicalText)!;
        var items = document["items"]!.AsArray().SelectMany(g => g!["items"]!.AsArray()).ToDictionary(i => i!["code"]!.GetValue<string>(), i => i!);
        var group = document["items"]![0]!.DeepClone();
        List<JsonObject> judged = [.. Enumerable.Range(0, ItemCount).Select(i => Numbered(items[Kinds[i % Kinds.Length]], i + 1))];
        var points = judged.Sum(i => i["points"]!.GetValue<decimal>());
        (document["scale"]!["base"], document["scale"]!["max"]) = (points, points + BonusCap);
        group["items"] = new JsonArray([.. judged]);
        document["items"] = new JsonArray(group);
        return Scheme.Parse(document.ToJsonString());
    }

    private static JsonObject Numbered(JsonNode kind, int number)
    {
        var item = kind.DeepClone().AsObject();
        item["code"] = string.Create(CultureInfo.InvariantCulture, $"1.{number:00}");
        item.Remove("responsibleOffice");
        return item;
    }
}
