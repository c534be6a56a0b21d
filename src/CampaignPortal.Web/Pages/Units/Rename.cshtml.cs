using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Units;

[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class RenameModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed record UnitView(string Name, string Code, long Version, Refusal? WhyNot, IReadOnlyList<UnitName> Names);

    public sealed class Form
    {
        public long Version { get; set; }
        public string Name { get; set; } = "";
        public DateOnly? From { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).NotEmpty().WithErrorCode("Units.Name.Missing").MaximumLength(Unit.NameMaxLength);
            RuleFor(f => f.From).NotNull().WithErrorCode("Units.Rename.From.Missing");
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public UnitView Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        (Input.Name, Input.From) = (Shown?.Name ?? "", access.Today);
        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } unit)
        {
            return NotFound();
        }

        Shown = new UnitView(unit.Name, unit.Code, unit.Version, unit.WhyNotRename(access.Today, access.Today), [.. unit.Names.OrderByDescending(n => n.From)]);
        Input.Version = unit.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await FindAsync(ct) is not { } unit)
        {
            return NotFound();
        }

        db.ExpectVersion(unit, Input.Version);
        unit.Rename(Input.Name, Input.From!.Value, access.Today, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Units.Rename.Done", unit.Name);
        return RedirectToPage("Index");
    }

    private Task<Unit?> FindAsync(CancellationToken ct) =>
        db.Units.VisibleTo(access, Permit.ManageOrganisation).SingleOrDefaultAsync(u => u.Id == Id, ct);
}
