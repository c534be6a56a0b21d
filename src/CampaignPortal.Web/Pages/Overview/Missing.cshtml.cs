using CampaignPortal.Web.Operations.Watching;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Overview;

/// <summary>What is missing for one unit, under one standard or all of them: who owes it, until when, and a reminder for each.</summary>
[Authorize(Policy = Permit.WatchCampaigns)]
public sealed class MissingModel(WatchReading reading, MissingReading missing, Access access) : PageModel
{
    public WatchedRound Round { get; private set; } = null!;
    public int UnitId { get; private set; }
    public UnitMissing Missing { get; private set; } = null!;

    public bool MayRemind(MissingSheet sheet) => sheet.MayRemind && sheet.Reminded?.On != access.Today;

    public async Task<IActionResult> OnGetAsync(int roundId, int unitId, string? criterion, CancellationToken ct)
    {
        if (await reading.OpenAsync(roundId, ct) is not { } round || await missing.OfAsync(round, unitId, criterion, ct) is not { } found)
        {
            return NotFound();
        }

        (Round, UnitId, Missing) = (round, unitId, found);
        return Page();
    }
}
