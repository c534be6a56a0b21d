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

namespace CampaignPortal.Web.Pages.People;

[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class NewModel(CampaignDbContext db, Access access, UnitChoices choices, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public string StaffNumber { get; set; } = "";
        public string Name { get; set; } = "";
        public int WorkplaceId { get; set; }
        public string Post { get; set; } = "";
        public int? EmployerId { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.StaffNumber).NotEmpty().WithErrorCode("People.StaffNumber.Missing").MaximumLength(Person.StaffNumberMaxLength);
            RuleFor(f => f.Name).NotEmpty().WithErrorCode("People.Name.Missing").MaximumLength(Person.NameMaxLength);
            RuleFor(f => f.Post).NotEmpty().WithErrorCode("People.Post.Missing").MaximumLength(Posting.PostMaxLength);
        }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        Units = await choices.OpenAsync(Permit.ManageOrganisation, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = Text.NormalisedCode(Input.StaffNumber);
        if (await db.People.AnyAsync(p => p.NormalisedStaffNumber == number, ct))
        {
            ModelState.AddModelError("Input.StaffNumber", texts["People.StaffNumber.Taken"]);
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (!await choices.ReachesAsync(Permit.ManageOrganisation, [Input.WorkplaceId, Input.EmployerId ?? Input.WorkplaceId], ct))
        {
            return NotFound();
        }

        var id = await db.AsOneAsync(RegisterAsync, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("People.New.Done", Input.Name);
        return RedirectToPage("Details", new { id });
    }

    private async Task<int> RegisterAsync(CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), access.Today);
        var person = new Person(Input.StaffNumber, Input.Name, access.Self, now);
        db.People.Add(person);
        await db.SaveChangesAsync(ct);
        db.Postings.Add(new Posting(person.Id, Input.WorkplaceId, PostingKind.Workplace, Input.Post, today, null, access.Self, now));
        db.Postings.Add(new Posting(person.Id, Input.EmployerId ?? Input.WorkplaceId, PostingKind.Employment, Input.Post, today, null, access.Self, now));
        await db.SaveChangesAsync(ct);
        return person.Id;
    }
}
