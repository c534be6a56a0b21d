using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>What the subjects of a category lend each other.</summary>
public sealed class CategoryFigureTests
{
    [Fact]
    public void An_item_that_does_not_apply_yields_the_mean_of_those_who_have_it()
    {
        // w1 loses 10, w2 loses 30: mean 80 for w3, who has no such cases.
        var scheme = Given.DeductScheme().With("items.0.notApplicable", "\"categoryMean\"").Parse();
        var facts = Given.Subjects("w1", "w2", "w3").Occurred(10).Occurred(30, subject: "w2").NotApplicable(subject: "w3");
        var result = Evaluation.Evaluate(scheme, facts);
        Assert.Equal(80m, result.Of("w3").Total);
        Assert.Equal([new CategoryFigure("window", "c", "i", CategoryFigureKind.Mean, 80)], result.CategoryFigures);
    }

    [Fact]
    public void Another_category_lends_nothing()
    {
        var scheme = Given.DeductScheme().With("items.0.notApplicable", "\"categoryMean\"").Parse();
        var facts = Given.Subjects("w1", "w2").NotApplicable(subject: "w2") with { };
        facts = facts with { Subjects = [facts.Subjects[0], facts.Subjects[1] with { Category = "section" }] };
        Assert.Null(Evaluation.Evaluate(scheme, facts).Of("w2").Total);
    }

    [Fact]
    public void Figures_are_listed_by_category_channel_and_item()
    {
        var scheme = Given.PointsScheme().With("items.0.points", "50").With("items.0.notApplicable", "\"categoryMean\"").With("channels.0.normalise", "\"best\"");
        scheme["items"]!.AsArray().Add(scheme["items"]![0]!.DeepClone().AsObject().With("code", "\"h\"").With("judgedIn", """["c","b"]"""));
        scheme["channels"]!.AsArray().Add(scheme["channels"]![0]!.DeepClone().AsObject().With("code", "\"b\"").With("weight", "0").With("missing.empty", "\"categoryMean\""));
        var facts = Given.Of("window", "w1").Of("section", "k1");
        facts = ((string[])["w1", "k1"]).Aggregate(facts, (f, s) => f.Marked("r", 40, s).Marked("r", 30, s, item: "h").Marked("r", 20, s, "b", "h"));
        var listed = Evaluation.Evaluate(scheme.Parse(), facts).CategoryFigures.Select(f => $"{f.Category} {f.Channel} {f.Item ?? "–"} {f.Of}");
        Assert.Equal(
            ["b – Mean", "b – Best", "b h Mean", "c – Best", "c h Mean", "c i Mean"],
            listed.Where(f => f.StartsWith("section ", StringComparison.Ordinal)).Select(f => f["section ".Length..]));
        Assert.Equal(["section", "window"], listed.Select(f => f.Split(' ')[0]).Distinct());
    }

    /// <summary>Two raters added up are more than a figure may be; it is said of the category that would lend it.</summary>
    [Fact]
    public void A_figure_too_large_to_be_stored_is_refused()
    {
        var scheme = Given.PointsScheme("""{"by":"sum","over":"item"}""").With("channels.0.normalise", "\"best\"").With("items.0.points", "9999999").With("scale.base", "9999999").Parse();
        var refused = Assert.Throws<FactsException>(() => scheme.Total(Given.Subjects("w1").Marked("a", 9_999_999).Marked("b", 9_999_999)));
        Assert.Equal("subjects: NumberOutOfRange window", $"{Assert.Single(refused.Problems)}");
    }

    [Fact]
    public void Where_nobody_has_a_score_the_item_or_channel_leaves()
    {
        var scheme = Given.PointsScheme().With("channels.0.missing.empty", "\"categoryMean\"").Parse();
        var result = Evaluation.Evaluate(scheme, Given.Subjects("w1")).Of("w1");
        Assert.Null(result.Total);
        Assert.Equal([NoteKind.ChannelReweighted, NoteKind.NothingToWeigh], result.Notes.Select(n => n.Kind));
    }

    [Fact]
    public void A_best_score_of_nothing_measures_nobody()
    {
        var scheme = Given.PointsScheme().With("channels.0.normalise", "\"best\"").Parse();
        Assert.Equal(0m, scheme.Total(Given.Subjects("w1").Marked("r", 0)));
    }

    /// <summary>On a sheet nobody knows what the others would have been given; the block adds up what happened.</summary>
    [Fact]
    public void A_mean_is_refused_where_there_can_be_none()
    {
        var sheet = Given.PointsScheme("""{"by":"mean","over":"sheet"}""").With("items.0.notApplicable", "\"categoryMean\"");
        Assert.Contains(Scheme.Check(sheet.ToJsonString()), p => p is { Path: "items[0].notApplicable", Code: ProblemCode.PolicyDoesNotFit });
        var block = Given.PointsScheme().With("block", """
            {"items":[{"code":"d","name":{"zh":"扣分"},"type":"deduct","notApplicable":"categoryMean","rules":[{"code":"x","cause":{"zh":"事由"},"value":3,"per":"case"}]}]}
            """);
        Assert.Contains(Scheme.Check(block.ToJsonString()), p => p is { Path: "block.items[0].notApplicable", Code: ProblemCode.PolicyDoesNotFit });
        var group = Given.ColleaguesScheme().With("channelGroups.0.empty", "\"categoryMean\"");
        Assert.Contains(Scheme.Check(group.ToJsonString()), p => p is { Path: "channelGroups[0].empty", Code: ProblemCode.PolicyDoesNotFit });
    }

    [Fact]
    public void What_is_kept_of_one_subject_explains_it_without_the_others()
    {
        var scheme = Given.PointsScheme().With("channels.0.normalise", "\"best\"").With("channels.0.missing.empty", "\"categoryMean\"")
            .With("channels.0.ballot", """{"limits":[{"from":0,"atLeast":2}]}""").Parse();
        var facts = Given.Subjects("w1", "w2", "w3").Marked("r", 80).Marked("r", 60, "w2");
        var result = Evaluation.Evaluate(scheme, facts);
        var excerpts = BundleExcerpt.AllOf(facts, result);
        Assert.All(result.Subjects, subject =>
        {
            var excerpt = BundleExcerpt.Parse(excerpts[subject.Subject]);
            Assert.Equal(excerpts[subject.Subject], excerpt.CanonicalText());
            Assert.Equal(subject.Total, Explanation.For(scheme, excerpt, subject.Subject).Value);
        });
        Assert.Equal("60×100 ÷ 80 = 75", Explanation.For(scheme, facts, "w2").Descendants().First(n => n.Kind == NodeKind.Channel).Line!.ToLine());
    }
}
