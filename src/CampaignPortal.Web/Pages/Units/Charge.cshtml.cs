using CampaignPortal.Domain.Organisation;
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

/// <summary>Names the deputy in charge of a unit, or its liaison person, from a day on.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class ChargeModel(CampaignDbContext db, Access access, ChargeKeeping charges, PersonFinding people) : PageModel, IRedisplay
{
    public sealed class Form
    {
        /// <summary>Staff number or name.</summary>
        public string Person { get; set; } = "";

        public string OfficePhone { get; set; } = "";
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
        public bool Replaces { get; set; } = true;
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Person).NotEmpty().WithErrorCode("Units.Charge.Person.Missing").MaximumLength(Domain.Organisation.Person.NameMaxLength);
            RuleFor(f => f.OfficePhone).MaximumLength(Domain.Organisation.Person.PhoneMaxLength).Matches("^[0-9 ()+-]*$").WithErrorCode("Units.Charge.OfficePhone.Digits");
            RuleFor(f => f.From).NotNull().WithErrorCode("Period.From.Missing");
            RuleFor(f => f.To).GreaterThanOrEqualTo(f => f.From).WithErrorCode("Refusal.EndsBeforeItBegins").When(f => f.To is not null);
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [FromQuery]
    public ChargeKind Kind { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.From = access.Today;
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var name = await db.Units.VisibleTo(access, Permit.ManageOrganisation).Where(u => u.Id == Id && u.ClosedOn == null).Select(u => u.Name).SingleOrDefaultAsync(ct);
        Name = name ?? "";
        return name is null || !Enum.IsDefined(Kind) ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await RedisplayAsync(ct);
        if (shown is not PageResult || !ModelState.IsValid)
        {
            return shown;
        }

        if (await people.FindAsync(Input.Person, db.People.VisibleTo(access, Permit.ManageOrganisation), ModelState, "Input.Person", ct) is not { } person)
        {
            return shown;
        }

        var phone = Kind == ChargeKind.Liaison && Input.OfficePhone.Trim() is { Length: > 0 } number ? number : null;
        await charges.TakeAsync(new AskedCharge(person.Id, Id, Kind, Input.From!.Value, Input.To, Input.Replaces, phone), ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Units.Charge.Done", person.Name);
        return RedirectToPage("Details", new { Id });
    }
}
