using CampaignPortal.Domain.Imports;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>Takes a table for one's own score sheet in and reports on it; nothing is changed by that.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class ImportModel(ScoreReading reading, ImportDesk desk, Access access, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
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
        if (Input.File is not { } sent)
        {
            ModelState.AddModelError("Input.File", texts["Imports.New.Missing"]);
            return Page();
        }

        await using var content = sent.OpenReadStream();
        var outcome = await desk.UploadAsync(ImportKind.Marks, Id, sent.FileName, content, ct);
        if (outcome.BatchId is { } batch)
        {
            return RedirectToPage("ImportReview", new { id = batch });
        }

        ModelState.AddModelError("Input.File", outcome.Problem is { } problem
            ? texts[$"FileProblem.{problem}"]
            : texts["Imports.New.Headings", string.Join(texts["List.Separator"], outcome.Missing)]);
        return Page();
    }
}
