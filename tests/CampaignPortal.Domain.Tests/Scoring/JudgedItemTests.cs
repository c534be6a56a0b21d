using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>What becomes of an item, a sheet and a channel where raters gave no points.</summary>
public sealed class JudgedItemTests
{
    private const string OverSheets = """{"by":"mean","over":"sheet"}""";

    /// <summary>One rater cannot judge it, the other does not know: it does not apply, though nobody marked it.</summary>
    [Fact]
    public void An_item_that_one_rater_finds_not_applicable_and_nobody_marks_does_not_apply()
    {
        var scheme = TwoItems().With("items.0.notApplicable", "\"rescale\"").With("items.0.unknown", "\"excluded\"").With("items.0.noData", "\"zero\"").Parse();
        var facts = Given.Subjects("w1").Marked("a", new MarkValue.NotApplicable()).Marked("b", new MarkValue.Unknown()).Marked("a", 10, item: "j");
        var result = Evaluation.Evaluate(scheme, facts).Of("w1");
        Assert.Equal(50m, result.Total); // 10 of the 20 points that are left
        Assert.Contains(new Note(NoteKind.ItemNotApplicable, "c", "i"), result.Notes);
    }

    [Fact]
    public void An_item_that_nobody_knows_has_no_data()
    {
        var scheme = TwoItems().With("items.0.notApplicable", "\"rescale\"").With("items.0.unknown", "\"excluded\"").With("items.0.noData", "\"zero\"").Parse();
        var result = Evaluation.Evaluate(scheme, Given.Subjects("w1").Marked("b", new MarkValue.Unknown()).Marked("b", 10, item: "j")).Of("w1");
        Assert.Equal(10m, result.Total);
        Assert.Equal([new Note(NoteKind.ItemWithoutData, "c", "i")], result.Notes);
    }

    /// <summary>With two such items as with one: no total, whatever the channel says of too few sheets.</summary>
    [Theory]
    [InlineData("i")]
    [InlineData("i", "j")]
    public void An_item_that_must_be_marked_stops_the_channel(params string[] unmarked)
    {
        var scheme = TwoItems().With("channels.0.missing.empty", "\"zero\"").Parse();
        var marked = ((string[])["i", "j"]).Except(unmarked).Aggregate(Given.Subjects("w1").Submitted("a"), (facts, item) => facts.Marked("a", 10, item: item));
        var result = Evaluation.Evaluate(scheme, marked).Of("w1");
        Assert.Null(result.Total);
        Assert.Equal(unmarked.Select(i => new Note(NoteKind.ItemBlocked, "c", i)), result.Notes.Where(n => n.Kind == NoteKind.ItemBlocked));
    }

    [Theory]
    [InlineData("""{"by":"mean","over":"item"}""")]
    [InlineData(OverSheets)]
    public void A_channel_of_which_nothing_applies_is_empty(string reduce)
    {
        var scheme = Given.PointsScheme(reduce).With("items.0.notApplicable", "\"rescale\"").With("channels.0.missing.empty", "\"zero\"").Parse();
        var result = Evaluation.Evaluate(scheme, Given.Subjects("w1").Marked("a", new MarkValue.NotApplicable())).Of("w1");
        Assert.Equal(0m, result.Total);
        Assert.Contains(result.Notes, n => n.Kind == NoteKind.ChannelZero);
    }

    [Fact]
    public void One_sheet_that_leaves_out_what_must_be_marked_stops_the_channel() =>
        Assert.Null(Given.PointsScheme(OverSheets).Parse().Total(Given.Subjects("w1").Marked("a", 80).Submitted("b")));

    [Fact]
    public void A_missing_sheet_that_is_left_out_is_no_zero() =>
        Assert.Equal(80m, Given.PointsScheme(OverSheets).Parse().Total(Given.Subjects("w1").Marked("a", 80).Missing("b")));

    /// <summary>(80 + 91 + 0) ÷ 3 = 57</summary>
    [Fact]
    public void Only_the_missing_sheet_is_a_zero() => Assert.Equal(
        57m, Given.PointsScheme(OverSheets).With("channels.0.missing.rater", "\"zero\"").Parse().Total(Given.Subjects("w1").Marked("a", 80).Marked("b", 91).Missing("d")));

    /// <summary>60 of 80 on the sheet, and 10 of 20 on record: 70.</summary>
    [Fact]
    public void What_is_counted_stands_beside_the_marks_of_each_sheet()
    {
        var scheme = Given.PointsScheme(OverSheets).With("items.0.points", "80");
        scheme["items"]!.AsArray().Add(Given.RatioScheme("""{"kind":"proportional","target":1}""", 20)["items"]![0]!.DeepClone().AsObject().With("code", "\"r\""));
        Assert.Equal(70m, scheme.Parse().Total(Given.Subjects("w1").Marked("a", 60).Measured(1, 2, "r")));
    }

    private static JsonObject TwoItems()
    {
        var scheme = Given.PointsScheme().With("items.0.points", "80");
        scheme["items"]!.AsArray().Add(scheme["items"]![0]!.DeepClone().AsObject().With("code", "\"j\"").With("points", "20"));
        return scheme;
    }

    /// <summary>100, 20, 90, 40, 40, 30: 320 ÷ 6; without 20 and 100, 200 ÷ 4; without two of each end, 80 ÷ 2; six values are not above six; added up, 320.</summary>
    [Theory]
    [InlineData("""{"by":"mean","over":"item"}""", 53.33)]
    [InlineData("""{"by":"trimmedMean","over":"item","drop":1,"above":5}""", 50)]
    [InlineData("""{"by":"trimmedMean","over":"item","drop":2,"above":5}""", 40)]
    [InlineData("""{"by":"trimmedMean","over":"item","drop":2,"above":6}""", 53.33)]
    [InlineData("""{"by":"sum","over":"item"}""", 320)]
    public void Raters_come_to_the_same_figure_whether_or_not_their_marks_are_shown(string reduce, double figure)
    {
        var scheme = Given.PointsScheme(reduce).Parse();
        var facts = Given.Subjects("w1").Marked("a", 100).Marked("b", 20).Marked("c", 90).Marked("d", 40).Marked("e", 40).Marked("f", 30);
        Assert.Equal((decimal)figure, Evaluation.Evaluate(scheme, facts).Of("w1").Total);
        Assert.Equal((decimal)figure, Explanation.For(scheme, facts, "w1").Value);
    }
}
