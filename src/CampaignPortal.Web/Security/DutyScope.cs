using CampaignPortal.Domain.Duties;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>Which duties exist for somebody: those of campaigns that he sees whole, those his units owe, and those owed to his units.</summary>
public static class DutyScope
{
    public static IQueryable<Duty> VisibleTo(this DbSet<Duty> duties, Access access, string permit)
    {
        var (campaigns, owing, receiving) = (access.Db.Campaigns.Organised(access, permit), access.Units(permit, Roles.OfUnit), access.Units(permit, Roles.OfOffice));
        return duties.Where(d =>
            campaigns.Any(c => c.Id == d.CampaignId)
            || owing.Any(u => u.Id == d.OwedByUnitId)
            || d.Recipients.Any(r => receiving.Any(u => u.Id == r.UnitId)));
    }

    /// <summary>Duties of the units for which the permit's rights file.</summary>
    public static IQueryable<Duty> OwedBy(this DbSet<Duty> duties, Access access, string permit)
    {
        var reached = access.Units(permit, Roles.OfOffice);
        return duties.Where(d => reached.Any(u => u.Id == d.OwedByUnitId));
    }

    /// <summary>Duties owed to units for which the permit's rights receive.</summary>
    public static IQueryable<Duty> OwedTo(this DbSet<Duty> duties, Access access, string permit)
    {
        var reached = access.Units(permit);
        return duties.Where(d => d.Recipients.Any(r => reached.Any(u => u.Id == r.UnitId)));
    }

    /// <summary>Duties of campaigns that the person sees whole.</summary>
    public static IQueryable<Duty> Organised(this DbSet<Duty> duties, Access access, string permit)
    {
        var campaigns = access.Db.Campaigns.Organised(access, permit);
        return duties.Where(d => campaigns.Any(c => c.Id == d.CampaignId));
    }
}
