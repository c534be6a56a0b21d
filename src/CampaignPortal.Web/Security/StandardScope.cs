using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>Which versions of standards exist for somebody.</summary>
public static class StandardScope
{
    /// <summary>
    /// Versions that a campaign goes by which the person sees whole, and those that a round pinned in which he has a part: who
    /// is rated may read by what.
    /// </summary>
    public static IQueryable<StandardSetVersion> VisibleTo(this DbSet<StandardSetVersion> versions, Access access, string permit)
    {
        var (organised, rounds) = (access.Db.Campaigns.Organised(access, permit).Where(c => c.State != CampaignState.Discarded), access.Db.Rounds.VisibleTo(access, permit));
        return versions.Where(v => organised.Any(c => c.StandardSetVersionId == v.Id) || rounds.Any(r => r.StandardSetVersionId == v.Id));
    }

    /// <summary>Versions of schemes likewise.</summary>
    /// <inheritdoc cref="VisibleTo(DbSet{StandardSetVersion}, Access, string)"/>
    public static IQueryable<SchemeVersion> VisibleTo(this DbSet<SchemeVersion> versions, Access access, string permit)
    {
        var (organised, rounds) = (access.Db.Campaigns.Organised(access, permit).Where(c => c.State != CampaignState.Discarded), access.Db.Rounds.VisibleTo(access, permit));
        return versions.Where(v => organised.Any(c => c.SchemeVersionId == v.Id) || rounds.Any(r => r.SchemeVersionId == v.Id));
    }
}
