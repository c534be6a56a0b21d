using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>What a reader of a calculation sees, where the figure alone would not tell.</summary>
public sealed class ShownCalculationTests
{
    [Fact]
    public void Of_equal_values_the_first_rater_counts_as_lower()
    {
        var scheme = Given.PointsScheme("""{"by":"trimmedMean","over":"sheet","drop":1,"above":2}""").Parse();
        var facts = Given.Subjects("w1").Marked("a", 80).Marked("b", 80).Marked("c", 90).Marked("d", 90);
        var dropped = Explanation.For(scheme, facts, "w1").Descendants().Where(n => n.State == NodeState.Dropped).Select(n => n.Code);
        Assert.Equal(["a", "d"], dropped);
    }

    [Fact]
    public void What_the_block_does_not_hold_is_not_written() =>
        Assert.Equal("90", Explanation.For(Given.PointsScheme().Parse(), Given.Subjects("w1").Marked("a", 90), "w1").Line!.ToLine());

    [Fact]
    public void A_rate_names_the_counts_it_rests_on()
    {
        var scheme = Given.RatioScheme("""{"kind":"proportional","target":1}""").With("scale.base", "15").Parse();
        var item = Explanation.For(scheme, Given.Subjects("w1").Measured(98, 100), "w1").The(NodeKind.Item);
        Assert.Equal(new Source(SourceKind.Ratio, "w1/i"), Assert.Single(item.Sources));
    }
}
