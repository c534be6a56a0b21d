using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>The campaigns that the person sets up.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class IndexModel(Access access) : PageModel
{
    private const int PageSize = 50;

    public sealed record CampaignView(int Id, string Name, int Year, string Organiser, CampaignState State, int ParticipantCount, int RoundCount);

    public PageOf<CampaignView> Campaigns { get; private set; } = new();

    public async Task OnGetAsync(int? p, CancellationToken ct) => Campaigns = await Listed(access).PageAsync(p, PageSize, ct);

    internal static IQueryable<CampaignView> Listed(Access access)
    {
        var (db, today) = (access.Db, access.Today);
        return from c in db.Campaigns.Organised(access, Permit.SetUpCampaigns)
               join u in db.Units on c.OrganiserUnitId equals u.Id
               orderby c.Year descending, c.Id descending
               select new CampaignView(
                   c.Id, c.Name, c.Year, u.Name, c.State,
                   c.Participations.Count(p => p.JoinedOn <= today && (p.LeftOn == null || p.LeftOn > today)),
                   db.Rounds.Count(r => r.CampaignId == c.Id));
    }
}
