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

    /// <summary>Whether the discarded ones are listed too.</summary>
    public bool All { get; private set; }

    public int DiscardedCount { get; private set; }
    public IDictionary<string, string> Filters => All ? new Dictionary<string, string> { ["all"] = "true" } : [];

    public async Task OnGetAsync(int? p, bool all, CancellationToken ct)
    {
        (All, Campaigns) = (all, await Listed(access, all).PageAsync(p, PageSize, ct));
        DiscardedCount = await access.Db.Campaigns.Organised(access, Permit.SetUpCampaigns).CountAsync(c => c.State == CampaignState.Discarded, ct);
    }

    internal static IQueryable<CampaignView> Listed(Access access, bool all)
    {
        var (db, today) = (access.Db, access.Today);
        return from c in db.Campaigns.Organised(access, Permit.SetUpCampaigns)
               where all || c.State != CampaignState.Discarded
               join u in db.Units on c.OrganiserUnitId equals u.Id
               orderby c.Year descending, c.Id descending
               select new CampaignView(
                   c.Id, c.Name, c.Year, u.Name, c.State,
                   c.Participations.Count(p => p.JoinedOn <= today && (p.LeftOn == null || p.LeftOn > today)),
                   db.Rounds.Count(r => r.CampaignId == c.Id));
    }
}
