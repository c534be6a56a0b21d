using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages;

/// <summary>The to-do list of whoever signs in.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class IndexModel(Access access) : PageModel
{
    public DateOnly Today => access.Today;

    public void OnGet()
    {
    }
}
