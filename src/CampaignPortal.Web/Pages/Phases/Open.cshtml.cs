using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Phases;

/// <summary>Opens a phase by hand; its dates then wait until that is withdrawn.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class OpenModel(PhaseDeciding deciding) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public PhaseDecisionForm Input { get; set; } = new();

    public PhasePreview Preview { get; private set; } = null!;
    public PhaseDecisionView View => new(Input, Preview);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await deciding.PreviewAsync(Id, PhaseVerb.Open, ct) is not { } preview)
        {
            return NotFound();
        }

        (Preview, Input.Version) = (preview, preview.Phase.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        var page = await RedisplayAsync(ct);
        if (page is NotFoundResult || !ModelState.IsValid)
        {
            return page;
        }

        await deciding.DecideAsync(Id, PhaseVerb.Open, version, Input.Reason, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Phases.Open.Done", Preview.Phase.Name);
        return RedirectToPage("Index", new { campaignId = Preview.Campaign.Id });
    }
}
