using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Messages;

/// <summary>Takes a message as read and goes to what it is about. A button, because reading a page changes nothing.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class OpenModel(CampaignDbContext db, TimeProvider clock) : PageModel
{
    public IActionResult OnGet(int id) => RedirectToPage("Index");

    public async Task<IActionResult> OnPostAsync([FromRoute] int id, CancellationToken ct)
    {
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == id && m.RecipientId == User.PersonId(), ct);
        if (message is null)
        {
            return NotFound();
        }

        message.Read(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return LocalRedirect(message.Link);
    }
}
