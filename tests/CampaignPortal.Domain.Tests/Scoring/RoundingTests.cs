using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class RoundingTests
{
    [Theory]
    [InlineData("86.665", "86.67", "86.66")]
    [InlineData("82.345", "82.35", "82.34")]
    [InlineData("2.675", "2.68", "2.68")]
    [InlineData("92.845", "92.85", "92.84")]
    [InlineData("-1.005", "-1.01", "-1.00")]
    [InlineData("0.005", "0.01", "0.00")]
    public void A_tie_goes_away_from_zero_or_to_the_even_digit(string value, string halfUp, string halfEven)
    {
        Assert.Equal(Number(halfUp), new Rounding(2, RoundingMode.HalfUp).Apply(Number(value)));
        Assert.Equal(Number(halfEven), new Rounding(2, RoundingMode.HalfEven).Apply(Number(value)));
    }

    [Theory]
    [InlineData(RoundingMode.Floor, "1.29", "1.2")]
    [InlineData(RoundingMode.Floor, "-1.21", "-1.3")]
    [InlineData(RoundingMode.Ceiling, "1.21", "1.3")]
    [InlineData(RoundingMode.Ceiling, "-1.29", "-1.2")]
    [InlineData(RoundingMode.Ceiling, "1.2", "1.2")]
    public void Floor_and_ceiling_have_a_direction(RoundingMode mode, string value, string expected) =>
        Assert.Equal(Number(expected), new Rounding(1, mode).Apply(Number(value)));

    [Fact]
    public void A_tie_reached_through_thirds_is_still_a_tie()
    {
        var mean = 278.535m / 3;
        Assert.Equal(92.85m, Rounding.Default.Apply(mean));
        Assert.Equal(27.94m, Rounding.Default.Apply(0.3m * (279.35m / 3)));
        Assert.Equal(1m, new Rounding(0, RoundingMode.Floor).Apply(3 * (1m / 3)));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
