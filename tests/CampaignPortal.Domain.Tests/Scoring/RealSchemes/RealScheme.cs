using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CampaignPortal.Domain.Scoring;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CampaignPortal.Domain.Tests.Scoring.RealSchemes;

/// <summary>
/// Schemes that offices published, as documents under tests/schemes. The number in the name is that of the collection
/// they were taken from; a suffix tells apart what one text says about several kinds of subjects or periods.
/// </summary>
internal static partial class RealScheme
{
    private static readonly string Folder = Checkout.At("tests", "schemes");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".yaml"));

    public static Scheme Of(string name) => Document(name).Parse();

    /// <summary>The document as JSON, for a test that varies what the source leaves open.</summary>
    public static JsonObject Document(string name) => Read(Text(name));

    public static JsonObject Read(string yaml)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(yaml));
        return Json(Assert.Single(stream.Documents).RootNode)!.AsObject();
    }

    public static Result Evaluate(this Scheme scheme, Facts facts) => Evaluation.Evaluate(scheme, facts);

    /// <summary>What of the facts the scheme refuses.</summary>
    public static IReadOnlyList<Problem> Problems(this Scheme scheme, Facts facts) => facts.CheckAgainst(scheme);

    /// <summary>What each cause of an item costs or gives: "halfDay 3, consequence 3–5".</summary>
    public static string Values(this Scheme scheme, string item) => string.Join(", ", scheme.FindItem(item)!.Rules.Select(
        r => string.Create(CultureInfo.InvariantCulture, $"{r.Code} {r.From}") + (r.To == r.From ? "" : string.Create(CultureInfo.InvariantCulture, $"–{r.To}"))));

    public static decimal? ScoreOf(this Result result, string subject, string channel) =>
        result.Of(subject).Channels.Single(c => c.Channel == channel).Score;

    public static decimal? ScoreOf(this Result result, string subject, string channel, string item) =>
        result.Of(subject).Channels.Single(c => c.Channel == channel).Items.Single(i => i.Item == item).Score;

    public static decimal? GroupOf(this Result result, string subject, string group) => result.Of(subject).Groups.Single(g => g.Group == group).Score;

    /// <summary>Subjects with their ranks, in the order of the ranks: "1 A, 2 B, 2 C".</summary>
    public static string Ranking(this Result result) => string.Join(
        ", ", result.Subjects.Where(s => s.Rank is not null).OrderBy(s => s.Rank).ThenBy(s => s.Subject, StringComparer.Ordinal).Select(s => $"{s.Rank} {s.Subject}"));

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Json(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var value } when IsJson.IsMatch(value!) => JsonNode.Parse(value!),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new InvalidOperationException($"Nothing that a scheme is written with: {node}."),
    };

    [GeneratedRegex(@"^(null|true|false|-?(0|[1-9][0-9]*)(\.[0-9]+)?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsJson { get; }
}
