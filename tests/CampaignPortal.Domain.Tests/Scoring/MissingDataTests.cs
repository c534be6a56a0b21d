using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class MissingDataTests
{
    [Fact]
    public void A_rater_who_did_not_submit_is_left_out_and_named()
    {
        var facts = Given.Subjects("w1").Marked("a", 80).Missing("b");
        var result = Evaluation.Evaluate(Given.PointsScheme().Parse(), facts).Of("w1");
        Assert.Equal(80m, result.Total);
        Assert.Equal(new Note(NoteKind.RaterMissing, "c", Rater: "b"), Assert.Single(result.Notes));
    }

    [Fact]
    public void A_missing_sheet_can_count_as_zero()
    {
        var scheme = Given.PointsScheme("""{"by":"mean","over":"sheet"}""").With("channels.0.missing.rater", "\"zero\"").Parse();
        Assert.Equal(40m, scheme.Total(Given.Subjects("w1").Marked("a", 80).Missing("b")));
    }

    [Theory]
    [InlineData("zero", "54.00", NoteKind.ChannelZero)]
    [InlineData("reweight", "90.00", NoteKind.ChannelReweighted)]
    [InlineData("block", null, NoteKind.ChannelBlocked)]
    public void An_empty_channel_counts_as_zero_gives_its_weight_away_or_blocks(string empty, string? expected, NoteKind note)
    {
        var scheme = TwoChannels(0.4m, 0.6m).With("channels.0.missing.empty", $"\"{empty}\"").Parse();
        var result = Evaluation.Evaluate(scheme, Given.Subjects("w1").Marked("a", 90, channel: "other").Missing("self")).Of("w1");
        Assert.Equal(Number(expected), result.Total);
        Assert.Equal(expected is null, result.Rank is null);
        Assert.Contains(result.Notes, n => n.Kind == note && n.Channel == "c");
    }

    [Fact]
    public void Nothing_with_weight_is_no_total()
    {
        var scheme = TwoChannels(1, 0).With("channels.0.missing.empty", "\"reweight\"").Parse();
        var result = Evaluation.Evaluate(scheme, Given.Subjects("w1").Marked("a", 90, channel: "other")).Of("w1");
        Assert.True(result.IsBlocked);
        Assert.Contains(result.Notes, n => n.Kind == NoteKind.NothingToWeigh);
    }

    [Fact]
    public void A_channel_without_weight_is_shown_and_changes_nothing()
    {
        var facts = Given.Subjects("w1").Marked("a", 90, channel: "other").Marked("me", 100);
        var result = Evaluation.Evaluate(TwoChannels(0, 1).Parse(), facts).Of("w1");
        Assert.Equal(90m, result.Total);
        Assert.Equal(100m, result.Channels.Single(c => c.Channel == "c").Score);
    }

    [Fact]
    public void Too_few_valid_sheets_are_none()
    {
        var scheme = Given.PointsScheme().With("channels.0.missing.minValid", "3").Parse();
        Assert.Null(scheme.Total(Given.Subjects("w1").Marked("a", 80).Marked("b", 90)));
    }

    [Theory]
    [InlineData("rescale", "100.00")]
    [InlineData("fullPoints", "100.00")]
    [InlineData("excluded", "80.00")]
    public void A_declared_item_leaves_gives_its_points_or_lowers_the_maximum(string policy, string expected)
    {
        var scheme = TwoItems().With("items.1.notApplicable", $"\"{policy}\"").Parse();
        var facts = Given.Subjects("w1").Marked("a", 80).NotApplicable("r");
        var result = Evaluation.Evaluate(scheme, facts).Of("w1");
        Assert.Equal(Number(expected), result.Total);
        Assert.Contains(result.Notes, n => n is { Kind: NoteKind.ItemNotApplicable, Item: "r" });
    }

    [Fact]
    public void Other_items_are_stretched_over_the_points_of_one_that_does_not_apply() =>
        Assert.Equal(75m, TwoItems().With("items.1.notApplicable", "\"rescale\"").Parse().Total(Given.Subjects("w1").Marked("a", 60).NotApplicable("r")));

    [Theory]
    [InlineData("zero", "60.00", NoteKind.ItemWithoutData)]
    [InlineData("exclude", "75.00", NoteKind.ItemWithoutData)]
    [InlineData("block", null, NoteKind.ItemBlocked)]
    public void Undeclared_lack_of_data_is_flagged_and_follows_the_policy(string policy, string? expected, NoteKind note)
    {
        var scheme = TwoItems().With("items.1.noData", $"\"{policy}\"").Parse();
        foreach (var facts in (Facts[])[Given.Subjects("w1").Marked("a", 60), Given.Subjects("w1").Marked("a", 60).Measured(0, 0, "r")])
        {
            var result = Evaluation.Evaluate(scheme, facts).Of("w1");
            Assert.Equal(Number(expected), result.Total);
            Assert.Contains(result.Notes, n => n.Kind == note && n.Item == "r");
        }
    }

    [Fact]
    public void An_item_not_marked_on_a_sheet_follows_the_policy_on_that_sheet()
    {
        var scheme = Given.PointsScheme("""{"by":"mean","over":"sheet"}""").With("items.0.noData", "\"zero\"").Parse();
        Assert.Equal(40m, scheme.Total(Given.Subjects("w1").Marked("a", 80).Submitted("b")));
    }

    [Fact]
    public void A_rater_for_whom_an_item_does_not_apply_is_left_out_of_the_item()
    {
        var scheme = Given.PointsScheme().With("items.0.notApplicable", "\"rescale\"").Parse();
        Assert.Equal(80m, scheme.Total(Given.Subjects("w1").Marked("a", 80).Marked("b", new MarkValue.NotApplicable())));
        Assert.Null(scheme.Total(Given.Subjects("w1").Marked("b", new MarkValue.NotApplicable())));
    }

    [Fact]
    public void The_window_without_self_assessment_gets_zero_for_the_self_part_only()
    {
        var result = Evaluation.Evaluate(Given.WindowsQuarter, Quarter.Facts()).Of("W5");
        Assert.Equal(0m, result.Channels.Single(c => c.Channel == "self").Score);
        Assert.NotNull(result.Total);
        Assert.Equal([NoteKind.RaterMissing, NoteKind.ChannelZero], result.Notes.Select(n => n.Kind));
    }

    private static JsonObject TwoChannels(decimal first, decimal second)
    {
        var scheme = Given.PointsScheme().With("items.0.judgedIn", """["c","other"]""");
        scheme["channels"]!.AsArray().Add(scheme["channels"]![0]!.DeepClone().AsObject().With("code", "\"other\"").With("weight", $"{second}"));
        return scheme.With("channels.0.weight", $"{first}");
    }

    /// <summary>80 judged points and a ratio of 20.</summary>
    private static JsonObject TwoItems()
    {
        var scheme = Given.PointsScheme().With("items.0.points", "80");
        scheme["items"]!.AsArray().Add(Given.RatioScheme("""{"kind":"proportional","target":1}""", 20)["items"]![0]!.DeepClone().AsObject().With("code", "\"r\""));
        return scheme;
    }

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
