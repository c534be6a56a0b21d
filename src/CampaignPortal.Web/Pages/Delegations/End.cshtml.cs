using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Delegations;

/// <summary>Takes one's own delegation back, at once.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class EndModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel, IRedisplay
{
    public IActionResult OnGet(int id) => RedirectToPage("Index");

    public async Task<IActionResult> OnPostAsync([FromRoute] int id, CancellationToken ct)
    {
        var delegation = await db.Delegations.SingleOrDefaultAsync(d => d.Id == id && d.FromPersonId == access.PersonId, ct);
        if (delegation is null)
        {
            return NotFound();
        }

        delegation.End(access.Today.AddDays(-1), access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Delegations.Ended";
        return RedirectToPage("Index");
    }

    public Task<IActionResult> RedisplayAsync(CancellationToken ct) => Task.FromResult<IActionResult>(RedirectToPage("Index"));
}
