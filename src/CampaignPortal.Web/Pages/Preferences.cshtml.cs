using CampaignPortal.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages;

/// <summary>Language and display mode: kept by the browser, chosen before or after signing in.</summary>
[AllowAnonymous]
public sealed class PreferencesModel(IHostEnvironment environment, TimeProvider clock) : PageModel
{
    private static readonly string[] Modes = ["standard", "large", "contrast"];

    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPost(string? culture, string? mode, string? returnUrl)
    {
        if (PageServices.Cultures.FirstOrDefault(c => c.Name == culture) is { } chosen)
        {
            Keep(PageServices.CultureCookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(PageServices.Cultures[0], chosen)));
        }

        if (Modes.Contains(mode))
        {
            Keep(PageServices.ModeCookie, mode!);
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }

    private void Keep(string name, string value)
    {
        var cookie = SecurityServices.HostCookie(name, environment).Build(HttpContext, clock.GetUtcNow());

        // A span, not a date: machines with a wrong clock keep the choice too.
        cookie.MaxAge = TimeSpan.FromDays(365);
        Response.Cookies.Append(SecurityServices.CookieName(name, environment), value, cookie);
    }
}
