using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Pages.Imports;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>The report on a file: what its right rows would do, what is wrong with the others, and the button that does it.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class ImportReviewModel(ImportSteps steps) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public ReviewForm Input { get; set; } = new();

    public ReviewView Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await steps.ReviewAsync(Id, isMarks: true, ct) is not { } report)
        {
            return NotFound();
        }

        ModelState.Remove("Input.Shown");
        Input.Shown = report.Plan?.Fingerprint ?? "";
        Shown = new ReviewView(report, Input);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await steps.ImportAsync(Id, isMarks: true, Input.Shown, Input.WithChanges, ct) is not { } done)
        {
            return NotFound();
        }

        (TempData["Notice"], TempData["NoticeAbout"]) = ("Imports.Marks.Done", $"{done.Count}");
        return RedirectToPage("Grid", new { Id = done.Batch.SheetId });
    }
}
