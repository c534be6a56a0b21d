using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Rulebooks;

[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class RemoveConsequenceModel(RulebookDesk desk, GateWords gates) : PageModel, IRedisplay
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
    public ConsequenceRule Stored { get; private set; } = null!;
    public string Sentence => gates.Of(Stored, Open.Book.Scheme);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open || open.Book.Scheme.Standing.Consequences.FirstOrDefault(c => c.Code == Code) is not { } stored)
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

        await desk.SaveAsync(Open, Open.Book.WithoutConsequence(Stored), Stored.Name.Zh, version, ct);
        TempData["Notice"] = "Rulebooks.RemoveConsequence.Done";
        return RedirectToPage("Details", null, new { Id }, "gates");
    }
}
