using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Gives a criterion another place; its items go with it.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class MoveCriterionModel(RulebookDesk desk, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }

        /// <summary>Code of the criterion behind which it comes to stand; empty for the first place.</summary>
        public string Behind { get; set; } = "";
    }

    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public OpenRulebook Open { get; private set; } = null!;
    public CriterionText Stored { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Places =>
    [
        new(texts["Rulebooks.Behind.First"], ""),
        .. Open.Book.Criteria.Where(c => c.Code != Code).Select(c => new SelectListItem(texts["Rulebooks.Behind.Choice", c.Code, c.Heading], c.Code)),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        Input.Behind = Open?.Book.Criteria.TakeWhile(c => c.Code != Code).LastOrDefault()?.Code ?? "";
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

        if (Places.All(p => p.Value != Input.Behind))
        {
            ModelState.AddModelError("Input.Behind", texts["Validation.Value"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await desk.SaveAsync(Open, Open.Book.Moved(Stored, Open.Book.FindCriterion(Input.Behind)), Code, version, ct);
        TempData["Notice"] = "Rulebooks.Saved";
        return RedirectToPage("Details", new { Id });
    }
}
