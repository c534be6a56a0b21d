using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Ends a campaign: no quarter is planned or opened any more. What a quarter has decided can still be corrected.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class FinishModel(CampaignDbContext db, Access access, DutyLayout layout, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed record RoundView(int Id, Quarter Quarter, RoundState State);

    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;

    /// <summary>Quarters without a decision, open ones first of all.</summary>
    public IReadOnlyList<RoundView> Undecided { get; private set; } = [];

    /// <summary>Duties that units still owe; they are not asked any more afterwards.</summary>
    public int OwedCount { get; private set; }

    public Refusal? WhyNot => Campaign.WhyNotFinish(Undecided.Count(r => r.State == RoundState.Open));

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        (Campaign, Input.Version) = (campaign, campaign.Version);
        var rounds = await db.Rounds.Where(r => r.CampaignId == Id && !db.RoundResults.Any(x => x.RoundId == r.Id && x.DecidedAt != null)).OrderBy(r => r.QuarterCode)
            .Select(r => new RoundView(r.Id, r.Quarter, r.State)).ToListAsync(ct);
        OwedCount = await Duties.CountAsync(d => DutyStates.Outstanding.Contains(d.State), ct);
        Undecided = [.. rounds.OrderBy(r => r.State == RoundState.Open ? 0 : 1)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is null)
        {
            return NotFound();
        }

        await db.AsOneAsync(FinishAsync, ct);
        TempData["Notice"] = "Campaigns.Finish.Done";
        return RedirectToPage("Details", new { Id });
    }

    /// <summary>In one transaction, so that no round opens in between.</summary>
    private async Task FinishAsync(CancellationToken ct)
    {
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == Id, ct);
        db.ExpectVersion(campaign, Input.Version);
        campaign.Finish(await db.Rounds.CountAsync(r => r.CampaignId == Id && r.State == RoundState.Open, ct), access.Self, clock.GetUtcNow());
        await layout.WithdrawAsync(Duties, null, access.Self, ct);
        await db.SaveChangesAsync(ct);
    }

    private IQueryable<Duty> Duties => db.Duties.Where(d => d.CampaignId == Id);

    private Task<Campaign?> FindAsync(CancellationToken ct) =>
        db.Campaigns.Organised(access, Permit.SetUpCampaigns).AsNoTracking().SingleOrDefaultAsync(c => c.Id == Id, ct);
}
