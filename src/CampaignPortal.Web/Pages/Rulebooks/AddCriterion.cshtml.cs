using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Adds a criterion, and at once the item that scores it, where its points are known.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class AddCriterionModel(RulebookDesk desk, RulebookWords words, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class FirstForm
    {
        public ItemKind Kind { get; set; }

        /// <summary>Empty = the item follows later.</summary>
        public decimal? Points { get; set; }
    }

    public sealed class FirstFormValidator : AbstractValidator<FirstForm>
    {
        public FirstFormValidator()
        {
            RuleFor(f => f.Points).GreaterThanOrEqualTo(0).WithErrorCode("Rulebooks.Item.NotNegative");
            RuleFor(f => f.Kind).Must(k => Firsts.Contains(k)).WithErrorCode("Validation.Value");
        }
    }

    /// <summary>Kinds that need nothing more than points to begin with.</summary>
    private static readonly ItemKind[] Firsts = [ItemKind.Points, ItemKind.Deduct, ItemKind.Ratio];

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public CriterionForm Input { get; set; } = new();

    [BindProperty]
    public FirstForm First { get; set; } = new();

    public OpenRulebook Open { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Kinds => words.Of(Firsts);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        Input.Group = Open?.Book.Criteria is [.., var last] ? last.GroupName : "";
        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open)
        {
            return NotFound();
        }

        (Open, Input.Version) = (open, open.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        var book = Open.Book;
        if (ModelState.IsValid && (book.FindCriterion(Input.ToText().Code) is not null || (First.Points is not null && book.FindItem(Input.ToText().Code) is not null)))
        {
            ModelState.AddModelError("Input.Code", texts["Rulebooks.Criterion.Code.Taken"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var criterion = Input.ToText();
        var next = book.With(criterion);
        await desk.SaveAsync(Open, First.Points is null ? next : next.With(FirstItem(next, criterion), isInBlock: false), criterion.Code, version, ct);
        TempData["Notice"] = "Rulebooks.AddCriterion.Done";
        return RedirectToPage("Details", new { Id });
    }

    private Domain.Scoring.Item FirstItem(Rulebook book, CriterionText criterion)
    {
        var form = ItemForm.New(First.Kind, book, criterion.Code);
        (form.Name, form.NameEn, form.Points) = (criterion.Heading, criterion.HeadingEn, First.Points);
        return form.ToItem(null, criterion.Code);
    }
}
