using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Pages.Timeline;

namespace CampaignPortal.Web.Tests.Phases;

/// <summary>How a campaign's days are drawn.</summary>
public sealed class TimelineTests
{
    [Fact]
    public void A_bar_is_solid_from_the_first_possible_day_to_the_last_and_hatched_at_its_vague_ends_only()
    {
        var bar = Drawn("11月", "12月");
        Assert.Equal((0m, (decimal)TimelineView.Wide), (bar.X, bar.Width));
        Assert.Equal((bar.Width / 5, bar.Width / 5), (bar.VagueBegin, bar.VagueEnd));
        Assert.Equal((0m, 0m), (Drawn("11月3日", "12月5日").VagueBegin, Drawn("11月3日", "12月5日").VagueEnd));
        Assert.Equal(0m, Drawn("11月3日", null).VagueEnd);
    }

    private static Bar Drawn(string begin, string? end)
    {
        var plan = new PhasePlan(1, "查摆问题", null, DateWording.Read(begin, 2026)!, end is null ? null : DateWording.Read(end, 2026), []);
        return Assert.Single(new TimelineView([new PhaseStanding(1, plan, PhaseState.Open)], [], new(2026, 12, 1)).Bars);
    }
}
