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
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Units;

/// <summary>Drafts another place in the tree for a unit and all that is below it.</summary>
[Authorize(Policy = Permit.Reorganise)]
public sealed class TransferModel(CampaignDbContext db, Access access, UnitChoices choices, Reorganising reorganising, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed record UnitView(string Name, string Code, string? Parent, Refusal? WhyNot);

    public sealed class Form : ReorganisationFields
    {
        public int ParentId { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => Include(new ReorganisationFieldsValidator());
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public UnitView Shown { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.Begin(access.Today);
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } unit)
        {
            return NotFound();
        }

        Shown = new UnitView(unit.Name, unit.Code, unit.Parent?.Name, unit.ClosedOn is not null ? Refusal.UnitClosed : unit.ParentId is null ? Refusal.BelowItself : null);
        string[] own = [$"{unit.Id}", $"{unit.ParentId}"];
        Parents = [.. (await choices.OpenAsync(Permit.Reorganise, ct)).Where(p => !own.Contains(p.Value))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await FindAsync(ct) is not { } unit
            || await db.Units.VisibleTo(access, Permit.Reorganise).AsNoTracking().SingleOrDefaultAsync(u => u.Id == Input.ParentId, ct) is not { } parent)
        {
            return NotFound();
        }

        RefusedException.ThrowIf(unit.WhyNotTransfer(parent, Input.From!.Value, []));
        var id = await reorganising.DraftAsync(Reorganisation.Transfer(Id, parent.Id, Input.TermsFor(unit.Name), access.Self, clock.GetUtcNow()), ct);
        return RedirectToPage("Change", new { id });
    }

    private Task<Unit?> FindAsync(CancellationToken ct) =>
        db.Units.VisibleTo(access, Permit.Reorganise).Include(u => u.Parent).AsNoTracking().SingleOrDefaultAsync(u => u.Id == Id, ct);
}
