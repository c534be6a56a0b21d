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
public sealed class EditCriterionModel(RulebookDesk desk) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public CriterionForm Input { get; set; } = new();

    public OpenRulebook Open { get; private set; } = null!;
    public CriterionText Stored { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Stored is not null)
        {
            Input = CriterionForm.Of(Stored);
            Input.Version = Open.Version;
        }

        return result;
    }

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

        if (!ModelState.IsValid)
        {
            return Page();
        }

        Input.Code = Code;
        await desk.SaveAsync(Open, Open.Book.Reworded(Input.ToText()), Code, version, ct);
        TempData["Notice"] = "Rulebooks.Saved";
        return RedirectToPage("Details", new { Id });
    }
}
