using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Shared;

public sealed class QuarterTests
{
    [Theory]
    [InlineData("2026-01-01", 2026, 1)]
    [InlineData("2026-03-31", 2026, 1)]
    [InlineData("2026-04-01", 2026, 2)]
    [InlineData("2026-06-30", 2026, 2)]
    [InlineData("2026-07-01", 2026, 3)]
    [InlineData("2026-09-30", 2026, 3)]
    [InlineData("2026-10-01", 2026, 4)]
    [InlineData("2026-12-31", 2026, 4)]
    public void A_day_belongs_to_its_calendar_quarter(string day, int year, int number) =>
        Assert.Equal(new Quarter(year, number), Quarter.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_last_day_is_inside() => Assert.True(new Quarter(2026, 3).Contains(new DateOnly(2026, 9, 30)));

    [Fact]
    public void The_day_after_the_last_is_outside() => Assert.False(new Quarter(2026, 3).Contains(new DateOnly(2026, 10, 1)));

    [Fact]
    public void The_day_before_the_first_is_outside() => Assert.False(new Quarter(2026, 3).Contains(new DateOnly(2026, 6, 30)));

    [Fact]
    public void After_the_fourth_comes_the_first_of_the_next_year() => Assert.Equal(new Quarter(2027, 1), new Quarter(2026, 4).Next);

    [Fact]
    public void Before_the_first_comes_the_fourth_of_the_last_year() => Assert.Equal(new Quarter(2025, 4), new Quarter(2026, 1).Previous);

    [Fact]
    public void Years_weigh_more_than_quarters() => Assert.True(new Quarter(2025, 4) < new Quarter(2026, 1));
}
