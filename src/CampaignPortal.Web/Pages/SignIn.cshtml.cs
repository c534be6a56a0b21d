using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages;

[AllowAnonymous]
[EnableRateLimiting(SecurityServices.SignInLimit)]
public sealed class SignInModel(SignInDoor door, IStringLocalizer<Texts> texts) : PageModel
{
    public sealed class Form
    {
        public string Name { get; set; } = "";
        public string Password { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).NotEmpty().WithErrorCode("SignIn.Name.Missing").MaximumLength(Account.NameMaxLength).WithErrorCode("SignIn.Refused");
            RuleFor(f => f.Password).NotEmpty().WithErrorCode("SignIn.Password.Missing").MaximumLength(256).WithErrorCode("SignIn.Refused");
        }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether a session has just ended by itself: the page says that nothing is lost.</summary>
    public bool HasEnded => Request.Query["ended"] == "1";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var address = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        var account = await door.TryAsync(Input.Name, Input.Password, address, HttpContext.TraceIdentifier, ct);
        if (account is null)
        {
            ModelState.AddModelError("", texts["SignIn.Refused"]);
            return Page();
        }

        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        await HttpContext.SignInAsync(
            IdentityConstants.ApplicationScheme,
            SessionTickets.PrincipalOf(account.Id, account.PersonId, 0, "", account.MustChangePassword));
        return account.MustChangePassword
            ? RedirectToPage("/MyAccount/Password")
            : LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
