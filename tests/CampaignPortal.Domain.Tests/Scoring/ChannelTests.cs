using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>Groups and weights of channels, coefficients, and what counts as a sheet.</summary>
public sealed class ChannelTests
{
    [Theory]
    [InlineData("channelGroups.0.weight", "0.5", "channels", ProblemCode.WeightsNotOne)]
    [InlineData("channels.1.weight", "0.2", "channelGroups[0]", ProblemCode.WeightsNotOne)]
    [InlineData("channels.1.group", "\"nobody\"", "channels[1].group", ProblemCode.UnknownChannel)]
    [InlineData("channelGroups.0.group", "\"colleagues\"", "channelGroups", ProblemCode.GroupInItself)]
    [InlineData("channelGroups.0.code", "\"self\"", "channels", ProblemCode.DuplicateCode)]
    [InlineData("channelGroups.0.empty", null, "channelGroups[0].empty", ProblemCode.MissingPolicy)]
    public void Groups_that_do_not_add_up_are_refused(string path, string? json, string at, ProblemCode code) =>
        Assert.Contains(Scheme.Check(Given.ColleaguesScheme().With(path, json).ToJsonString()), p => p.Path == at && p.Code == code);

    [Fact]
    public void A_group_without_members_and_groups_in_a_ring_are_refused()
    {
        var scheme = Given.ColleaguesScheme();
        scheme["channelGroups"]!.AsArray().Add(JsonNode.Parse("""{"code":"a","name":{"zh":"甲"},"weight":1,"empty":"zero","group":"b"}"""));
        scheme["channelGroups"]!.AsArray().Add(JsonNode.Parse("""{"code":"b","name":{"zh":"乙"},"weight":1,"empty":"zero","group":"a"}"""));
        scheme["channelGroups"]!.AsArray().Add(JsonNode.Parse("""{"code":"none","name":{"zh":"空"},"weight":0,"empty":"zero"}"""));
        var problems = Scheme.Check(scheme.ToJsonString());
        Assert.Equal(2, problems.Count(p => p.Code == ProblemCode.GroupInItself));
        Assert.Contains(problems, p => p is { Path: "channelGroups[3]", Code: ProblemCode.EmptyList });
    }

    [Theory]
    [InlineData("reweight", "90")]
    [InlineData("zero", "54")]
    [InlineData("block", null)]
    public void A_group_that_all_have_left_does_as_its_policy_says(string empty, string? total)
    {
        var scheme = Given.ColleaguesScheme().With("channelGroups.0.empty", $"\"{empty}\"").Parse();
        var result = Evaluation.Evaluate(scheme, Given.Subjects("w1").Marked("r", 90, channel: "leaders")).Of("w1");
        Assert.Equal(total is null ? null : Number(total), result.Total);
        Assert.Contains(result.Notes, n => n.Channel == "colleagues");
    }

    [Fact]
    public void Weights_may_be_any_numbers_where_the_scheme_normalises_them()
    {
        // 4 : 7 : 4 of 90, 80 and 100: (360 + 560 + 400) ÷ 15 = 88
        var scheme = Given.ColleaguesScheme().With("channelGroups", null).With("normaliseWeights", "true");
        scheme["channels"]!.AsArray().RemoveAt(3);
        scheme.With("items.0.judgedIn", """["leaders","self","office"]""");
        foreach (var (channel, weight) in scheme["channels"]!.AsArray().Zip([4, 7, 4]))
        {
            channel!["weight"] = weight;
            channel.AsObject().Remove("group");
        }

        var facts = Given.Subjects("w1").Marked("r", 90, channel: "leaders").Marked("r", 80, channel: "self").Marked("r", 100, channel: "office");
        Assert.Equal(88m, scheme.Parse().Total(facts));
        Assert.Contains(Scheme.Check(scheme.With("normaliseWeights", null).ToJsonString()), p => p is { Path: "channels[0].weight", Code: ProblemCode.NumberOutOfRange });
    }

    [Fact]
    public void A_tie_may_be_told_apart_by_a_group()
    {
        // Both 88: 0.6 × 90 + 0.4 × 85, and 0.6 × 80 + 0.4 × 100.
        var scheme = Given.ColleaguesScheme().With("ranking", """{"ties":[{"by":"channel","channel":"colleagues"}]}""").Parse();
        var facts = Given.Subjects("a", "b").Marked("r", 90, "a", "leaders").Marked("r", 85, "a", "office").Marked("r", 80, "b", "leaders").Marked("r", 100, "b", "office");
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal((2, 1), (result.Of("a").Rank, result.Of("b").Rank));
        Assert.Equal(1, result.Of("a").Tie!.Step);
    }

