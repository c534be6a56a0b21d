using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class LevelChoiceTests
{
    private static readonly LevelItem Item = (LevelItem)Given.SchemeOf("""
        "type":"level","points":100,"judgedIn":["c"],"noData":"block",
        "levels":[{"code":"good","name":{"zh":"优秀"},"values":[100,92.5]},{"code":"poor","name":{"zh":"较差"},"points":55}]
        """).Parse().FindItem("i")!;

    [Fact]
    public void Each_value_of_a_level_is_a_choice_of_its_own() =>
        Assert.Equal([("good/100", 100m), ("good/92.5", 92.5m), ("poor", 55m)], LevelChoice.Of(Item).Select(c => (c.Code, c.Points)));

    [Fact]
    public void A_choice_comes_back_from_its_code() => Assert.All(LevelChoice.Of(Item), choice =>
    {
        var mark = LevelChoice.MarkOf(choice.Code);
        Assert.Equal((choice.Points, choice.Code), (Item.PointsOf(mark)!.Value, LevelChoice.CodeOf(mark)));
    });

    [Theory]
    [InlineData("good")]
    [InlineData("good/95")]
    [InlineData("good/")]
    [InlineData("poor/55")]
    [InlineData("/100")]
    [InlineData("")]
    public void What_is_no_choice_gives_no_points(string code) => Assert.Null(Item.PointsOf(LevelChoice.MarkOf(code)));
}
