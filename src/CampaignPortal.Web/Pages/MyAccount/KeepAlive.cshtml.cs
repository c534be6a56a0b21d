using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.MyAccount;

/// <summary>"Continue" of the time-out warning: any request renews the session, this one shows nothing.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class KeepAliveModel : PageModel
{
    public IActionResult OnGet() => new NoContentResult();

    public IActionResult OnPost() => new NoContentResult();
}
