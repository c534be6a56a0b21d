using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Campaigns;

public sealed class SchemeVersionTests
{
    [Fact]
    public void A_hash_is_sixty_four_lower_case_hexadecimal_digits() =>
        Assert.Throws<ArgumentException>(() => new SchemeVersion(CampaignId, 1, "text", Hash.ToUpperInvariant(), Clerk, Now));

    [Fact]
    public void A_draft_is_rewritten()
    {
        var version = Version();
        version.Rewrite("other", OtherHash, Clerk, Now);
        Assert.Equal(("other", OtherHash), (version.CanonicalText, version.Hash));
    }

    [Fact]
    public void A_frozen_version_is_not_rewritten() => Assert.Equal(Refusal.Frozen, RefusalOf(() => Frozen().Rewrite("other", OtherHash, Clerk, Now)));

    [Fact]
    public void A_version_is_frozen_once() => Assert.Equal(Refusal.Frozen, Frozen().WhyNotFreeze());

    private static SchemeVersion Version() => new(CampaignId, 1, "text", Hash, Clerk, Now);

    private static SchemeVersion Frozen()
    {
        var version = Version();
        version.Freeze(Clerk, Now);
        return version;
    }
}
