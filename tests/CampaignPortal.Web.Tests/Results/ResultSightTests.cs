using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Operations.Results;

namespace CampaignPortal.Web.Tests.Results;

/// <summary>Who sees what of a result, level by level.</summary>
public sealed class ResultSightTests
{
    private const int Own = 1;
    private const int Neighbour = 2;
    private const int Elsewhere = 3;

    [Theory]
    [InlineData(AudienceLevel.OwnLines, "", "own")]
    [InlineData(AudienceLevel.OwnTotalAndRank, "own", "own")]
    [InlineData(AudienceLevel.OwnCategory, "own neighbour", "own")]
    [InlineData(AudienceLevel.WholeRanking, "own neighbour elsewhere", "own")]
    [InlineData(AudienceLevel.WholeRankingWithLines, "own neighbour elsewhere", "own neighbour elsewhere")]
    public void A_unit_sees_after_the_decision_what_the_campaign_says(AudienceLevel level, string figures, string lines)
    {
        var sight = Of(ResultState.Decided, level);
        Assert.Equal(figures, Seen(sight.SeesFigures));
        Assert.Equal(lines, Seen((unit, _) => sight.SeesLines(unit)));
        Assert.Equal(level == AudienceLevel.WholeRankingWithLines, sight.SeesBundle);
    }

    [Theory]
    [InlineData(AudienceLevel.OwnLines)]
    [InlineData(AudienceLevel.WholeRankingWithLines)]
    public void Before_the_decision_a_unit_sees_its_own_lines_and_no_figure_whatever_the_level(AudienceLevel level)
    {
        var sight = Of(ResultState.Previewed, level);
        Assert.Equal("", Seen(sight.SeesFigures));
        Assert.Equal("own", Seen((unit, _) => sight.SeesLines(unit)));
        Assert.False(sight.SeesBundle);
    }

    [Fact]
    public void Before_the_decision_the_result_does_not_exist_for_somebody_without_a_unit_in_it() =>
        Assert.False((Of(ResultState.Previewed, AudienceLevel.WholeRanking) with { OwnUnits = new HashSet<int>() }).Exists);

    [Fact]
    public void Who_computes_and_decides_sees_everything_at_any_time()
    {
        var sight = Of(ResultState.Previewed, AudienceLevel.OwnLines) with { IsOrganiser = true };
        Assert.Equal("own neighbour elsewhere", Seen(sight.SeesFigures));
        Assert.True(sight.SeesBundle);
    }

    private static ResultSight Of(ResultState state, AudienceLevel level) =>
        new(false, state, level, new HashSet<int> { Own }, new HashSet<string> { "W" });

    private static string Seen(Func<int, string, bool> sees) => string.Join(
        ' ', new[] { (Own, "W", "own"), (Neighbour, "W", "neighbour"), (Elsewhere, "K", "elsewhere") }.Where(u => sees(u.Item1, u.Item2)).Select(u => u.Item3));
}
