using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Pages.Imports;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>Takes back all that a file brought, as long as nothing of it has been used.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class ImportUndoModel(ImportSteps steps) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    public UndoView Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await steps.ReviewUndoAsync(Id, isMarks: true, ct) is not { } undoing)
        {
            return NotFound();
        }

        Shown = new UndoView(undoing);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await steps.UndoAsync(Id, isMarks: true, ct) is not { } batch)
        {
            return NotFound();
        }

        (TempData["Notice"], TempData["NoticeAbout"]) = ("Imports.Undo.Done", batch.FileName);
        return RedirectToPage("Grid", new { Id = batch.SheetId });
    }
}
