using System.Globalization;
using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.Hostile;

/// <summary>Documents that somebody wrote to hurt, or without thinking: each is refused with its place, or has a defined result.</summary>
public sealed class HostileSchemeTests
{
    private const string Longest = "窗口_0123456789.0123456789-0123456789_0123456789-0123456789_0123-零";

    [Fact]
    public void Groups_within_groups_are_evaluated_as_deep_as_a_document_goes_and_refused_beyond()
    {
        // An object and a list for each level: 14 groups lie within 32 levels.
        var scheme = Nested(14).Parse();
        var facts = Given.Subjects("w1").Marked("r", 90);
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal(90m, result.Of("w1").Total);
        Assert.Equal(14, Explanation.For(scheme, facts, "w1").Descendants().Count(n => n.Kind == NodeKind.Group));
        Assert.Equal(Verification.Same, Bundle.Verify(Bundle.Create(scheme, facts, result).CanonicalText));
        Assert.All([15, 16, 30], levels => Assert.Equal(ProblemCode.NotJson, Assert.Single(Scheme.Check(Nested(levels).ToJsonString())).Code));
    }

    [Fact]
    public void Ten_groups_of_channels_within_each_other_are_weighed_and_an_eleventh_is_refused()
    {
        Assert.Equal(90m, Chained(10).Parse().Total(Given.Subjects("w1").Marked("r", 90)));
        Assert.Equal("channelGroups[0].group", Assert.Single(Scheme.Check(Chained(11).ToJsonString()), p => p.Code == ProblemCode.TooManyLevels).Path);
    }

    [Fact]
    public void Thousands_of_groups_of_channels_within_each_other_are_refused() =>
        Assert.Equal(5_000 - 10, Scheme.Check(Chained(5_000).ToJsonString()).Count(p => p.Code == ProblemCode.TooManyLevels));

    [Fact]
    public void A_long_circle_of_groups_of_channels_is_refused()
    {
        var scheme = Chained(3_000);
        scheme["channelGroups"]![2_999]!["group"] = "g0";
        Assert.NotEmpty(Scheme.Check(scheme.ToJsonString()));
    }

    [Theory]
    [InlineData("items", "[]", "items", ProblemCode.EmptyList)]
    [InlineData("items.0.items", "[]", "items[0].items", ProblemCode.EmptyList)]
    [InlineData("channels", "[]", "channels", ProblemCode.EmptyList)]
    [InlineData("channelGroups", """[{"code":"g","name":{"zh":"组"},"weight":0,"empty":"zero"}]""", "channelGroups[0]", ProblemCode.EmptyList)]
    [InlineData("block", """{"items":[]}""", "block.items", ProblemCode.EmptyList)]
    [InlineData("items.0.items.0.points", "\"100\"", "items[0].items[0].points", ProblemCode.WrongType)]
    [InlineData("channels.0.weight", "\"1\"", "channels[0].weight", ProblemCode.WrongType)]
    [InlineData("channels.0.missing.minValid", "1.5", "channels[0].missing.minValid", ProblemCode.WrongType)]
    [InlineData("scale.base", "0", "scale.base", ProblemCode.NumberOutOfRange)]
    [InlineData("scale.base", "10000000", "scale.base", ProblemCode.NumberOutOfRange)]
    [InlineData("scale.base", "0.00001", "scale.base", ProblemCode.NumberOutOfRange)]
    [InlineData("items.0.items.0.points", "0", "channels[0]", ProblemCode.PointsNotBase)]
    [InlineData("items.0.items.0.step", "0", "items[0].items[0].step", ProblemCode.NumberOutOfRange)]
    [InlineData("code", "\"a b\"", "code", ProblemCode.BadCode)]
    public void What_is_empty_zero_or_text_for_a_number_is_refused_at_its_place(string key, string json, string at, ProblemCode code) =>
        Assert.Contains(Scheme.Check(Nested(1).With(key, json).ToJsonString()), p => p.Path == at && p.Code == code);

    [Fact]
    public void Weights_that_are_all_zero_are_refused_where_they_are_divided()
    {
        var scheme = Given.PointsScheme().With("normaliseWeights", "true").With("channels.0.weight", "0");
        Assert.Equal(ProblemCode.WeightsNotOne, Assert.Single(Scheme.Check(scheme.ToJsonString())).Code);
    }

