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

/// <summary>Corrects the type of a unit and its place in every list; a name or a unit above changes by a reorganisation.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class ArrangeModel(CampaignDbContext db, Access access, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed record UnitView(string Name, string Code, UnitKind Kind, int Order, Refusal? WhyNot);

    public sealed class Form
    {
        public long Version { get; set; }
        public UnitKind Kind { get; set; }
        public int Order { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Order).InclusiveBetween(1, 9999).WithErrorCode("Units.Order.Range");
            RuleFor(f => f.Kind).IsInEnum();
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public UnitView Shown { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Kinds { get; } =
        [.. Enum.GetValues<UnitKind>().Select(k => new SelectListItem(texts[$"UnitKind.{k}"], $"{k}"))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        (Input.Kind, Input.Order) = (Shown?.Kind ?? default, Shown?.Order ?? 0);
        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await Found().AsNoTracking().SingleOrDefaultAsync(ct) is not { } unit)
        {
            return NotFound();
        }

        Shown = new UnitView(unit.Name, unit.Code, unit.Kind, unit.Order, unit.WhyNotArrange());
        Input.Version = unit.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await Found().SingleOrDefaultAsync(ct) is not { } unit)
        {
            return NotFound();
        }

        db.ExpectVersion(unit, Input.Version);
        unit.Arrange(Input.Kind, Input.Order, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Units.Arrange.Done", unit.Name);
        return RedirectToPage("Details", new { Id });
    }

    private IQueryable<Unit> Found() => db.Units.VisibleTo(access, Permit.ManageOrganisation).Where(u => u.Id == Id);
}
