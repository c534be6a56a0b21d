using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Organisation;
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

    /// <summary>Duties owed to somebody for whom the person receives.</summary>
    public static IQueryable<Duty> OwedTo(this DbSet<Duty> duties, Access access, string permit)
    {
        var mine = duties.ReceivedFor(access, permit);
        return duties.Where(d => d.Recipients.Any(r => mine.Any(m => m.Id == r.Id)));
    }

    /// <summary>The recipients for whom the person receives: his own office, and the organiser for the administrator of the campaign.</summary>
    public static IQueryable<DutyRecipient> ReceivedFor(this DbSet<Duty> duties, Access access, string permit)
    {
        var (offices, organised) = (access.Units(permit, Roles.OfOffice), access.Units(permit, [Role.Administrator]));
        return from d in duties
               from r in d.Recipients
               where offices.Any(u => u.Id == r.UnitId)
                   || (organised.Any(u => u.Id == r.UnitId) && access.Db.Campaigns.Any(c => c.Id == d.CampaignId && c.OrganiserUnitId == r.UnitId))
               select r;
    }

    /// <summary>Duties of campaigns that the person sees whole.</summary>
    public static IQueryable<Duty> Organised(this DbSet<Duty> duties, Access access, string permit)
    {
        var campaigns = access.Db.Campaigns.Organised(access, permit);
        return duties.Where(d => campaigns.Any(c => c.Id == d.CampaignId));
    }
}
