using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Takes a basis document off the list; its file stays with the organiser.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class WithdrawDocumentModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public BasisDocument Document { get; private set; } = null!;
    public Campaign Campaign { get; private set; } = null!;
    public Refusal? WhyNot => Document.WhyNotWithdraw(Campaign.State);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        Input.Version = Document.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        db.ExpectVersion(Document, Input.Version);
        Document.Withdraw(Campaign.State, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Campaigns.WithdrawDocument.Done";
        return RedirectToPage("Documents", new { id = Document.CampaignId });
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        var found = await db.BasisDocuments.Organised(access, Permit.SetUpCampaigns).SingleOrDefaultAsync(x => x.Id == Id, ct);
        if (found is not null)
        {
            (Document, Campaign) = (found, await db.Campaigns.SingleAsync(c => c.Id == found.CampaignId, ct));
        }

        return found is not null;
    }
}
