using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Operations.Templates;

namespace CampaignPortal.Web.Operations.Rulebooks;

/// <summary>What two files say.</summary>
/// <param name="Book">Null where something is wrong that no page could put right.</param>
/// <param name="Problems">Everything of that kind.</param>
/// <param name="Open">What may wait in a draft and must be put right before it is adopted.</param>
public sealed record RulebookFiles(Rulebook? Book, IReadOnlyList<TemplatePackProblem> Problems, IReadOnlyList<TemplatePackProblem> Open);

/// <summary>
/// A rulebook as the two files of a template pack, <c>standards.yaml</c> and <c>scheme.yaml</c> (docs/domain/templates.md):
/// what is written here is read back to the same rulebook.
/// </summary>
public static class RulebookYaml
{
    private const int Indent = 2;

    private static readonly Dictionary<string, int> Places = SchemeSchema.Keys.Index().ToDictionary(k => k.Item, k => k.Index, StringComparer.Ordinal);

    /// <param name="code">Of the standard set.</param>
    public static string Standards(Rulebook book, string code) => Text(new JsonObject
    {
        ["code"] = code, ["name"] = book.SetName, ["criteria"] = new JsonArray([.. book.Criteria.Select(Criterion)]),
    });

    public static string Scheme(Rulebook book) => Text(JsonNode.Parse(SchemeWriter.Write(book.Scheme))!.AsObject());

    /// <param name="present">What stays where a file is not given.</param>
    /// <param name="standards">Text of <c>standards.yaml</c>; null or blank where it is not given.</param>
    /// <param name="scheme">Text of <c>scheme.yaml</c>; null or blank where it is not given.</param>
    public static RulebookFiles Read(Rulebook present, string? standards, string? scheme)
    {
        List<TemplatePackProblem> problems = [];
        IReadOnlyList<TemplatePackProblem> open = [];
        var book = present;
        if (!string.IsNullOrWhiteSpace(standards))
        {
            TemplatePackYaml file = new("", TemplatePackYaml.StandardsName, standards);
            var read = TemplatePackReader.ReadFile(file, TemplatePackReader.ReadStandards);
            problems.AddRange(file.Problems);
            book = read is null ? book : book with { SetName = read.Name, Criteria = [.. read.Criteria.Select(c => CriterionText.Of(c.NewCriterion()))] };
        }

        if (!string.IsNullOrWhiteSpace(scheme))
        {
            TemplatePackYaml file = new("", TemplatePackYaml.SchemeName, scheme);
            var read = file.Read() is { } root ? new TemplatePackScheme(file, root).Draft() : null;
            problems.AddRange(file.Problems);
            (book, open) = read is { } draft ? (book with { Scheme = draft.Content }, draft.Open) : (book, open);
        }

        return problems.Count == 0 ? new RulebookFiles(book, [], open) : new RulebookFiles(null, problems, []);
    }

    private static JsonNode Criterion(CriterionText criterion)
    {
        JsonObject json = new()
        {
            ["code"] = criterion.Code, ["group"] = criterion.GroupName, ["heading"] = Both(criterion.Heading, criterion.HeadingEn), ["text"] = Both(criterion.Text, criterion.TextEn),
        };
        Put("evidenceHint", criterion.EvidenceHint);
        Put("citedRules", criterion.CitedRules);
        Put("evidenceRequired", criterion.RequiresEvidence ? JsonValue.Create(true) : null);
        return json;

        void Put(string key, JsonNode? value)
        {
            if (value is not null)
            {
                json[key] = value;
            }
        }
    }

    private static JsonObject Both(string chinese, string? english) => english is null ? new() { ["zh"] = chinese } : new() { ["zh"] = chinese, ["en"] = english };

    private static string Text(JsonObject root)
    {
        StringBuilder text = new();
        Write(text, root, 0, isFirstInline: false);
        return text.ToString();
    }

    /// <param name="isFirstInline">Whether the first key follows a dash on its line.</param>
    private static void Write(StringBuilder text, JsonObject map, int depth, bool isFirstInline)
    {
        foreach (var (key, value) in map.OrderBy(m => Place(m.Key)))
        {
            text.Append(isFirstInline ? "" : new string(' ', depth * Indent)).Append(key).Append(':');
            isFirstInline = false;
            WriteValue(text, value, depth + 1);
        }
    }

    private static void WriteValue(StringBuilder text, JsonNode? value, int depth)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } map:
                text.Append('\n');
                Write(text, map, depth, isFirstInline: false);
                break;
            case JsonArray { Count: > 0 } list:
                text.Append('\n');
                list.ToList().ForEach(entry => WriteEntry(text, entry, depth));
                break;
            default:
                text.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private static void WriteEntry(StringBuilder text, JsonNode? entry, int depth)
    {
        text.Append(new string(' ', depth * Indent)).Append("- ");
        if (entry is JsonObject map)
        {
            Write(text, map, depth + 1, isFirstInline: true);
        }
        else
        {
            text.Append(Scalar(entry)).Append('\n');
        }
    }

    /// <summary>Texts always in quotes, so that none is taken for a number or a word of the language.</summary>
    private static string Scalar(JsonNode? value) => value switch
    {
        null => "null",
        JsonArray => "[]",
        JsonValue scalar when scalar.TryGetValue<string>(out var words) => Quoted(words),
        _ => value.ToJsonString(),
    };

    private static string Quoted(string words) => words.Any(char.IsControl)
        ? $"\"{string.Concat(words.Select(Escaped))}\""
        : $"'{words.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        _ when char.IsControl(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
        _ => c.ToString(),
    };

    /// <summary>Keys in the order in which the schema explains them.</summary>
    private static int Place(string key) => Places.GetValueOrDefault(key, int.MaxValue);
}
