using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;
using LinkRole = CampaignPortal.Domain.Scoring.LinkRole;
using Multiplier = CampaignPortal.Domain.Scoring.Multiplier;
using OccurrenceWeighing = CampaignPortal.Domain.Scoring.OccurrenceWeighing;

namespace CampaignPortal.Domain.Tests.Assessments;

/// <summary>What makes an occurrence weigh more, and on whom else it falls.</summary>
public sealed class OccurrenceWeighingTests
{
    private const int Chief = 4711;

    private static readonly OccurrenceWeighing Weighing = new(
        [new Multiplier("leader", new("领导指出"), 2), new Multiplier("press", new("媒体曝光"), 1.5m)], null,
        [new LinkRole("window", new("窗口"), 1), new LinkRole("chief", new("首席"), 0.5m)]);

    private static OccurrenceFiling Shared(params OccurrenceSubject[] subjects) => Filing() with { Subjects = subjects, Weighing = Weighing };

    private static OccurrenceSubject Window(int unitId = 1) => new(unitId, role: "window");

    private static OccurrenceSubject OfChief(int unitId = Chief) => new(unitId, factor: 0.5m, role: "chief");

    private static Refusal? WhyNot(OccurrenceFiling filing, OccurrenceFacts? facts = null) => Domain.Assessments.Occurrence.WhyNotRecord(OpenRound(), facts ?? Facts, filing);

    [Fact]
    public void Its_total_is_multiplied_by_all_that_apply()
    {
        var filing = Shared(Window(), OfChief()) with { Multipliers = ["press", "leader"] };
        var occurrence = new Occurrence(OpenRound(), "2026-0012", Facts with { Points = 1.5m, Count = 2 }, filing, Finder, Now);
        Assert.Equal(9, occurrence.TotalPoints);
        Assert.Equal(["leader", "press"], occurrence.Multipliers.Select(m => m.Code));
    }

    [Fact]
    public void A_multiplier_that_the_item_does_not_know_is_refused() =>
        Assert.Equal(Refusal.NoSuchRule, WhyNot(Shared(Window()) with { Multipliers = ["rain"] }));

    [Fact]
    public void A_multiplier_that_is_named_twice_is_refused() =>
        Assert.Equal(Refusal.NoSuchRule, WhyNot(Shared(Window()) with { Multipliers = ["leader", "leader"] }));

    [Fact]
    public void Each_unit_bears_a_share_of_the_item() => Assert.Equal(Refusal.NoSuchRule, WhyNot(Shared(Window(), new OccurrenceSubject(Chief))));

    [Fact]
    public void A_share_is_worth_what_the_item_says() =>
        Assert.Equal(Refusal.NoSuchRule, WhyNot(Shared(new OccurrenceSubject(Chief, factor: 0.6m, role: "chief"))));

    [Fact]
    public void An_item_without_shares_takes_none() => Assert.Equal(Refusal.NoSuchRule, WhyNot(Filing() with { Subjects = [Window()] }));

    [Fact]
    public void A_unit_bears_one_share() => Assert.Equal(Refusal.UnitNamedTwice, WhyNot(Shared(Window(), OfChief(1))));

    [Fact]
    public void Nothing_is_recorded_that_no_figure_could_hold()
    {
        OccurrenceWeighing heavy = new([.. Enumerable.Range(1, 4).Select(i => new Multiplier($"m{i}", new($"情形{i}"), 100))], null, []);
        Assert.Equal(Refusal.OutsideRange, WhyNot(Filing() with { Weighing = heavy, Multipliers = ["m1", "m2", "m3", "m4"] }));
        Assert.Null(WhyNot(Filing() with { Weighing = heavy, Multipliers = ["m1"] }));
    }

    [Fact]
    public void Sent_again_with_another_share_or_multiplier_it_is_another_fact()
    {
        var filing = Shared(Window(), OfChief()) with { Multipliers = ["leader"] };
        var occurrence = new Occurrence(OpenRound(), "2026-0012", Facts, filing, Finder, Now);
        Assert.True(occurrence.IsRepeatedBy(Facts, filing));
        Assert.False(occurrence.IsRepeatedBy(Facts, filing with { Multipliers = [] }));
        Assert.False(occurrence.IsRepeatedBy(Facts, filing with { Subjects = [Window(), Window(Chief)] }));
    }
}
