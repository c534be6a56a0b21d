using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Shared;

public sealed class WorkCalendarTests
{
    private static readonly DateOnly Friday = new(2026, 3, 6);
    private static readonly WorkCalendar Plain = new(1, [], []);

    [Fact]
    public void T20_five_working_days_from_Friday_over_a_Wednesday_holiday_end_on_Monday_ten_days_later()
    {
        var calendar = new WorkCalendar(1, [Friday.AddDays(5)], []);
        Assert.Equal(Friday.AddDays(10), calendar.AddWorkingDays(Friday, 5));
    }

    [Fact]
    public void Five_working_days_from_Friday_end_on_the_next_Friday() =>
        Assert.Equal(Friday.AddDays(7), Plain.AddWorkingDays(Friday, 5));

    [Fact]
    public void A_make_up_Sunday_is_worked()
    {
        var calendar = new WorkCalendar(1, [], [Friday.AddDays(2)]);
        Assert.Equal(Friday.AddDays(2), calendar.AddWorkingDays(Friday, 1));
    }

    [Fact]
    public void A_make_up_day_wins_over_a_holiday_on_the_same_day() =>
        Assert.True(new WorkCalendar(1, [Friday], [Friday]).IsWorkingDay(Friday));

    [Fact]
    public void No_working_days_later_is_the_same_day_even_on_a_weekend() =>
        Assert.Equal(Friday.AddDays(1), Plain.AddWorkingDays(Friday.AddDays(1), 0));

    [Fact]
    public void A_negative_count_is_a_mistake_of_the_program() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Plain.AddWorkingDays(Friday, -1));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(7, 5)]
    [InlineData(-1, -1)]
    public void Working_days_left_do_not_count_today(int daysToDue, int expected) =>
        Assert.Equal(expected, Plain.WorkingDaysUntil(Friday, Friday.AddDays(daysToDue)));

    [Fact]
    public void What_was_due_on_Friday_is_overdue_on_Sunday() => Assert.Equal(-1, Plain.WorkingDaysUntil(Friday.AddDays(2), Friday));
}
