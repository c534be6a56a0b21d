using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
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

/// <summary>Changes an item; its code and its kind stay.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class EditItemModel(RulebookDesk desk, OfficeChoices offices, RulebookWords words, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public ItemForm Input { get; set; } = new();

    public OpenRulebook Open { get; private set; } = null!;
    public ItemView Fields => new(Input, Open.Book.Scheme.Channels, Offices, words, Stored);
    private Item Stored { get; set; } = null!;
    private IReadOnlyList<SelectListItem> Offices { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Stored is not null)
        {
            Input = ItemForm.Of(Open.Book, Stored);
            Input.Version = Open.Version;
        }

        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open || open.Book.FindItem(Code) is not { } stored)
        {
            return NotFound();
        }

        (Open, Stored, Input.Version, Offices) = (open, stored, open.Version, await offices.OpenAsync(stored.Head.ResponsibleOffice, ct));
        Input.PlaceIn(open.Book.Scheme.Channels);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (!OfficeChoices.Offers(Offices, Input.Office) || Input.Kind != Open.Book.KindOf(Stored))
        {
            ModelState.AddModelError("Input.Office", texts["Validation.Value"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        Input.Code = Code;
        await desk.SaveAsync(Open, Open.Book.With(Input.ToItem(Stored, Stored.Head.Criterion), Input.Kind.IsInBlock), Code, version, ct);
        TempData["Notice"] = "Rulebooks.Saved";
        return RedirectToPage("Details", new { Id });
    }
}
