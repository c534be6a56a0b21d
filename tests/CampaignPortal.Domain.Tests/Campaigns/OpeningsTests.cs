using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Tests.Shared;

namespace CampaignPortal.Domain.Tests.Campaigns;

public sealed class OpeningsTests
{
    [Fact]
    public void Without_phases_everything_is_open() =>
        Assert.All(Enum.GetValues<CampaignFunction>(), f => Assert.Null(Openings.At([], Given.Now).WhyNot(f)));

    [Fact]
    public void A_function_that_no_phase_names_stays_open_while_all_phases_are_over()
    {
        var openings = Openings.At([PhaseTests.Of("2026年1月", "2026年2月", CampaignFunction.Duties)], Given.Now);
        Assert.True(openings.IsOpen(CampaignFunction.Scoring));
        Assert.Equal(Refusal.PhaseOver, openings.WhyNot(CampaignFunction.Duties));
    }

    [Fact]
    public void Of_overlapping_phases_one_that_is_open_is_enough()
    {
        Phase[] phases = [PhaseTests.Of("2026年7月", "2026年8月", CampaignFunction.Duties), PhaseTests.Of("2026年8月", "2026年10月", CampaignFunction.Duties)];
        Assert.True(Openings.At(phases, Given.At(2026, 7, 5)).IsOpen(CampaignFunction.Duties));
        Assert.True(Openings.At(phases, Given.At(2026, 8, 20)).IsOpen(CampaignFunction.Duties));
        Assert.True(Openings.At(phases, Given.At(2026, 9, 20)).IsOpen(CampaignFunction.Duties));
        Assert.Equal(Refusal.PhaseOver, Openings.At(phases, Given.At(2026, 11, 1)).WhyNot(CampaignFunction.Duties));
    }

    [Fact]
    public void What_is_closed_names_the_next_phase_that_opens_it_else_the_last_that_closed_it()
    {
        Phase[] phases = [PhaseTests.Of("2026年1月", "2026年2月", CampaignFunction.Scoring), PhaseTests.Of("2026年9月", "2026年9月", CampaignFunction.Scoring), PhaseTests.Of("2026年12月", null, CampaignFunction.Scoring)];
        var openings = Openings.At(phases, Given.Now);
        Assert.Equal((Refusal.PhaseNotBegun, phases[1].Id), (openings.WhyNot(CampaignFunction.Scoring), openings.ClosedBy(CampaignFunction.Scoring)!.PhaseId));
        Assert.Equal(phases[0].Id, Openings.At(phases[..1], Given.Now).ClosedBy(CampaignFunction.Scoring)!.PhaseId);
    }

    [Fact]
    public void What_would_be_is_asked_of_the_same_rule()
    {
        var phase = PhaseTests.Of("2026年8月", null, CampaignFunction.SelfAssessment);
        var openings = Openings.At([phase], Given.Now);
        Assert.False(openings.With(PhaseStanding.Of(phase, Given.Now) with { State = PhaseState.Closed }).IsOpen(CampaignFunction.SelfAssessment));
        Assert.True(openings.Without(phase.Id).IsOpen(CampaignFunction.SelfAssessment));
    }
}
