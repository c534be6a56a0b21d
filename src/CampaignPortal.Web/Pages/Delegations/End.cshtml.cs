using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Delegations;

/// <summary>Takes one's own delegation back, at once.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class EndModel(RightsKeeping rights) : PageModel, IRedisplay
{
    public IActionResult OnGet(int id) => RedirectToPage("Index");

    public async Task<IActionResult> OnPostAsync([FromRoute] int id, CancellationToken ct)
    {
        if (!await rights.EndDelegationAsync(id, ct))
        {
            return NotFound();
        }

        TempData["Notice"] = "Delegations.Ended";
        return RedirectToPage("Index");
    }

    public Task<IActionResult> RedisplayAsync(CancellationToken ct) => Task.FromResult<IActionResult>(RedirectToPage("Index"));
}
