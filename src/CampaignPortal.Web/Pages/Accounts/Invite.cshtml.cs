using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Accounts;

/// <summary>Opens an account. The one-time password is shown once, on this page, to be handed over.</summary>
[Authorize(Policy = Permit.ManageAccounts)]
public sealed class InviteModel(CampaignDbContext db, Access access, AccountKeeping accounts, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public string Name { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Name).NotEmpty().WithErrorCode("Accounts.Name.Missing").MaximumLength(Account.NameMaxLength)
            .Matches("^[A-Za-z0-9._-]+$").WithErrorCode("Accounts.Name.Characters");
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Person Person { get; private set; } = null!;

    /// <summary>Null until the account is open.</summary>
    public string? Secret { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        Input.Name = Person?.StaffNumber ?? "";
        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var person = await db.People.VisibleTo(access, Permit.ManageAccounts).SingleOrDefaultAsync(p => p.Id == Id, ct);
        if (person is null || await db.Users.AnyAsync(a => a.PersonId == Id, ct))
        {
            return NotFound();
        }

        Person = person;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await RedisplayAsync(ct);
        if (!ModelState.IsValid || Person is null)
        {
            return shown;
        }

        Secret = await accounts.InviteAsync(Person, Input.Name, access.Self, ct);
        if (Secret is null)
        {
            ModelState.AddModelError("Input.Name", texts["Identity.DuplicateUserName"]);
        }

        return shown;
    }
}
