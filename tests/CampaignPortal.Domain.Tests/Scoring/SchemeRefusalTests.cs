using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>One line for each way in which a scheme document is refused, with the place that is reported.</summary>
public sealed class SchemeRefusalTests
{
    private const string Rule = """{"code":"r","cause":{"zh":"事由"},"value":1,"per":"time"}""";

    [Theory]
    [InlineData("colour", "1", "colour", ProblemCode.UnknownKey)]
    [InlineData("items.0.points", "\"100\"", "items[0].points", ProblemCode.WrongType)]
    [InlineData("channels.0.reduce.above", "5", "channels[0].reduce.above", ProblemCode.UnknownKey)]
    [InlineData("scheme", "2", "scheme", ProblemCode.UnsupportedVersion)]
    [InlineData("scheme", null, "scheme", ProblemCode.MissingKey)]
    [InlineData("name", null, "name", ProblemCode.MissingKey)]
    [InlineData("name.zh", null, "name.zh", ProblemCode.MissingKey)]
    [InlineData("name.zh", "\" \"", "name.zh", ProblemCode.TextLength)]
    [InlineData("name.fr", "\"Barème\"", "name.fr", ProblemCode.UnknownKey)]
    [InlineData("code", "\"a b\"", "code", ProblemCode.BadCode)]
    [InlineData("code", "7", "code", ProblemCode.WrongType)]
    [InlineData("scale.base", "0", "scale.base", ProblemCode.NumberOutOfRange)]
    [InlineData("scale.base", "0.00001", "scale.base", ProblemCode.NumberOutOfRange)]
    [InlineData("scale.base", "10000000", "scale.base", ProblemCode.NumberOutOfRange)]
    [InlineData("scale.base", "1e2", "scale.base", ProblemCode.NumberOutOfRange)]
    [InlineData("scale.max", null, "scale.max", ProblemCode.MissingKey)]
    [InlineData("scale.max", "99", "scale", ProblemCode.RangeReversed)]
    [InlineData("scale.min", "101", "scale", ProblemCode.RangeReversed)]
    [InlineData("channels", "[]", "channels", ProblemCode.EmptyList)]
    [InlineData("channels.0.weight", "0.9999", "channels", ProblemCode.WeightsNotOne)]
    [InlineData("channels.0.missing", null, "channels[0].missing", ProblemCode.MissingPolicy)]
    [InlineData("channels.0.missing.rater", null, "channels[0].missing.rater", ProblemCode.MissingPolicy)]
    [InlineData("channels.0.missing.empty", null, "channels[0].missing.empty", ProblemCode.MissingPolicy)]
    [InlineData("channels.0.missing.minValid", "0", "channels[0].missing.minValid", ProblemCode.NumberOutOfRange)]
    [InlineData("channels.0.missing.minValid", "1.5", "channels[0].missing.minValid", ProblemCode.WrongType)]
    [InlineData("channels.0.missing.rater", "\"zero\"", "channels[0].missing.rater", ProblemCode.PolicyDoesNotFit)]
    [InlineData("channels.0.reduce.by", "\"median\"", "channels[0].reduce.by", ProblemCode.NotOneOf)]
    [InlineData("channels.0.reduce", """{"by":"facts"}""", "channels[0].reduce.by", ProblemCode.PolicyDoesNotFit)]
    [InlineData("channels.0.reduce", """{"by":"trimmedMean","over":"item","drop":3,"above":5}""", "channels[0].reduce.above", ProblemCode.NumberOutOfRange)]
    [InlineData("channels.0.scaleToBase", "1", "channels[0].scaleToBase", ProblemCode.WrongType)]
    [InlineData("channels.0.code", "\"other\"", "items[0]", ProblemCode.UnknownChannel)]
    [InlineData("items", "[]", "items", ProblemCode.EmptyList)]
    [InlineData("items.0.type", "\"magic\"", "items[0].type", ProblemCode.NotOneOf)]
    [InlineData("items.0.noData", null, "items[0].noData", ProblemCode.MissingPolicy)]
    [InlineData("items.0.judgedIn", null, "items[0]", ProblemCode.ItemWithoutChannel)]
    [InlineData("items.0.judgedIn", """["c","c"]""", "items[0].judgedIn", ProblemCode.DuplicateCode)]
    [InlineData("items.0.countedIn", """["c"]""", "items[0].countedIn", ProblemCode.UnknownKey)]
    [InlineData("items.0.points", "0", "channels[0]", ProblemCode.PointsNotBase)]
    [InlineData("rounding", """{"total":{"decimals":5,"mode":"halfUp"}}""", "rounding.total.decimals", ProblemCode.NumberOutOfRange)]
    [InlineData("rounding", """{"total":{"decimals":2,"mode":"up"}}""", "rounding.total.mode", ProblemCode.NotOneOf)]
    [InlineData("ranking", """{"ties":[{"by":"channel","channel":"x"}]}""", "ranking.ties[0].channel", ProblemCode.UnknownChannel)]
    [InlineData("ranking", """{"ties":[{"by":"item","channel":"c","item":"x"}]}""", "ranking.ties[0].item", ProblemCode.UnknownItem)]
    [InlineData("periods", """[{"kind":"quarter","parent":"year","by":"mean","count":4,"missing":"block"}]""", "periods[0].parent", ProblemCode.UnknownPeriod)]
    [InlineData("periods", """[{"kind":"q","parent":"y","by":"mean","count":4},{"kind":"y"}]""", "periods[0].missing", ProblemCode.MissingPolicy)]
    [InlineData(
        "periods",
        """[{"kind":"q","parent":"y","by":"weighted","weights":[{"weight":0.5},{"weight":0.4}],"missing":"block"},{"kind":"y"}]""",
        "periods[0].weights",
        ProblemCode.WeightsNotOne)]
    [InlineData("items.0", """{"code":"g","name":{"zh":"组"},"floor":9,"cap":8,"items":[]}""", "items[0].cap", ProblemCode.RangeReversed)]
    [InlineData("items.0", """{"code":"g","name":{"zh":"组"},"items":[]}""", "items[0].items", ProblemCode.EmptyList)]
    [InlineData("block", """{"items":[]}""", "block.items", ProblemCode.EmptyList)]
    [InlineData("block", """{"items":[{"code":"b","name":{"zh":"加"},"type":"points","rules":[]}]}""", "block.items[0].type", ProblemCode.NotOneOf)]
    public void A_points_scheme_is_refused(string path, string? json, string at, ProblemCode code) =>
        AssertRefused(Given.PointsScheme().With(path, json), at, code);

