using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>Confirms that a gate is pronounced for a unit, against the documents; never by who recorded it.</summary>
[Authorize(Policy = Permit.DecideOccurrences)]
public sealed class ConfirmPronouncementModel(PronouncementReading reading, RoundGates gates) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public OpenedPronouncement Opened { get; private set; } = null!;
    public Round Round => Opened.Round;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await reading.FindAsync(Id, ct) is not { } opened)
        {
            return NotFound();
        }

        (Opened, Input.Version) = (opened, opened.Pronouncement.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        await gates.ConfirmAsync(Id, version, Opened.Actor, ct);
        TempData["Notice"] = "Pronounce.Confirm.Done";
        return RedirectToPage("Gates", new { id = Round.Id });
    }
}
