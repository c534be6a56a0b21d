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

/// <summary>Names somebody who heads a unit without a head for a time (主持工作). A head who is only away names his substitute himself.</summary>
[Authorize(Policy = Permit.Reorganise)]
public sealed class ActingHeadModel(CampaignDbContext db, Access access, PersonFinding people, RightsKeeping rights) : PageModel, IRedisplay
{
    public sealed class Form
    {
        /// <summary>Staff number or name.</summary>
        public string Person { get; set; } = "";

        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Person).NotEmpty().WithErrorCode("Units.Charge.Person.Missing").MaximumLength(Domain.Organisation.Person.NameMaxLength);
            RuleFor(f => f.From).NotNull().WithErrorCode("Period.From.Missing");
            RuleFor(f => f.To).NotNull().WithErrorCode("Period.To.Missing").GreaterThanOrEqualTo(f => f.From).WithErrorCode("Refusal.EndsBeforeItBegins");
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";

    /// <summary>Who heads the unit and whose right has no end; null where it has no head, or will have none.</summary>
    public string? Head { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.From = access.Today;
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var today = access.Today;
        var unit = await db.Units.VisibleTo(access, Permit.Reorganise).Where(u => u.Id == Id && u.ClosedOn == null).Select(u => new
        {
            u.Name,
            Head = (from a in db.Assignments
                    where a.UnitId == u.Id && a.Role == Role.OfficeHead && a.From <= today && a.To == null
                    join p in db.People on a.PersonId equals p.Id
                    orderby a.Id
                    select p.Name).FirstOrDefault(),
        }).SingleOrDefaultAsync(ct);
        (Name, Head) = (unit?.Name ?? "", unit?.Head);
        return unit is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await RedisplayAsync(ct);
        if (shown is not PageResult || !ModelState.IsValid)
        {
            return shown;
        }

        if (await people.FindAsync(Input.Person, db.People.VisibleTo(access, Permit.Reorganise), ModelState, "Input.Person", ct) is not { } person)
        {
            return shown;
        }

        await rights.NameActingHeadAsync(person.Id, Id, Input.From!.Value, Input.To!.Value, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Units.ActingHead.Done", person.Name);
        return RedirectToPage("Details", new { Id });
    }
}
