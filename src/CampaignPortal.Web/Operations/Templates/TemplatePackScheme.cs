using System.Text.Json.Nodes;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using YamlDotNet.RepresentationModel;

namespace CampaignPortal.Web.Operations.Templates;

/// <summary>
/// The scheme of a pack as a JSON document in which weights and responsible offices may still be open, and the line of
/// the YAML file that each of its places comes from.
/// </summary>
internal sealed class TemplatePackScheme
{
    /// <summary>Stands for a weight that the administrator must give.</summary>
    public const string Ask = "ask";

    /// <summary>Begins each placeholder of an office.</summary>
    public const string OfficePrefix = "office:";

    private const string Office = "responsibleOffice";

    private readonly TemplatePackYaml _file;
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly JsonObject _document;

    public TemplatePackScheme(TemplatePackYaml file, YamlMappingNode root)
    {
        _file = file;
        _document = ToJson(root, "");
    }

    /// <summary>Every item or group with that key, and where it stands.</summary>
    public IEnumerable<(string Path, string Value)> Texts(string key) => Owners(_document, "")
        .Where(o => o.Owner[key] is JsonValue value && value.TryGetValue<string>(out _))
        .Select(o => (Join(o.Path, key), o.Owner[key]!.GetValue<string>()));

    public IEnumerable<(string Path, string Placeholder)> Offices => Texts(Office);

    /// <summary>Null where the weight is asked for, by channel.</summary>
    public IReadOnlyDictionary<string, decimal?> Weights() => Channels(_document)
        .DistinctBy(CodeOf, StringComparer.Ordinal)
        .ToDictionary(CodeOf, c => IsAsked(c) ? null : (decimal?)c["weight"]!.GetValue<decimal>(), StringComparer.Ordinal);

    public int LineOf(string path)
    {
        int line;
        while (!_lines.TryGetValue(path, out line) && path.Length > 0)
        {
            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }

        return line;
    }

    public void Report(string path, string chinese, string english) => _file.Report(LineOf(path), chinese, english);

    /// <exception cref="SchemeException">What is bound does not make a scheme.</exception>
    public Scheme Bind(Func<string, decimal> weightOf, Func<string, string> unitCodeOf) => Scheme.Parse(Bound(weightOf, unitCodeOf));

    /// <summary>What an author goes on writing with: a weight that is still asked for is zero, an office that is still open stays a word.</summary>
    /// <returns>Null when problems were reported that no page could put right; else with those that one can, and must before it is adopted.</returns>
    public (SchemeContent Content, IReadOnlyList<TemplatePackProblem> Open)? Draft()
    {
        try
        {
            var (content, problems) = Scheme.ReadDraft(Bound(_ => 0, office => office.Replace(':', '.')));
            var wrong = problems.Where(p => !RulebookChecks.IsForTheDraft(p)).ToList();
            Report(wrong);
            return wrong.Count == 0 ? (content, [.. problems.Select(Told)]) : null;
        }
        catch (SchemeException exception)
        {
            Report(exception.Problems);
            return null;
        }
    }

    private TemplatePackProblem Told(Problem problem)
    {
        var (chinese, english) = TemplatePackTexts.Of(problem);
        return new TemplatePackProblem(_file.File, LineOf(problem.Path), chinese, english);
    }

    private void Report(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            var told = Told(problem);
            _file.Report(told.Line, told.Chinese, told.English);
        }
    }

    private string Bound(Func<string, decimal> weightOf, Func<string, string> unitCodeOf)
    {
        var document = (JsonObject)_document.DeepClone();
        foreach (var channel in Channels(document).Where(IsAsked))
        {
            channel["weight"] = weightOf(CodeOf(channel));
        }

        foreach (var (_, owner) in Owners(document, "").Where(o => o.Owner[Office] is JsonValue).ToList())
        {
            owner[Office] = unitCodeOf(owner[Office]!.ToString());
        }

        return document.ToJsonString();
    }

    /// <summary>
    /// A scheme to check and to show: the placeholders with a dot for the colon, and weights that only add up. Its
    /// weights mean nothing and never leave the pack.
    /// </summary>
    /// <returns>Null when problems were reported.</returns>
    public Scheme? Try()
    {
        var given = Channels(_document).Where(c => !IsAsked(c)).Sum(c => c["weight"] is JsonValue w && w.TryGetValue<decimal>(out var number) ? number : 0);
        var first = Channels(_document).Where(IsAsked).Select(CodeOf).FirstOrDefault();
        try
        {
            return Bind(channel => channel == first ? 1 - given : 0, office => office.Replace(':', '.'));
        }
        catch (SchemeException exception)
        {
            foreach (var problem in exception.Problems)
            {
                var (chinese, english) = TemplatePackTexts.Of(problem);
                Report(problem.Path, $"{problem.Path}：{chinese}", $"{problem.Path}: {english}");
            }

            return null;
        }
    }

    private static IEnumerable<JsonObject> Channels(JsonObject document) =>
        document["channels"] is JsonArray channels ? channels.OfType<JsonObject>() : [];

    private static bool IsAsked(JsonObject channel) =>
        channel["weight"] is JsonValue weight && weight.TryGetValue<string>(out var word) && word == Ask;

    private static string CodeOf(JsonObject channel) => channel["code"]?.ToString() ?? "";

    /// <summary>Every object of the document.</summary>
    private static IEnumerable<(string Path, JsonObject Owner)> Owners(JsonNode? node, string path) => node switch
    {
        JsonObject owner => owner.SelectMany(m => Owners(m.Value, Join(path, m.Key))).Prepend((path, owner)),
        JsonArray list => list.SelectMany((child, i) => Owners(child, At(path, i))),
        _ => [],
    };

    private JsonObject ToJson(YamlMappingNode map, string path)
    {
        JsonObject json = [];
        _lines.TryAdd(path, TemplatePackYaml.LineOf(map));
        foreach (var (key, value) in map.Children)
        {
            var word = ((YamlScalarNode)key).Value!;
            _lines[Join(path, word)] = TemplatePackYaml.LineOf(key);
            json.Add(word, ToJson(value, Join(path, word)));
        }

        return json;
    }

    private JsonNode? ToJson(YamlNode node, string path) => node switch
    {
        YamlMappingNode map => ToJson(map, path),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select((child, i) => Entry(child, At(path, i)))]),
        _ => ToJson((YamlScalarNode)node),
    };

    private JsonNode? Entry(YamlNode node, string path)
    {
        _lines[path] = TemplatePackYaml.LineOf(node);
        return ToJson(node, path);
    }

    /// <summary>Numbers keep their digits as written, so that nothing is rounded on the way.</summary>
    private static JsonNode? ToJson(YamlScalarNode scalar) => TemplatePackYaml.KindOf(scalar) switch
    {
        TemplateScalar.Null => null,
        TemplateScalar.Number or TemplateScalar.Boolean => JsonNode.Parse(scalar.Value!),
        _ => JsonValue.Create(scalar.Value!),
    };

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string At(string path, int index) => $"{path}[{TemplatePackYaml.Number(index)}]";
}
