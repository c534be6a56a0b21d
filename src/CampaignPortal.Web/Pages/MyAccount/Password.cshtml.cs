using CampaignPortal.Web.Data;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.MyAccount;

[Authorize(Policy = Permit.SignedIn)]
public sealed class PasswordModel(CampaignDbContext db, SignInDoor door, AccountKeeping accounts, PasswordRules rules, IStringLocalizer<Texts> texts) : PageModel
{
    public sealed class Form
    {
        public string Current { get; set; } = "";
        public string Next { get; set; } = "";
        public string Repeated { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Current).NotEmpty().WithErrorCode("MyAccount.Password.Current.Missing");
            RuleFor(f => f.Next).NotEmpty().WithErrorCode("MyAccount.Password.Next.Missing").MaximumLength(256);
            RuleFor(f => f.Next).NotEqual(f => f.Current).WithErrorCode("MyAccount.Password.Next.Same").When(f => f.Next.Length > 0);
            RuleFor(f => f.Repeated).Equal(f => f.Next).WithErrorCode("MyAccount.Password.Repeated.Differs");
        }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public int MinLength { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        MinLength = await rules.MinLengthForAsync(User.PersonId());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await OnGetAsync();
        }

        var account = await db.Users.SingleAsync(a => a.Id == User.AccountId(), ct);
        if (!await door.ConfirmAsync(account, Input.Current, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", HttpContext.TraceIdentifier, ct))
        {
            ModelState.AddModelError("Input.Current", texts["MyAccount.Password.Current.Refused"]);
            return await OnGetAsync();
        }

        var result = await accounts.ChangePasswordAsync(account, Input.Current, Input.Next, User.SessionId(), ct);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
            {
                ModelState.AddModelError("Input.Next", error.Description);
            }

            return await OnGetAsync();
        }

        TempData["Notice"] = "MyAccount.Password.Changed";
        return LocalRedirect("/");
    }
}