    [Theory]
    [InlineData("items.0.floor", null, "items[0].floor", ProblemCode.MissingKey)]
    [InlineData("items.0.rules", "[]", "items[0].rules", ProblemCode.EmptyList)]
    [InlineData("items.0.rules", $"[{Rule},{Rule}]", "items[0].rules", ProblemCode.DuplicateCode)]
    [InlineData("items.0.rules.0.to", null, "items[0].rules[0].to", ProblemCode.MissingKey)]
    [InlineData("items.0.rules.0.from", "1001", "items[0].rules[0].to", ProblemCode.RangeReversed)]
    [InlineData("items.0.rules.0.from", "-1", "items[0].rules[0].from", ProblemCode.NumberOutOfRange)]
    [InlineData("items.0.rules.0.value", "3", "items[0].rules[0].from", ProblemCode.UnknownKey)]
    [InlineData("items.0.rules.0.per", "\"week\"", "items[0].rules[0].per", ProblemCode.NotOneOf)]
    [InlineData("items.0.judgedIn", """["c"]""", "items[0].noData", ProblemCode.MissingPolicy)]
    public void A_deduction_scheme_is_refused(string path, string? json, string at, ProblemCode code) =>
        AssertRefused(Given.DeductScheme().With(path, json), at, code);

    [Theory]
    [InlineData("""{"kind":"magic"}""", "items[0].curve.kind", ProblemCode.NotOneOf)]
    [InlineData("""{"kind":"proportional"}""", "items[0].curve.target", ProblemCode.MissingKey)]
    [InlineData("""{"kind":"proportional","target":0}""", "items[0].curve.target", ProblemCode.NumberOutOfRange)]
    [InlineData("""{"kind":"threshold","target":0.9,"below":0.95}""", "items[0].curve.below", ProblemCode.NumberOutOfRange)]
    [InlineData("""{"kind":"banded","bands":[]}""", "items[0].curve.bands", ProblemCode.EmptyList)]
    [InlineData("""{"kind":"banded","bands":[{"from":0.9,"points":9},{"from":0.95,"points":5}]}""", "items[0].curve.bands[1]", ProblemCode.BandsOutOfOrder)]
    [InlineData("""{"kind":"banded","bands":[{"from":0.9,"points":9},{"from":0.9,"points":5}]}""", "items[0].curve.bands[1]", ProblemCode.BandsOutOfOrder)]
    [InlineData("""{"kind":"banded","bands":[{"from":0.9,"points":9},{"from":0.8,"points":10}]}""", "items[0].curve.bands[1]", ProblemCode.BandsOutOfOrder)]
    [InlineData("""{"kind":"banded","bands":[{"from":0.9,"points":16}]}""", "items[0].curve.bands[0].points", ProblemCode.NumberOutOfRange)]
    public void A_ratio_scheme_is_refused(string curve, string at, ProblemCode code) =>
        AssertRefused(Given.RatioScheme(curve), at, code);

