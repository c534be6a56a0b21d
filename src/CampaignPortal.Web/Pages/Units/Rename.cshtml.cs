using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Units;

/// <summary>Drafts another name for a unit from a day on; what it touches is shown next, and decided there.</summary>
[Authorize(Policy = Permit.Reorganise)]
public sealed class RenameModel(CampaignDbContext db, Access access, Reorganising reorganising, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed record UnitView(string Name, string Code, Refusal? WhyNot, IReadOnlyList<UnitName> Names);

    public sealed class Form : ReorganisationFields
    {
        public long Version { get; set; }
        public string Name { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            Include(new ReorganisationFieldsValidator());
            RuleFor(f => f.Name).NotEmpty().WithErrorCode("Units.Name.Missing").MaximumLength(Unit.NameMaxLength);
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
        Input.Begin(access.Today);
        Input.Name = Shown?.Name ?? "";
        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } unit)
        {
            return NotFound();
        }

        Shown = new UnitView(unit.Name, unit.Code, unit.ClosedOn is null ? null : Refusal.UnitClosed, [.. unit.Names.OrderByDescending(n => n.From)]);
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

        var (from, today) = (Input.From!.Value, access.Today);
        RefusedException.ThrowIf(unit.Version == Input.Version ? unit.WhyNotRename(Input.Name, from, from > today ? from : today) : Refusal.ChangedByAnother);
        var id = await reorganising.DraftAsync(Reorganisation.Rename(Id, Input.Name, Input.TermsFor(unit.Name), access.Self, clock.GetUtcNow()), ct);
        return RedirectToPage("Change", new { id });
    }

    private Task<Unit?> FindAsync(CancellationToken ct) =>
        db.Units.VisibleTo(access, Permit.Reorganise).AsNoTracking().SingleOrDefaultAsync(u => u.Id == Id, ct);
}
