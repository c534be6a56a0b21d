using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Web.Security;

/// <summary>
/// Failed sign-ins of one account name from one address. A stranger who guesses locks out his own address; only a
/// flood from many addresses locks the name itself (see <see cref="SignInDoor"/>). Unknown names are counted alike.
/// </summary>
[Unrecorded]
public sealed class SignInGuard : Entity
{
    private SignInGuard() => (AccountName, Address) = ("", ""); // EF

    public SignInGuard(string accountName, string address) => (AccountName, Address) = (accountName, address);

    /// <summary>Normalised name as typed, whether it exists or not.</summary>
    public string AccountName { get; private set; }

    public string Address { get; private set; }
    public int FailureCount { get; private set; }
    public DateTimeOffset LastFailureAt { get; private set; }
    public DateTimeOffset? LockedUntil { get; private set; }

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    public void Fail(DateTimeOffset now, int limit, TimeSpan duration)
    {
        FailureCount = now - LastFailureAt > duration ? 1 : FailureCount + 1;
        LastFailureAt = now;
        if (FailureCount >= limit)
        {
            LockedUntil = now + duration;
        }
    }

    public void Clear() => (FailureCount, LockedUntil) = (0, null);
}