    [Fact]
    public void A_group_of_opinions_alone_leaves_no_trace()
    {
        var scheme = Given.PointsScheme();
        scheme["items"]!.AsArray().Add(JsonNode.Parse("""{"code":"g","name":{"zh":"意见"},"floor":50,"items":[{"code":"t","name":{"zh":"意见"},"type":"text","judgedIn":["c"]}]}"""));
        Assert.Equal(90m, scheme.Parse().Total(Given.Subjects("w1").Marked("r", 90)));
    }

    [Fact]
    public void Items_without_points_leave_an_empty_channel_when_the_others_leave()
    {
        var scheme = Given.PointsScheme().With("items.0.noData", "\"exclude\"");
        scheme["items"]!.AsArray().Add(JsonNode.Parse("""{"code":"z","name":{"zh":"零分项"},"type":"points","points":0,"judgedIn":["c"],"noData":"block"}"""));
        var facts = Given.Subjects("w1").Marked("r", 0, item: "z");
        Assert.Contains(Evaluation.Evaluate(scheme.Parse(), facts).Of("w1").Notes, n => n.Kind == NoteKind.ChannelBlocked);
    }

    [Fact]
    public void Codes_of_64_characters_work_everywhere_and_of_65_nowhere()
    {
        Assert.Equal(64, Longest.Length);
        var scheme = Given.PointsScheme().With("code", $"\"{Longest}\"").With("channels.0.code", $"\"{Longest}\"").With("items.0.code", $"\"{Longest}\"").With("items.0.judgedIn", $"[\"{Longest}\"]").Parse();
        var facts = (Facts.Empty with { Subjects = [new Subject(Longest, Longest)] }).Marked(Longest, 90, Longest, Longest, Longest);
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal(Verification.Same, Bundle.Verify(Bundle.Create(scheme, facts, result).CanonicalText));
        Assert.Contains(Scheme.Check(Given.PointsScheme().With("code", $"\"{Longest}x\"").ToJsonString()), p => p is { Path: "code", Code: ProblemCode.BadCode });
        Assert.Contains((Facts.Empty with { Subjects = [new Subject(Longest + "x", "w")] }).CheckAgainst(scheme), p => p.Code == ProblemCode.BadCode);
    }

    [Fact]
    public void A_table_of_a_thousand_places_is_read_to_its_end()
    {
        var rows = string.Join(',', Enumerable.Range(1, 1000).Select(i => FormattableString.Invariant($"{{\"to\":{i},\"points\":{1000 - i}}}")));
        var scheme = Given.SchemeOf($$"""
            "type": "rank", "points": 1000, "countedIn": ["c"], "noData": "block", "otherwise": -1, "table": [{{rows}}]
            """, Given.FactsChannel).With("scale.base", "1000").Parse();
        var facts = Facts.Empty with
        {
            Subjects = [.. Enumerable.Range(1, 2000).Select(i => new Subject(Name(i), "w"))],
            Figures = [.. Enumerable.Range(1, 2000).Select(i => new Figure(Name(i), "i", "f", i))],
        };
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal((999m, 0m, -1m), (result.Of(Name(1)).Total, result.Of(Name(1000)).Total, result.Of(Name(1001)).Total));
        Assert.Equal(1001, result.Of(Name(2000)).Rank);
    }

    private static string Name(int i) => $"w{i.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The one item within so many groups.</summary>
    private static JsonObject Nested(int levels)
    {
        var scheme = Given.PointsScheme();
        for (var i = levels; i > 0; i--)
        {
            scheme["items"] = new JsonArray(new JsonObject { ["code"] = $"g{i}", ["name"] = new JsonObject { ["zh"] = "类" }, ["items"] = scheme["items"]!.DeepClone() });
        }

        return scheme;
    }

    /// <summary>The one channel in a group, in a group, and so on; the outermost last.</summary>
    private static JsonObject Chained(int groups)
    {
        var scheme = Given.PointsScheme().With("channels.0.group", "\"g0\"");
        scheme["channelGroups"] = new JsonArray([.. Enumerable.Range(0, groups).Select(i => GroupOf(i, i == groups - 1))]);
        return scheme;

        static JsonObject GroupOf(int i, bool isLast)
        {
            var group = new JsonObject { ["code"] = $"g{i}", ["name"] = new JsonObject { ["zh"] = "组" }, ["weight"] = 1, ["empty"] = "block" };
            if (!isLast)
            {
                group["group"] = $"g{i + 1}";
            }

            return group;
        }
    }
}
