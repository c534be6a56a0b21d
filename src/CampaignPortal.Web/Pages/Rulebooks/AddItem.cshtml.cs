using CampaignPortal.Domain.Rulebooks;
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

/// <summary>Adds an item to a criterion, or on top of all: first its kind is chosen, then only what that kind needs is asked.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class AddItemModel(RulebookDesk desk, OfficeChoices offices, RulebookWords words, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    /// <summary>The criterion that it rates; empty for none.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Criterion { get; set; }

    /// <summary>Null while it is still to be chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public ItemKind? Kind { get; set; }

    [BindProperty]
    public ItemForm Input { get; set; } = new();

    public OpenRulebook Open { get; private set; } = null!;
    public ItemView Fields => new(Input, Open.Book.Scheme.Channels, Offices, words, null);
    public string Rated => string.IsNullOrEmpty(Criterion) ? texts["Rulebooks.AddItem.OnTop"] : $"{Criterion} {Open.Book.FindCriterion(Criterion)!.Heading}";
    private IReadOnlyList<SelectListItem> Offices { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Open is not null && Kind is { } kind)
        {
            Input = ItemForm.New(kind, Open.Book, FreeCode());
            Input.Version = Open.Version;
        }

        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open || (!string.IsNullOrEmpty(Criterion) && open.Book.FindCriterion(Criterion) is null))
        {
            return NotFound();
        }

        (Open, Input.Version, Offices) = (open, open.Version, await offices.OpenAsync(null, ct));
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

        Kind = Input.Kind;
        if (Open.Book.Scheme.AllItems.Any(i => i.Code == Input.Code.Trim()))
        {
            ModelState.AddModelError("Input.Code", texts["Rulebooks.Item.Code.Taken"]);
        }

        if (!OfficeChoices.Offers(Offices, Input.Office))
        {
            ModelState.AddModelError("Input.Office", texts["Validation.Value"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await desk.SaveAsync(Open, Open.Book.With(Input.ToItem(null, string.IsNullOrEmpty(Criterion) ? null : Criterion), Input.Kind.IsInBlock), Input.Code.Trim(), version, ct);
        TempData["Notice"] = "Rulebooks.Saved";
        return RedirectToPage("Details", new { Id });
    }

    /// <summary>That of the criterion, and with a letter from the second item on.</summary>
    private string FreeCode()
    {
        var stem = string.IsNullOrEmpty(Criterion) ? "J" : Criterion;
        var tried = string.IsNullOrEmpty(Criterion)
            ? Enumerable.Range(1, 99).Select(n => $"{stem}{n}")
            : Enumerable.Range('a', 26).Select(letter => $"{stem}{(char)letter}").Prepend(stem);
        return tried.FirstOrDefault(code => Open.Book.Scheme.AllItems.All(i => i.Code != code)) ?? "";
    }
}
