using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using Xunit;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class BurdenTests
{
    [Fact]
    public void Reading_five_items_through_takes_three_minutes() => Assert.Equal(3, new SelfBurden(SelfMode.ExceptionOnly, 5, 0, 0, 0).Minutes); // 60 + 75 s

    [Fact]
    public void Answering_each_of_them_takes_longer() => Assert.Equal(6, new SelfBurden(SelfMode.Full, 5, 0, 0, 0).Minutes); // 60 + 300 s

    [Fact]
    public void A_file_that_was_filed_before_costs_less() => Assert.Equal(
        (4, 2), (new SelfBurden(SelfMode.ExceptionOnly, 0, 0, 1, 0).Minutes, new SelfBurden(SelfMode.ExceptionOnly, 0, 0, 1, 1).Minutes));

    [Fact]
    public void The_minutes_are_the_sum_of_their_terms()
    {
        var burden = new SelfBurden(SelfMode.ExceptionOnly, 5, 0, 0, 0) { Tasks = new TaskBurden(0, 0, 1) };
        Assert.Equal(
            [new(BurdenPart.Sheet, 1), new(BurdenPart.Read, 5), new(BurdenPart.TaskFile, 1)],
            burden.Terms);
        Assert.Equal(6, burden.Minutes); // 60 + 75 + 180 s
    }

    [Fact]
    public void A_round_that_asks_for_nothing_takes_no_time() => Assert.Equal(0, new SelfBurden(SelfMode.Full, 0, 0, 0, 0).Minutes);

    [Fact]
    public void An_office_marks_four_cells_a_minute() => Assert.Equal(7, new ScoringBurden(27).Minutes);
}
