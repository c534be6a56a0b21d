using CampaignPortal.Domain.Organisation;

namespace CampaignPortal.Domain.Tests.Shared;

internal static partial class Given
{
    public const int Holder = 60;

    /// <summary>By an administrator, beside nothing.</summary>
    public static Granting Granting(params Assignment[] beside) => new(Clerk, [Role.Administrator], beside, "张三 1001 一号窗口");

    public static Taking Taking(Role taker = Role.Administrator, bool isLastKeeper = false) => new(Clerk, [taker], isLastKeeper, "张三 1001 一号窗口");

    /// <summary>Held from yesterday on, given by the system.</summary>
    public static Assignment Right(Role role, DateOnly? from = null, DateOnly? to = null, int personId = Holder, int? campaignId = null) =>
        new Assignment(
            personId, role, Unit, withSubtree: false, campaignId, [], from ?? Today.AddDays(-1), to,
            Domain.Organisation.Granting.BySystem("张三 1001 一号窗口"), Now).Stored(personId);
}
