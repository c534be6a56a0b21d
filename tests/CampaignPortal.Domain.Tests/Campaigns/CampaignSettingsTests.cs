using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Campaigns;

public sealed class CampaignSettingsTests
{
    private static readonly DateOnly Friday = new(2026, 3, 6);
    private static readonly WorkCalendar Calendar = new(1, [], []);

    [Fact]
    public void Nothing_late_is_accepted_by_default() => Assert.Null(new CampaignSettings().LateUntil(Friday, Calendar));

    [Fact]
    public void Late_sheets_are_accepted_for_the_named_working_days() =>
        Assert.Equal(
            Friday.AddDays(5),
            new CampaignSettings { Lateness = Lateness.AcceptUntil, LateWorkingDays = 3 }.LateUntil(Friday, Calendar));

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void Working_days_are_between_one_and_sixty(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CampaignSettings { StatementWorkingDays = days });
}
