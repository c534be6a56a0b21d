using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Campaigns;

/// <summary>Which campaigns stand above which.</summary>
public sealed class CampaignTree(CampaignDbContext db, Access access)
{
    /// <returns>Names of the campaigns of the person's that may stand above this one, newest first: all but those below it.</returns>
    public async Task<IReadOnlyDictionary<int, string>> AboveAsync(int campaignId, CancellationToken ct)
    {
        var others = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).Where(c => c.State != CampaignState.Discarded).OrderByDescending(c => c.Year).ThenByDescending(c => c.Id)
            .Select(c => new { c.Id, c.Name, Above = c.Outline.ParentCampaignId }).ToListAsync(ct);
        HashSet<int> below = [campaignId];
        while (others.FirstOrDefault(o => o.Above is { } above && below.Contains(above) && !below.Contains(o.Id)) is { } next)
        {
            below.Add(next.Id);
        }

        return others.Where(o => !below.Contains(o.Id)).ToDictionary(o => o.Id, o => o.Name);
    }
}