    [Fact]
    public void A_coefficient_acts_after_the_bounds_and_before_the_rounding()
    {
        var scheme = Given.PointsScheme().With("scale.max", "100").With("coefficients", """[{"code":"volume","name":{"zh":"办件量"},"from":0.8,"to":1.2}]""").Parse();
        var facts = Given.Subjects("w1", "w2").Marked("r", 90.55m).Marked("r", 90.55m, "w2") with { Coefficients = [new("w1", "volume", 1.15m)] };
        Assert.Equal(104.13m, scheme.Total(facts)); // 90.55 × 1.15 = 104.1325
        Assert.Equal(90.55m, scheme.Total(facts, "w2"));
        Assert.Equal("90.55×1.15 = 104.1325 → 104.13", Explanation.For(scheme, facts, "w1").Line!.ToLine());
    }

    [Theory]
    [InlineData("volume", "1.3", ProblemCode.NumberOutOfRange)]
    [InlineData("weather", "1", ProblemCode.UnknownCoefficient)]
    public void A_coefficient_keeps_to_the_scheme(string code, string value, ProblemCode expected)
    {
        var scheme = Given.PointsScheme().With("coefficients", """[{"code":"volume","name":{"zh":"办件量"},"from":0.8,"to":1.2}]""").Parse();
        Assert.Contains((Given.Subjects("w1") with { Coefficients = [new("w1", code, Number(value))] }).CheckAgainst(scheme), p => p.Code == expected);
    }

    [Fact]
    public void A_missing_rater_blocks_where_the_scheme_says_so()
    {
        var scheme = Given.PointsScheme().With("channels.0.missing.rater", "\"block\"").Parse();
        Assert.Equal(90m, scheme.Total(Given.Subjects("w1").Marked("a", 90)));
        var blocked = Evaluation.Evaluate(scheme, Given.Subjects("w1").Marked("a", 90).Missing("b")).Of("w1");
        Assert.Null(blocked.Total);
        Assert.Equal([NoteKind.RaterMissing, NoteKind.ChannelBlocked], blocked.Notes.Select(n => n.Kind));
    }

    [Fact]
    public void What_a_rater_gave_last_time_counts_and_is_named()
    {
        var scheme = Given.PointsScheme().With("channels.0.missing.rater", "\"carryLast\"").Parse();
        var facts = Given.Subjects("w1").Marked("a", 90) with { };
        facts = facts with { Sheets = [.. facts.Sheets, new("c", "b", "w1", SheetArrival.Carried)], Marks = [.. facts.Marks, new("c", "b", "w1", "i", MarkValue.Of(80))] };
        var result = Evaluation.Evaluate(scheme, facts).Of("w1");
        Assert.Equal(85m, result.Total);
        Assert.Contains(result.Notes, n => n is { Kind: NoteKind.RaterCarried, Rater: "b" });
        Assert.Contains(facts.CheckAgainst(Given.PointsScheme().Parse()), p => p.Code == ProblemCode.PolicyDoesNotFit);
    }

    [Theory]
    [InlineData("item")]
    [InlineData("sheet")]
    public void A_sheet_set_aside_by_a_decision_counts_nowhere(string over)
    {
        var scheme = Given.PointsScheme($$"""{"by":"mean","over":"{{over}}"}""").With("channels.0.missing.minValid", "2").Parse();
        var facts = Given.Subjects("w1").Marked("a", 90).Marked("b", 80).Marked("c", 20);
        Sheet Aside(string? decision) => new("c", "c", "w1", SheetArrival.SetAside) { Decision = decision };
        var result = Evaluation.Evaluate(scheme, facts with { Sheets = [.. facts.Sheets.Where(s => s.Rater != "c"), Aside("纪要3号")] }).Of("w1");
        Assert.Equal(85m, result.Total);
        Assert.Contains(result.Notes, n => n is { Kind: NoteKind.RaterSetAside, Rater: "c" });
        Assert.Contains((facts with { Sheets = [.. facts.Sheets.Where(s => s.Rater != "c"), Aside(null)] }).CheckAgainst(scheme), p => p.Code == ProblemCode.ValueNotAllowed);
    }

    [Theory]
    [InlineData(5, 5, null)]
    [InlineData(6, 4, "90")]
    public void A_quorum_is_more_than_its_share(int came, int owed, string? total)
    {
        var scheme = Given.PointsScheme().With("channels.0.missing.quorum", "0.5").Parse();
        var facts = Enumerable.Range(0, came).Aggregate(Given.Subjects("w1"), (f, i) => f.Marked($"a{i}", 90));
        facts = Enumerable.Range(0, owed).Aggregate(facts, (f, i) => f.Missing($"b{i}"));
        Assert.Equal(total is null ? null : Number(total), scheme.Total(facts));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
