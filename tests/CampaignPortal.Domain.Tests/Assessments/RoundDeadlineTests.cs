using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Assessments;

/// <summary>A day is over at midnight in Beijing, which is 16:00 UTC: one millisecond before, at it, one after.</summary>
public sealed class RoundDeadlineTests
{
    private static readonly DateTimeOffset End = new(2026, 9, 25, 16, 0, 0, TimeSpan.Zero);
    private static readonly RoundDates WithLateDays = Dates with { LateUntilOn = new(2026, 9, 28) };

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, Refusal.TooLate)]
    [InlineData(1, Refusal.TooLate)]
    public void A_self_assessment_is_taken_until_its_day_ends(int milliseconds, Refusal? expected) =>
        Assert.Equal(expected, OpenRound().WhyNotSubmitSelf(Unit, End.AddMilliseconds(milliseconds)));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void It_is_late_from_the_end_of_its_day(int milliseconds, bool expected) =>
        Assert.Equal(expected, OpenRound(WithLateDays).IsLate(Unit, End.AddMilliseconds(milliseconds)));

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, Refusal.TooLate)]
    [InlineData(1, Refusal.TooLate)]
    public void A_late_one_is_taken_until_the_named_day_ends(int milliseconds, Refusal? expected) =>
        Assert.Equal(expected, OpenRound(WithLateDays).WhyNotSubmitSelf(Unit, End.AddDays(3).AddMilliseconds(milliseconds)));

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, Refusal.TooLate)]
    [InlineData(1, Refusal.TooLate)]
    public void An_extended_one_is_taken_until_its_own_day_ends(int milliseconds, Refusal? expected) =>
        Assert.Equal(expected, Extended().WhyNotSubmitSelf(Unit, End.AddDays(2).AddMilliseconds(milliseconds)));

    [Fact]
    public void Within_its_extension_it_is_not_late() => Assert.False(Extended().IsLate(Unit, End.AddDays(2).AddMilliseconds(-1)));

    [Fact]
    public void An_extension_is_one_units_own() => Assert.Equal(Refusal.TooLate, Extended().WhyNotSubmitSelf(OtherUnit, End));

    [Fact]
    public void The_furthest_of_two_extensions_counts()
    {
        var round = Extended();
        round.Extend(Unit, new(2026, 9, 28), new(2026, 9, 30), "仍未来电", Clerk, Now);
        Assert.Equal(new DateOnly(2026, 9, 28), round.SelfDueOnFor(Unit));
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, Refusal.TooLate)]
    [InlineData(1, Refusal.TooLate)]
    public void One_that_was_sent_back_is_taken_until_the_confirmation_is_due(int milliseconds, Refusal? expected) =>
        Assert.Equal(expected, OpenRound().WhyNotSubmitSelfAgain(Unit, EndOf(Dates.ConfirmDueOn).AddMilliseconds(milliseconds)));

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, Refusal.TooLate)]
    [InlineData(1, Refusal.TooLate)]
    public void Marks_are_taken_until_their_day_ends(int milliseconds, Refusal? expected) =>
        Assert.Equal(expected, OpenRound().WhyNotSubmitMarks(EndOf(Dates.ScoringDueOn).AddMilliseconds(milliseconds)));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void A_confirmation_is_late_from_the_end_of_its_day(int milliseconds, bool expected) =>
        Assert.Equal(expected, OpenRound().IsConfirmationLate(Unit, EndOf(Dates.ConfirmDueOn).AddMilliseconds(milliseconds)));

    [Fact]
    public void A_planned_round_takes_no_sheet() => Assert.Equal(Refusal.RoundNotOpen, PlannedRound().WhyNotSubmitSelf(Unit, Now));

    [Fact]
    public void A_closed_round_takes_no_sheet() => Assert.Equal(Refusal.RoundNotOpen, ClosedRound().WhyNotSubmitSelf(Unit, Now));

    [Fact]
    public void A_closed_round_takes_no_marks() => Assert.Equal(Refusal.RoundNotOpen, ClosedRound().WhyNotSubmitMarks(Now));

    [Fact]
    public void A_unit_outside_the_round_files_nothing() => Assert.Equal(Refusal.NotEntitled, OpenRound().WhyNotSubmitSelf(99, Now));

    [Fact]
    public void What_was_sent_back_is_due_on_the_day_of_the_head()
    {
        var round = OpenRound();
        Assert.Equal(Dates.SelfDueOn, round.SelfDueOnFor(Unit, SheetState.Draft));
        Assert.Equal(Dates.ConfirmDueOn, round.SelfDueOnFor(Unit, SheetState.Returned));
    }

    private static Round Extended()
    {
        var round = OpenRound();
        round.Extend(Unit, new(2026, 9, 27), new(2026, 9, 30), "系统停电", Clerk, Now);
        return round;
    }
}
