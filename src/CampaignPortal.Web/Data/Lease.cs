using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Web.Data;

/// <summary>Who, of several running instances, does a background job until when. One row a job.</summary>
[Unrecorded]
public sealed class Lease : Entity
{
    public const int NameMaxLength = 64;

    private Lease() => (Job, Holder) = ("", ""); // EF

    public Lease(string job) => (Job, Holder) = (job, "");

    public string Job { get; private set; }
    public string Holder { get; private set; }
    public DateTimeOffset Until { get; private set; }

    /// <returns>False while another holder's time runs.</returns>
    public bool TryTake(string holder, TimeSpan duration, DateTimeOffset now)
    {
        if (Holder != holder && Until > now)
        {
            return false;
        }

        (Holder, Until) = (holder, now + duration);
        return true;
    }
}
