using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>Takes a table for one's own score sheet in and reports on it; nothing is changed by that.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class ImportModel(ScoreReading reading, ImportSteps steps, Access access) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public IFormFile? File { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ScoreHead Head { get; private set; } = null!;
    public Refusal? WhyNot => Head.Sheet.WhyNotWrite(Head.Round, access.ArrivedAt);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await reading.FindAsync(Id, ct) is not { } head)
        {
            return NotFound();
        }

        Head = head;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await RedisplayAsync(ct) is NotFoundResult none)
        {
            return none;
        }

        RefusedException.ThrowIf(WhyNot);
        var handedIn = await steps.HandInAsync(ImportKind.Marks, Id, Input.File, ct);
        if (handedIn.BatchId is { } batch)
        {
            return RedirectToPage("ImportReview", new { id = batch });
        }

        ModelState.AddModelError("Input.File", handedIn.Problem!);
        return Page();
    }
}
