using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Imports;

/// <summary>Takes a file in and reports on it; nothing is changed by that.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class NewModel(ImportDesk desk, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public IFormFile? File { get; set; }
    }

    [FromRoute]
    public string Kind { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public Task<IActionResult> RedisplayAsync(CancellationToken ct) =>
        Task.FromResult<IActionResult>(ImportKinds.Of(Kind) is null ? NotFound() : Page());

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ImportKinds.Of(Kind) is not { } kind)
        {
            return NotFound();
        }

        if (Input.File is not { } sent)
        {
            ModelState.AddModelError("Input.File", texts["Imports.New.Missing"]);
            return Page();
        }

        await using var content = sent.OpenReadStream();
        var outcome = await desk.UploadAsync(kind, null, sent.FileName, content, ct);
        if (outcome.BatchId is { } id)
        {
            return RedirectToPage("Review", new { id });
        }

        ModelState.AddModelError("Input.File", outcome.Problem is { } problem
            ? texts[$"FileProblem.{problem}"]
            : texts["Imports.New.Headings", string.Join(texts["List.Separator"], outcome.Missing)]);
        return Page();
    }
}
