using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Rulebooks;

[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class RemoveCriterionModel(RulebookDesk desk) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public OpenRulebook Open { get; private set; } = null!;
    public CriterionText Stored { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open || open.Book.FindCriterion(Code) is not { } stored)
        {
            return NotFound();
        }

        (Open, Stored, Input.Version) = (open, stored, open.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        await desk.SaveAsync(Open, Open.Book.Without(Stored), Code, version, ct);
        TempData["Notice"] = "Rulebooks.RemoveCriterion.Done";
        return RedirectToPage("Details", new { Id });
    }
}
