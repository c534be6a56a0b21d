using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Messages;

public sealed class ReminderTests
{
    private static readonly DateTimeOffset LateInUtc = new(2026, 7, 1, 23, 30, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 7, 2);

    [Fact]
    public void Its_day_is_that_of_Beijing() =>
        Assert.Equal(Today, new Reminder(ReminderKind.SelfAssessment, 1, 1, 1, "办公室", new Actor(7), LateInUtc).On);

    [Fact]
    public void It_goes_on_record_with_whom_it_was_about()
    {
        var deed = Assert.Single(new Reminder(ReminderKind.ScoreSheet, 3, 5, null, "赵志强", new Actor(7), LateInUtc).Deeds);
        Assert.Equal(("Reminder.Send", 7, 5, "赵志强"), (deed.Code, deed.Actor.PersonId, deed.CampaignId, deed.About));
    }

    [Theory]
    [InlineData(null, 1, null)]
    [InlineData(-1, 1, null)]
    [InlineData(0, 1, Refusal.RemindedToday)]
    [InlineData(null, 0, Refusal.NobodyToRemind)]
    public void The_same_is_reminded_of_once_a_day_and_only_where_somebody_hears_it(int? daysSince, int recipients, Refusal? expected) =>
        Assert.Equal(expected, Reminder.WhyNotSend(daysSince is { } days ? Today.AddDays(days) : null, Today, recipients));
}
