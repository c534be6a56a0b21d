using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Standards;

public sealed class StandardSetTests
{
    [Fact]
    public void Versions_are_numbered_from_one() => Assert.Equal(1, WithDraft().Latest!.Number);

    [Fact]
    public void Criteria_keep_the_order_in_which_they_are_given() =>
        Assert.Equal([("1.1", 1), ("1.2", 2)], WithDraft().Latest!.Criteria.Select(c => (c.Code, c.Order)));

    [Fact]
    public void A_second_draft_waits_for_the_first() => Assert.Equal(Refusal.WrongState, WithDraft().WhyNotAddVersion());

    [Fact]
    public void After_a_frozen_version_the_next_is_made()
    {
        var set = WithFrozen();
        Assert.Equal(2, set.AddVersion([Criterion("1.1")], Clerk, Now).Number);
    }

    [Fact]
    public void A_draft_is_rewritten()
    {
        var set = WithDraft();
        set.Rewrite([Criterion("2.1")], Clerk, Now);
        Assert.Equal("2.1", Assert.Single(set.Latest!.Criteria).Code);
    }

    [Fact]
    public void A_frozen_version_is_not_rewritten() => Assert.Equal(Refusal.Frozen, WithFrozen().WhyNotRewrite());

    [Fact]
    public void A_set_without_versions_has_nothing_to_rewrite() =>
        Assert.Equal(Refusal.WrongState, new StandardSet("S", "窗口评比标准", Clerk, Now).WhyNotRewrite());

    [Fact]
    public void A_version_is_frozen_once() => Assert.Equal(Refusal.Frozen, WithFrozen().WhyNotFreeze(1));

    [Fact]
    public void A_code_stands_once_in_a_version() =>
        Assert.Throws<ArgumentException>(() => Set().AddVersion([Criterion("a1"), Criterion("A1")], Clerk, Now));

    [Fact]
    public void A_new_version_changes_the_set_itself() => Assert.True(WithDraft().IsTouched);

    [Fact]
    public void A_set_is_renamed_on_record_and_not_to_what_it_is_called_already()
    {
        var set = WithFrozen();
        set.Rename(" 窗口标准 ", Clerk, Now);
        var deed = set.Deeds[^1];
        Assert.Equal(("窗口标准", "StandardSet.Rename", "窗口评比标准", "窗口标准"), (set.Name, deed.Code, deed.Before, deed.After));
        Assert.Equal(Refusal.AlreadyRecorded, set.WhyNotRename("窗口标准"));
    }

    private static Criterion Criterion(string code) => new(code, "作风建设", "思想作风正", "牢记宗旨,文明、热情、快捷、高效服务");

    private static StandardSet Set() => new("S", "窗口评比标准", Clerk, Now);

    private static StandardSet WithDraft()
    {
        var set = Set();
        set.AddVersion([Criterion("1.1"), Criterion("1.2")], Clerk, Now);
        return set;
    }

    private static StandardSet WithFrozen()
    {
        var set = WithDraft();
        set.Freeze(1, Clerk, Now);
        return set;
    }
}
