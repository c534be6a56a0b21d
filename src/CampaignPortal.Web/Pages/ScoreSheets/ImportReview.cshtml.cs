using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Pages.Imports;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>The report on a file: what its right rows would do, what is wrong with the others, and the button that does it.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class ImportReviewModel(ImportDesk desk, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public ReviewForm Input { get; set; } = new();

    public ReviewView Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.FindAsync(Id, isMarks: true, ct) is not { } batch)
        {
            return NotFound();
        }

        Shown = new ReviewView(batch, await desk.PlanAsync(batch, ct));
        ModelState.Remove("Input.Shown");
        Input.Shown = Shown.Plan?.Fingerprint ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await desk.FindAsync(Id, isMarks: true, ct) is not { } batch)
        {
            return NotFound();
        }

        RefusedException.ThrowIf(batch.State != Domain.Imports.ImportState.DryRun ? Refusal.WrongState : null);
        var count = await desk.ImportAsync(Id, Input.Shown, Input.WithChanges, texts[$"ImportKind.{batch.Kind}"], ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Imports.Marks.Done", $"{count}");
        return RedirectToPage("Grid", new { Id = batch.SheetId });
    }
}
