using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>Takes back all that a file brought, as long as nothing of it has been used.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class ImportUndoModel(ImportDesk desk, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    public ImportBatch Batch { get; private set; } = null!;

    /// <summary>What has been done since with what it brought.</summary>
    public IReadOnlyList<string> Uses { get; private set; } = [];

    /// <summary>How many cells it filled.</summary>
    public int CellCount { get; private set; }

    public Refusal? WhyNot => Batch.WhyNotUndo(Uses.Count > 0);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.FindAsync(Id, isMarks: true, ct) is not { } batch)
        {
            return NotFound();
        }

        (Batch, CellCount) = (batch, await desk.CellsAsync(batch, ct));
        Uses = batch.State == ImportState.Imported ? await desk.Of(batch.Kind).UsesAsync(batch, ct) : [];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await desk.FindAsync(Id, isMarks: true, ct) is not { } batch)
        {
            return NotFound();
        }

        await desk.UndoAsync(Id, texts[$"ImportKind.{batch.Kind}"], ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Imports.Undo.Done", batch.FileName);
        return RedirectToPage("Grid", new { Id = batch.SheetId });
    }
}
