using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>The goals of a campaign with what was reached of them, and a form for one more.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class GoalsModel(CampaignDbContext db, Access access, CampaignPortraits portraits, CampaignPlanning planning) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public GoalForm Input { get; set; } = new();

    public string Name { get; private set; } = "";
    public Refusal? WhyNotAdd { get; private set; }
    public Refusal? WhyNotRegister { get; private set; }
    public IReadOnlyList<GoalView> Goals { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var campaign = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).Where(c => c.Id == Id).Select(c => new { c.Name, c.State }).SingleOrDefaultAsync(ct);
        if (campaign is null)
        {
            return NotFound();
        }

        (Name, WhyNotAdd, WhyNotRegister) = (campaign.Name, campaign.State.WhyNotPlan(), campaign.State.WhyNotNote());
        Goals = await portraits.GoalsAsync(Id, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await db.Campaigns.Organised(access, Permit.SetUpCampaigns).AnyAsync(c => c.Id == Id, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        await planning.AddGoalAsync(Id, Input.ToText(), ct);
        TempData["Notice"] = "Campaigns.Goals.Added";
        return RedirectToPage(new { Id });
    }
}
