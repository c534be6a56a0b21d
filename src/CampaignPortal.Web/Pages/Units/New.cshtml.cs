using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Units;

[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class NewModel(CampaignDbContext db, Access access, UnitChoices choices, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public int ParentId { get; set; }
        public UnitKind Kind { get; set; } = UnitKind.Window;
        public string Code { get; set; } = "";
        public string Name { get; set; } = "";
        public int Order { get; set; } = 1;
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Code).NotEmpty().WithErrorCode("Units.Code.Missing").MaximumLength(Unit.CodeMaxLength)
                .Must(c => c.Length == 0 || Unit.IsCode(Text.NormalisedCode(c))).WithErrorCode("Units.Code.Characters");
            RuleFor(f => f.Name).NotEmpty().WithErrorCode("Units.Name.Missing").MaximumLength(Unit.NameMaxLength);
            RuleFor(f => f.Order).InclusiveBetween(1, 9999).WithErrorCode("Units.Order.Range");
            RuleFor(f => f.Kind).IsInEnum();
        }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Kinds { get; } =
        [.. Enum.GetValues<UnitKind>().Select(k => new SelectListItem(texts[$"UnitKind.{k}"], $"{k}"))];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        Parents = await choices.OpenAsync(Permit.ManageOrganisation, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        var parent = await db.Units.VisibleTo(access, Permit.ManageOrganisation).SingleOrDefaultAsync(u => u.Id == Input.ParentId, ct);
        if (parent is null)
        {
            return NotFound();
        }

        var code = Text.NormalisedCode(Input.Code);
        if (await db.Units.AnyAsync(u => u.NormalisedCode == code, ct))
        {
            ModelState.AddModelError("Input.Code", texts["Units.Code.Taken"]);
            return await RedisplayAsync(ct);
        }

        db.Units.Add(new Unit(parent, Input.Kind, Input.Code, Input.Name, Input.Order, access.Today, access.Self, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Units.New.Done", Input.Name);
        return RedirectToPage("Index");
    }
}
