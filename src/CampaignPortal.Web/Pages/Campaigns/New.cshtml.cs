using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>The three ways to a campaign: from a template, after an earlier one, from blank.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class NewModel(CampaignDbContext db, Access access, TemplatePacks packs) : PageModel
{
    private const int MaxEarlier = 20;

    public sealed record EarlierView(int Id, string Name, int Year, CampaignState State);

    public IReadOnlyList<TemplatePack> Packs => [.. packs.SimplestFirst];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<EarlierView> Earlier { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) =>
        Earlier = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).Where(c => c.State != CampaignState.Discarded).OrderByDescending(c => c.Year).ThenByDescending(c => c.Id).Take(MaxEarlier)
            .Select(c => new EarlierView(c.Id, c.Name, c.Year, c.State)).ToListAsync(ct);
}
