using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Imports;

/// <summary>Takes a file in and reports on it; nothing is changed by that.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class NewModel(ImportSteps steps) : PageModel, IRedisplay
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

        var handedIn = await steps.HandInAsync(kind, null, Input.File, ct);
        if (handedIn.BatchId is { } id)
        {
            return RedirectToPage("Review", new { id });
        }

        ModelState.AddModelError("Input.File", handedIn.Problem!);
        return Page();
    }
}
