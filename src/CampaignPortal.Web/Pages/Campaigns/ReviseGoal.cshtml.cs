using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Puts a goal's words and number right; what was registered about it stays.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ReviseGoalModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public GoalForm Input { get; set; } = new();

    public Goal Goal { get; private set; } = null!;
    public Campaign Campaign { get; private set; } = null!;
    public Refusal? WhyNot => Goal.WhyNotRevise(Campaign.State);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Goal is not null)
        {
            Input = GoalForm.Of(Goal);
            Input.Version = Goal.Version;
        }

        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Goal.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        db.ExpectVersion(Goal, Input.Version);
        Goal.Revise(Input.ToText(), Campaign.State, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Campaigns.ReviseGoal.Done";
        return RedirectToPage("Goals", new { id = Goal.CampaignId });
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        var goal = await db.Goals.Organised(access, Permit.SetUpCampaigns).SingleOrDefaultAsync(g => g.Id == Id, ct);
        if (goal is not null)
        {
            (Goal, Campaign) = (goal, await db.Campaigns.SingleAsync(c => c.Id == goal.CampaignId, ct));
        }

        return goal is not null;
    }
}
