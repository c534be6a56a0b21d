using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Assessments;

public sealed class EvidenceTests
{
    private static readonly EvidenceFile File = new("台账.pdf", "application/pdf", 2048, Hash, "a1b2");

    [Fact]
    public void It_begins_with_version_one() => Assert.Equal(1, Unused().Latest.Number);

    [Fact]
    public void Its_period_does_not_end_before_it_begins() =>
        Assert.Equal(
            Refusal.EndsBeforeItBegins,
            RefusalOf(() => _ = new Evidence(Unit, "台账", Today, Today.AddDays(-1), File, Staff, Now)));

    [Fact]
    public void An_empty_file_is_a_mistake_of_the_program() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Evidence(Unit, "台账", Today, Today, File with { Size = 0 }, Staff, Now));

    [Fact]
    public void A_newer_version_leaves_the_earlier_one()
    {
        var evidence = Unused();
        evidence.Replace(File with { Sha256 = OtherHash }, Staff, Now);
        Assert.Equal([(1, Hash), (2, OtherHash)], evidence.Versions.Select(v => (v.Number, v.Sha256)));
    }

    [Fact]
    public void Used_in_a_draft_it_may_be_replaced() => Assert.Null(Used().WhyNotReplace());

    [Fact]
    public void Frozen_it_is_not_replaced() => Assert.Equal(Refusal.Frozen, Frozen().WhyNotReplace());

    [Fact]
    public void One_use_is_on_record_once() =>
        Assert.Equal(Refusal.AlreadyRecorded, Used().WhyNotUse(EvidenceUseKind.SelfAnswer, 15, "1.1"));

    [Fact]
    public void It_may_serve_several_items() => Assert.Null(Used().WhyNotUse(EvidenceUseKind.SelfAnswer, 15, "1.2"));

    [Fact]
    public void A_draft_lets_go_of_it()
    {
        var evidence = Used();
        evidence.Release(EvidenceUseKind.SelfAnswer, 15, "1.1", Staff, Now);
        Assert.Empty(evidence.Uses);
    }

    [Fact]
    public void What_was_submitted_does_not_let_go_of_it() =>
        Assert.Equal(Refusal.Frozen, Frozen().WhyNotRelease(EvidenceUseKind.SelfAnswer, 15, "1.1"));

    [Fact]
    public void A_use_that_is_not_there_is_not_released() =>
        Assert.Equal(Refusal.WrongState, Unused().WhyNotRelease(EvidenceUseKind.SelfAnswer, 15, "1.1"));

    [Fact]
    public void What_does_not_use_it_does_not_freeze_it() =>
        Assert.Equal(Refusal.WrongState, Used().WhyNotFreeze(EvidenceUseKind.Occurrence, 15));

    [Fact]
    public void Freezing_again_keeps_the_first_instant()
    {
        var evidence = Frozen();
        evidence.Freeze(EvidenceUseKind.SelfAnswer, 15, Staff, Now.AddDays(1));
        Assert.Equal(Now, evidence.Uses[0].FrozenAt);
    }

    [Fact]
    public void In_use_it_is_not_removed() => Assert.Equal(Refusal.InUse, Used().WhyNotRemove());

    [Fact]
    public void Unused_it_is_removed()
    {
        var evidence = Unused();
        evidence.Remove(Staff, Now);
        Assert.Equal(Now, evidence.RemovedAt);
    }

    [Fact]
    public void Removed_it_is_neither_used_nor_replaced_nor_removed()
    {
        var evidence = Unused();
        evidence.Remove(Staff, Now);
        Refusal?[] answers = [evidence.WhyNotUse(EvidenceUseKind.Mark, 1, null), evidence.WhyNotReplace(), evidence.WhyNotRemove()];
        Assert.All(answers, a => Assert.Equal(Refusal.WrongState, a));
    }

    private static Evidence Unused() => new Evidence(Unit, "台账", new(2026, 7, 1), new(2026, 9, 30), File, Staff, Now).Stored(6);

    private static Evidence Used()
    {
        var evidence = Unused();
        evidence.Use(EvidenceUseKind.SelfAnswer, 15, RoundId, "1.1", Staff, Now);
        return evidence;
    }

    private static Evidence Frozen()
    {
        var evidence = Used();
        evidence.Freeze(EvidenceUseKind.SelfAnswer, 15, Staff, Now);
        return evidence;
    }
}
