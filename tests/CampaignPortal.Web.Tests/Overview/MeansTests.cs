using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Operations.Results;

namespace CampaignPortal.Web.Tests.Overview;

/// <summary>An average of few units is as good as the figures of the others.</summary>
public sealed class MeansTests
{
    [Theory]
    [InlineData(AudienceLevel.OwnLines, 100, true, false)]
    [InlineData(AudienceLevel.OwnTotalAndRank, 4, true, false)]
    [InlineData(AudienceLevel.OwnTotalAndRank, 5, true, true)]
    [InlineData(AudienceLevel.OwnCategory, 2, true, true)]
    [InlineData(AudienceLevel.OwnCategory, 2, false, false)]
    [InlineData(AudienceLevel.WholeRanking, 5, false, true)]
    [InlineData(AudienceLevel.WholeRankingWithLines, 2, false, true)]
    public void It_is_shown_where_it_tells_nothing_that_is_not_open(AudienceLevel level, int count, bool isOfTotals, bool expected) =>
        Assert.Equal(expected, ResultSight.OpensMean(level, count, isOfTotals));
}
