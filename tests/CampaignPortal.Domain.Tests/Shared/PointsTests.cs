using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Shared;

public sealed class PointsTests
{
    [Fact]
    public void Four_decimals_are_stored() => Assert.True(Points.IsStorable(9_999_999.9999m));

    [Fact]
    public void Five_decimals_are_not() => Assert.False(Points.IsStorable(0.00001m));

    [Fact]
    public void Eight_digits_before_the_point_are_not() => Assert.False(Points.IsStorable(-10_000_000m));
}
