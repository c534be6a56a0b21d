using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Tests.Shared;

namespace CampaignPortal.Domain.Tests.Campaigns;

public sealed class PhaseTests
{
    [Fact]
    public void A_phase_opens_at_the_start_of_its_earliest_day_and_closes_after_its_latest()
    {
        var phase = Of("2026年8月", "2026年9月中旬");
        Assert.Equal(PhaseState.Planned, phase.StateAt(Given.At(2026, 8, 1).AddTicks(-1)));
        Assert.Equal(PhaseState.Open, phase.StateAt(Given.At(2026, 8, 1)));
        Assert.Equal(PhaseState.Open, phase.StateAt(Given.At(2026, 9, 21).AddTicks(-1)));
        Assert.Equal(PhaseState.Closed, phase.StateAt(Given.At(2026, 9, 21)));
    }

    [Fact]
    public void A_phase_may_last_one_day_or_have_no_end()
    {
        var day = Of("2026-08-12", "2026-08-12");
        Assert.Equal(PhaseState.Open, day.StateAt(Given.Now));
        Assert.Equal(PhaseState.Closed, day.StateAt(Given.At(2026, 8, 13)));
        Assert.Equal(PhaseState.Open, Of("2026-08-12", null).StateAt(Given.At(2036, 8, 13)));
    }

    [Fact]
    public void A_decision_beats_the_dates_until_it_is_withdrawn()
    {
        var phase = Of("2026年10月", "2026年11月");
        phase.Open(CampaignState.Running, "提前开展", Given.Clerk, Given.Now);
        Assert.Equal(PhaseState.Open, phase.StateAt(Given.Now));
        Assert.Equal(PhaseState.Open, phase.StateAt(Given.At(2027, 1, 1)));
        Assert.Equal(Refusal.WrongState, phase.WhyNotTurn(Given.At(2026, 10, 5)));
        phase.Release(CampaignState.Running, "按方案执行", Given.Clerk, Given.Now);
        Assert.Equal(PhaseState.Planned, phase.StateAt(Given.Now));
        Assert.Equal(["Phase.Open", "Phase.Release"], phase.Deeds.Select(d => d.Code));
    }

    [Fact]
    public void Once_the_campaign_runs_a_change_needs_a_reason_and_what_it_was_goes_on_record()
    {
        var phase = Of("2026年8月", "2026年9月");
        var moved = phase.Plan with { End = DateWording.Read("2026年10月", 2026) };
        Assert.Equal(Refusal.ReasonNeeded, Given.RefusalOf(() => phase.Change(CampaignState.Running, moved, " ", Given.Clerk, Given.Now)));
        phase.Change(CampaignState.Running, moved, "任务较重", Given.Clerk, Given.Now);
        var deed = Assert.Single(phase.Deeds);
        Assert.Equal("Phase.Change", deed.Code);
        Assert.Contains("2026-09-30", deed.Before, StringComparison.Ordinal);
        Assert.Contains("2026-10-31", deed.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_phase_that_has_begun_or_holds_what_was_filed_is_not_removed()
    {
        Assert.Equal(Refusal.WrongState, Of("2026年8月", null).WhyNotRemove(CampaignState.Running, 0, Given.Now));
        Assert.Equal(Refusal.InUse, Of("2026年10月", null).WhyNotRemove(CampaignState.Running, 1, Given.Now));
        Assert.Null(Of("2026年10月", null).WhyNotRemove(CampaignState.Running, 0, Given.Now));
    }

    [Fact]
    public void Before_the_campaign_starts_a_phase_is_removed_whatever_its_dates() => Assert.Null(Of("2026年8月", null).WhyNotRemove(CampaignState.Draft, 0, Given.Now));

    [Fact]
    public void Nothing_of_a_finished_campaign_changes()
    {
        var phase = Of("2026年8月", null);
        Assert.Equal(Refusal.WrongState, phase.WhyNotClose(CampaignState.Finished, Given.Now));
        Assert.Equal(Refusal.WrongState, phase.WhyNotChange(CampaignState.Archived));
    }

    [Fact]
    public void A_phase_that_ends_before_it_begins_is_refused() =>
        Assert.Equal(Refusal.EndsBeforeItBegins, Given.RefusalOf(() => Of("2026年9月", "2026年8月")));

    internal static Phase Of(string begin, string? end, params CampaignFunction[] functions) => new Phase(
        Guid.NewGuid(), Given.RunningCampaign(),
        new PhasePlan(1, "查摆问题", null, DateWording.Read(begin, 2026)!, end is null ? null : DateWording.Read(end, 2026), functions), Given.Clerk, Given.Now).Stored(Random.Shared.Next(1, 1_000_000));
}
