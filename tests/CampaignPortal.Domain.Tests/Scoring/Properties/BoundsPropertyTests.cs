using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring.Properties;

/// <summary>
/// Every total lies within the scale. Excluded: coefficients, and bounds with more decimals than the total. Every item
/// lies from 0 to its points; excluded: raters who are added up, bonus above a target, deductions without a floor.
/// </summary>
public sealed class BoundsPropertyTests
{
    [Fact]
    public void A_total_without_a_coefficient_lies_within_the_scale() => AnyCase.ForAll(s => HasRoundBounds(s) && s.Scale is not { Min: null, Max: null }, (scheme, facts, _) =>
    {
        var scale = scheme.Content.Scale;
        var result = Evaluation.Evaluate(scheme, facts with { Coefficients = [] });
        Assert.All(result.Subjects, s => Assert.True(!(s.Total > scale.Max) && !(s.Total < scale.Min), $"{s.Subject}: {s.Total}"));
    });

    [Fact]
    public void Every_figure_before_its_rounding_lies_within_the_bounds_of_its_own_line_group_and_item() => AnyCase.ForAll((scheme, facts, chance) =>
    {
        var nodes = Explanation.For(scheme, facts, chance.Of(facts.Subjects).Code).Descendants().Where(n => n.Line is not null).ToList();
        Assert.All(nodes, n => Assert.True(!(n.Line!.Unrounded < n.Line.Low) && (!(n.Line.Unrounded > n.Line.High) || n.Line.Unrounded == n.Line.Low)));
        foreach (var group in Groups(scheme.Content.Items))
        {
            Assert.All(nodes.Where(n => n.Kind == NodeKind.Group && n.Code == group.Code), n => Assert.True(!(n.Value < group.Floor) && !(n.Value > group.Cap)));
        }

        foreach (var item in scheme.Content.TreeItems.Where(i => i is DeductItem { FloorsAtZero: true } or DerivedItem or PointsItem or RatioItem { Curve: not OvershootCurve } && !IsAddedUp(scheme.Content, i)))
        {
            var inTree = nodes.Where(n => n.Kind is NodeKind.Tree or NodeKind.Group).SelectMany(n => n.Children);
            Assert.All(inTree.Where(n => n.Code == item.Code && n.Line is { Rounding: null }), n => Assert.InRange(n.Value!.Value, 0, item.Points));
        }
    });

    [Fact]
    public void Raters_who_are_added_up_give_more_than_an_item_is_worth() =>
        Assert.Equal(180m, Given.PointsScheme("""{"by":"sum","over":"item"}""").Parse().Total(Given.Subjects("w1").Marked("a", 90).Marked("b", 90)));

    [Fact]
    public void A_bonus_above_the_target_gives_more_than_an_item_is_worth() => Assert.Equal(
        110m, Given.RatioScheme("""{"kind":"overshoot","target":0.9,"bonusPerPoint":0.5,"cap":1.5}""").Parse().Total(Given.Subjects("w1").Measured(1, 1)));

    [Fact]
    public void Deductions_without_a_floor_take_more_than_an_item_is_worth() =>
        Assert.Equal(-20m, Given.DeductScheme().Parse().Total(Given.Subjects("w1").Occurred(120)));

    [Fact]
    public void A_coefficient_lifts_a_total_above_the_scale()
    {
        var scheme = Given.PointsScheme().With("scale.max", "100").With("coefficients", """[{"code":"k","name":{"zh":"系数"},"from":0.5,"to":1.5}]""").Parse();
        Assert.Equal(144m, scheme.Total(Given.Subjects("w1").Marked("r", 96) with { Coefficients = [new SubjectCoefficient("w1", "k", 1.5m)] }));
    }

    [Fact]
    public void A_bound_finer_than_the_total_is_rounded_with_it()
    {
        var scheme = Given.PointsScheme().With("scale.base", "99.5").With("scale.max", "99.5").With("rounding", """{"total":{"decimals":0,"mode":"halfUp"}}""").Parse();
        Assert.Equal(100m, scheme.Total(Given.Subjects("w1").Marked("r", 100)));
    }

    private static bool HasRoundBounds(SchemeContent scheme) =>
        decimal.Round(scheme.Scale.Max ?? 0, scheme.Rounding.Total.Decimals) == (scheme.Scale.Max ?? 0) && decimal.Round(scheme.Scale.Min ?? 0, scheme.Rounding.Total.Decimals) == (scheme.Scale.Min ?? 0);

    private static IEnumerable<Group> Groups(IReadOnlyList<SchemeNode> nodes) => nodes.OfType<Group>().SelectMany(g => Groups(g.Items).Prepend(g));

    private static bool IsAddedUp(SchemeContent scheme, Item item) => scheme.Channels.Any(c => c.Reduce.By == ReduceBy.Sum && item.IsJudgedIn(c.Code));
}
