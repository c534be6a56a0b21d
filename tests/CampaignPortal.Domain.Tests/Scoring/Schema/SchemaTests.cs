using System.Globalization;
using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Tests.Scoring.RealSchemes;
using CampaignPortal.Domain.Tests.Scoring.SecondVerifier;

namespace CampaignPortal.Domain.Tests.Scoring.Schema;

/// <summary>
/// The published schema and the program say the same. What is wrong is put into one document that has every key in every
/// form; a key that only one of the two knows is found because the program names those that it looked for.
/// </summary>
public sealed class SchemaTests
{
    private const string Nonsense = "nonsense";
    private const decimal Beyond = 9_999_999.9999m;

    private static readonly JsonObject Whole = RealScheme.Read(File.ReadAllText(Checkout.At("tests", "CampaignPortal.Domain.Tests", "Scoring", "Schemes", "every-key.yaml")));
    private static readonly IReadOnlyList<SchemaPlace> Places = [.. SchemaPlace.Of(Whole)];

    /// <summary>Limits of the program that depend on other numbers of the document.</summary>
    private static readonly string[] Relative = ["weight", "times"];

    public static TheoryData<string> Names => [.. RealScheme.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_scheme_that_an_office_published_keeps_to_the_schema(string name) => Assert.Empty(SchemaPlace.Schema.Errors(RealScheme.Document(name)));

    [Fact]
    public void A_template_keeps_to_the_schema_with_what_it_leaves_open()
    {
        var folders = Directory.GetDirectories(Checkout.At("src", "CampaignPortal.Web", "Templates"));
        Assert.NotEmpty(folders);
        Assert.All(folders, f => Assert.Empty(SchemaPlace.Schema.Errors(RealScheme.Read(File.ReadAllText(Path.Combine(f, "scheme.yaml"))))));
    }

    [Fact]
    public void What_the_program_writes_keeps_to_the_schema() => Assert.All(
        Enumerable.Range(1, 300).Select(seed => AnyScheme.From(new Chance((uint)seed)).Content),
        content => Assert.Empty(SchemaPlace.Schema.Errors(JsonNode.Parse(SchemeWriter.Write(content)))));

    [Fact]
    public void The_document_of_these_tests_is_a_scheme_with_every_key_in_every_form()
    {
        Assert.Empty(SchemaPlace.Schema.Errors(Whole));
        Assert.Empty(Check(Whole));
        var used = Places.GroupBy(p => p.Kind).ToDictionary(g => g.Key, g => g.SelectMany(p => At(Whole, p.Path).Select(m => m.Key)).ToHashSet(StringComparer.Ordinal));
        Assert.All(SchemaPlace.Forms, form => Assert.Empty(
            form["properties"]!.AsObject().Select(p => p.Key).Except(used.GetValueOrDefault(SchemaPlace.KindOf(form)) ?? [], StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_key_that_the_schema_knows_is_read_and_every_key_that_is_read_is_in_the_schema() => Assert.All(Places, place =>
    {
        var (changed, owner) = Copy(place);
        owner[Nonsense] = 1;
        var problem = Assert.Single(Check(changed), p => p.Code == ProblemCode.UnknownKey);
        Assert.Equal(JsonSchema.Join(place.Path, Nonsense), problem.Path);
        var read = problem.Arguments.Skip(1).ToList();
        Assert.Empty(place.Keys.Except(read, StringComparer.Ordinal));
        Assert.Empty(read.Except(place.Keys, StringComparer.Ordinal).Except(place.Tells, StringComparer.Ordinal));
        Assert.NotEmpty(SchemaPlace.Schema.Errors(changed));
    });

    [Fact]
    public void Without_a_required_key_both_refuse() => Each(place => place.Required, (place, key) =>
    {
        var (changed, owner) = Copy(place);
        owner.Remove(key);
        Assert.NotEmpty(SchemaPlace.Schema.Errors(changed));
        Assert.NotEmpty(Check(changed));
    });

    [Fact]
    public void Without_an_optional_key_neither_misses_it() => Each(place => place.Keys.Except(place.Required, StringComparer.Ordinal), (place, key) =>
    {
        var (changed, owner) = Copy(place);
        if (owner.Remove(key) && SchemaPlace.Schema.Errors(changed).Count == 0)
        {
            Assert.DoesNotContain(Check(changed), p => p.Code is ProblemCode.MissingKey or ProblemCode.MissingPolicy);
        }
    });

    [Fact]
    public void The_words_of_the_schema_are_those_of_the_program() => Each(place => place.Keys.Where(place.HasWords), (place, key) =>
    {
        var problem = Assert.Single(With(place, key, Nonsense), p => p.Code == ProblemCode.NotOneOf);
        Assert.Equal(JsonSchema.Join(place.Path, key), problem.Path);
        Assert.Empty(place.Words(key).Except(problem.Arguments, StringComparer.Ordinal));

        // What the program reads, and refuses by what stands beside it, is not offered.
        Assert.All(problem.Arguments.Except(place.Words(key), StringComparer.Ordinal), word => Assert.NotEmpty(With(place, key, word)));
    });

    [Fact]
    public void The_ranges_of_the_schema_are_those_of_the_program()
    {
        Each(place => place.Keys.Where(k => Bound(place.Rule(k), "minimum") > -Beyond), (place, key) =>
        {
            var least = Bound(place.Rule(key), "minimum")!.Value;
            Assert.Equal(least, decimal.Parse(OutOfRange(place, key, least - Step(place.Rule(key))).Arguments[0], CultureInfo.InvariantCulture));
        });
        Each(place => place.Keys.Where(k => Bound(place.Rule(k), "maximum") < Beyond), (place, key) =>
        {
            var most = Bound(place.Rule(key), "maximum")!.Value;
            var read = decimal.Parse(OutOfRange(place, key, most + Step(place.Rule(key))).Arguments[1], CultureInfo.InvariantCulture);
            Assert.True(Relative.Contains(key, StringComparer.Ordinal) ? read <= most : read == most, $"{place.Path}.{key}: {read}");
        });
    }

    [Fact]
    public void Texts_and_codes_that_one_refuses_the_other_refuses() => Each(place => place.Keys.Where(k => $"{place.Rule(k)["type"]}" == "string"), (place, key) =>
    {
        var longest = place.Rule(key)["maxLength"]?.GetValue<int>();
        Assert.All((string[])[" ", new string('长', (longest ?? 64) + 1)], text => With(place, key, text));
        Assert.DoesNotContain(Check(With(Copy(place), key, new string('长', longest ?? 64))), p => p.Code is ProblemCode.TextLength or ProblemCode.BadCode);
    });

    [Fact]
    public void Anything_of_another_kind_is_refused_by_both() => Each(place => place.Keys.Where(k => !Whole.ContainsKey(k) || place.Path.Length > 0), (place, key) =>
    {
        var isFlag = $"{place.Rule(key)["type"]}" == "boolean";
        With(place, key, isFlag ? Nonsense : true);
    });

    [Fact]
    public void More_multipliers_than_can_be_multiplied_are_refused_by_both()
    {
        var place = Places.First(p => p.Path == "items[1]");
        With(place, "multipliers", new JsonArray([.. Enumerable.Range(0, 9).Select(i => JsonNode.Parse($$"""{"code":"m{{i}}","name":{"zh":"加重"},"factor":1}"""))]));
    }

    [Fact]
    public void Weights_above_one_need_the_word_of_the_scheme_in_both()
    {
        var changed = Whole.DeepClone().AsObject();
        changed.Remove("normaliseWeights");
        Assert.NotEmpty(SchemaPlace.Schema.Errors(changed));
        Assert.NotEmpty(Check(changed));
    }

    [Fact]
    public void Only_a_template_may_leave_a_weight_and_an_office_open()
    {
        var changed = Whole.DeepClone().AsObject().With("channels.0.weight", "\"ask\"").With("items.1.responsibleOffice", "\"office:personnel\"");
        Assert.Empty(SchemaPlace.Schema.Errors(changed));
        Assert.Equal(["channels[0].weight", "items[1].responsibleOffice"], Check(changed).Select(p => p.Path));
    }

    [Fact]
    public void Every_key_has_a_chinese_title_and_an_english_sentence() => Assert.All(
        SchemaPlace.Forms.Concat(SchemaPlace.Forms.SelectMany(f => f["properties"]!.AsObject().Select(p => SchemaPlace.Schema.Resolve(p.Value!)))),
        rule =>
        {
            Assert.Contains($"{rule["title"]}", c => c is >= '一' and <= '鿿');
            Assert.False(string.IsNullOrWhiteSpace($"{rule["description"]}"));
        });

    [Fact]
    public void The_keys_of_the_schema_are_those_that_the_reference_explains()
    {
        var lines = File.ReadAllLines(Checkout.At("docs", "domain", "scoring.md"));
        var rows = lines.SkipWhile(l => l != "### Keys of the scheme").TakeWhile(l => l != "### Keys of the facts")
            .Concat(lines.SkipWhile(l => l != "### Scheme").TakeWhile(l => l != "### Facts")).Where(l => l.StartsWith('|'));
        var named = rows.SelectMany(l => Quoted(l.Split('|')[1])).SelectMany(k => k.Replace("[]", "", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
        Assert.True(named.Count > 80);
        Assert.Empty(named.Except(SchemeSchema.Keys, StringComparer.Ordinal));
        var explained = Quoted(string.Join('\n', lines)).SelectMany(k => k.Split('.', ',', ':', ' ', '{', '}', '[', ']', '"')).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(SchemeSchema.Keys.Except(explained, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Quoted(string text) => text.Split('`').Where((_, i) => i % 2 == 1);

    /// <summary>Each key once for each form of its place.</summary>
    private static void Each(Func<SchemaPlace, IEnumerable<string>> keys, Action<SchemaPlace, string> check) => Assert.All(
        Places.SelectMany(p => keys(p).Select(k => (Place: p, Key: k))).Where(at => At(Whole, at.Place.Path).ContainsKey(at.Key))
            .DistinctBy(at => (at.Place.Kind, at.Key)),
        at => check(at.Place, at.Key));

    /// <summary>The document with another value, which both refuse.</summary>
    private static IReadOnlyList<Problem> With(SchemaPlace place, string key, JsonNode value)
    {
        var changed = With(Copy(place), key, value);
        Assert.NotEmpty(SchemaPlace.Schema.Errors(changed));
        var problems = Check(changed);
        Assert.NotEmpty(problems);
        return problems;
    }

    private static JsonObject With((JsonObject Document, JsonObject Owner) copy, string key, JsonNode value)
    {
        copy.Owner[key] = copy.Owner[key] is JsonArray && value is JsonValue ? new JsonArray(value) : value;
        return copy.Document;
    }

    private static Problem OutOfRange(SchemaPlace place, string key, decimal value) =>
        Assert.Single(With(place, key, value), p => p.Code == ProblemCode.NumberOutOfRange && p.Path == JsonSchema.Join(place.Path, key));

    private static decimal? Bound(JsonObject rule, string keyword) => (rule["anyOf"]?[0]?[keyword] ?? rule[keyword])?.GetValue<decimal>();

    private static decimal Step(JsonObject rule) => $"{rule["type"]}" == "integer" ? 1 : 0.0001m;

    private static (JsonObject Document, JsonObject Owner) Copy(SchemaPlace place)
    {
        var document = Whole.DeepClone().AsObject();
        return (document, At(document, place.Path));
    }

    private static JsonObject At(JsonObject document, string path) => path.Split('.', '[', ']').Where(step => step.Length > 0)
        .Aggregate((JsonNode)document, (node, step) => int.TryParse(step, CultureInfo.InvariantCulture, out var index) ? node[index]! : node[step]!).AsObject();

    private static IReadOnlyList<Problem> Check(JsonNode document) => Scheme.Check(document.ToJsonString());
}
