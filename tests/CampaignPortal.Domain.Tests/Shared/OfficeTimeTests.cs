using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Shared;

public sealed class OfficeTimeTests
{
    [Fact]
    public void A_day_ends_at_sixteen_hours_UTC() =>
        Assert.Equal(new DateTimeOffset(2026, 9, 25, 16, 0, 0, TimeSpan.Zero), OfficeTime.EndOf(new DateOnly(2026, 9, 25)));

    [Fact]
    public void An_instant_late_in_the_evening_UTC_belongs_to_the_next_day_in_Beijing() =>
        Assert.Equal(new DateOnly(2026, 9, 26), OfficeTime.DayOf(new DateTimeOffset(2026, 9, 25, 16, 0, 0, TimeSpan.Zero)));
}
