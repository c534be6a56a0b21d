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

/// <summary>Removes a category in which no unit ever was.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class RemoveCategoryModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;
    public Category Category { get; private set; } = null!;
    public Refusal? WhyNot => Campaign.WhyNotRemoveCategory(Code);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Campaign.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        db.ExpectVersion(Campaign, Input.Version);
        Campaign.RemoveCategory(Code, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Campaigns.RemoveCategory.Done";
        return RedirectToPage("Categories", new { Id });
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        var campaign = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).Include(c => c.Categories).Include(c => c.Participations).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == Id, ct);
        if (campaign?.Categories.SingleOrDefault(c => c.Code == Code) is not { } category)
        {
            return false;
        }

        (Campaign, Category) = (campaign, category);
        return true;
    }
}
