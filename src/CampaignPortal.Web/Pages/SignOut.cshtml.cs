using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages;

[Authorize(Policy = Permit.SignedIn)]
public sealed class SignOutModel(CampaignDbContext db, TimeProvider clock) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var deed = new Deed("Account.SignedOut", new Actor(User.PersonId()), clock.GetUtcNow());
        db.AuditEntries.Add(new AuditEntry(deed, nameof(Account), User.AccountId(), db.Origin?.Address, db.Origin?.RequestId));
        await db.SaveChangesAsync(ct);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return RedirectToPage("/SignIn");
    }
}
