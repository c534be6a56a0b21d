using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Puts a basis document's text right, and adds or renews its file; earlier files stay with the organiser.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ReviseDocumentModel(CampaignDbContext db, Access access, CampaignPlanning planning, EvidenceStore store) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public DocumentForm Input { get; set; } = new();

    public BasisDocument Document { get; private set; } = null!;
    public Campaign Campaign { get; private set; } = null!;
    public Refusal? WhyNot => Document.WhyNotRevise(Campaign.State);
    public EvidenceOptions Limits => store.Limits;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Document is not null)
        {
            Input = DocumentForm.Of(Document);
            Input.Version = Document.Version;
        }

        return result;
    }

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

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        var (campaignId, problems) = (Document.CampaignId, await planning.ReviseDocumentAsync(Document, Input.Version, Input.ToTitle(), Input.Files.SingleOrDefault(), ct));
        foreach (var problem in problems)
        {
            ModelState.AddModelError("Input.Files", problem);
        }

        if (problems.Count > 0)
        {
            return await RedisplayAsync(ct);
        }

        TempData["Notice"] = "Campaigns.ReviseDocument.Done";
        return RedirectToPage("Documents", new { id = campaignId });
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        var document = await db.BasisDocuments.Organised(access, Permit.SetUpCampaigns).AsNoTracking().SingleOrDefaultAsync(d => d.Id == Id, ct);
        if (document is not null)
        {
            (Document, Campaign) = (document, await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == document.CampaignId, ct));
        }

        return document is not null;
    }
}