    [Fact]
    public void An_item_cannot_be_judged_and_counted_in_one_channel() => AssertRefused(
        Given.DeductScheme().With("items.0.judgedIn", """["c"]""").With("items.0.noData", "\"zero\"").With("channels.0.reduce", """{"by":"mean","over":"item"}"""),
        "items[0]",
        ProblemCode.CountedTwice);

    [Fact]
    public void A_channel_without_items_is_refused()
    {
        var scheme = Given.PointsScheme().With("channels.0.weight", "0.5");
        scheme["channels"]!.AsArray().Add(scheme["channels"]![0]!.DeepClone().AsObject().With("code", "\"idle\""));
        AssertRefused(scheme, "channels[1]", ProblemCode.ChannelWithoutItems);
    }

    [Fact]
    public void Points_that_miss_the_base_need_the_word_of_the_scheme() =>
        AssertRefused(Given.PointsScheme().With("items.0.points", "90").With("channels.0.scaleToBase", "false"), "channels[0]", ProblemCode.PointsNotBase);

    [Fact]
    public void One_code_for_two_items_is_refused()
    {
        var scheme = Given.PointsScheme();
        scheme["items"]!.AsArray().Add(scheme["items"]![0]!.DeepClone());
        AssertRefused(scheme, "items", ProblemCode.DuplicateCode);
    }

    [Fact]
    public void One_key_twice_is_refused()
    {
        var text = Given.PointsScheme().ToJsonString().Replace("\"scheme\":1", "\"scheme\":1,\"scheme\":1", StringComparison.Ordinal);
        Assert.Equal(ProblemCode.DuplicateKey, Assert.Single(Scheme.Check(text)).Code);
    }

    [Fact]
    public void Everything_that_is_wrong_is_reported_at_once()
    {
        var scheme = Given.PointsScheme().With("colour", "1").With("scale.base", "-1").With("items.0.type", "\"magic\"");
        Assert.Equal("scale.base items[0].type colour", string.Join(" ", Scheme.Check(scheme.ToJsonString()).Select(p => p.Path)));
    }

    private static void AssertRefused(JsonNode scheme, string at, ProblemCode code)
    {
        var problems = Assert.Throws<SchemeException>(() => scheme.Parse()).Problems;
        Assert.Contains(problems, p => p.Path == at && p.Code == code);
    }
}
