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

/// <summary>Somebody is a unit's deputy in charge or its liaison person no longer.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class EndChargeModel(CampaignDbContext db, Access access, ChargeKeeping charges) : PageModel, IRedisplay
{
    public sealed record ChargeView(int UnitId, string Unit, string Person, ChargeKind Kind, DateOnly From, Refusal? WhyNot);

    public sealed class Form
    {
        public long Version { get; set; }

        /// <summary>First day without it.</summary>
        public DateOnly? From { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.From).NotNull().WithErrorCode("Units.EndCharge.From.Missing");
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ChargeView Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.From = access.Today;
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var found = await (from c in db.Charges.VisibleTo(access, Permit.ManageOrganisation)
                           where c.Id == Id
                           join u in db.Units on c.UnitId equals u.Id
                           join p in db.People on c.PersonId equals p.Id
                           select new { Charge = c, Unit = u.Name, Person = p.Name }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return NotFound();
        }

        Shown = new ChargeView(found.Charge.UnitId, found.Unit, found.Person, found.Charge.Kind, found.Charge.From, found.Charge.WhyNotEnd(access.Today));
        Input.Version = found.Charge.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        var shown = await RedisplayAsync(ct);
        if (shown is not PageResult || !ModelState.IsValid)
        {
            return shown;
        }

        await charges.EndAsync(Id, version, Input.From!.Value, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Units.EndCharge.Done", Shown.Person);
        return RedirectToPage("Details", new { id = Shown.UnitId });
    }
}
