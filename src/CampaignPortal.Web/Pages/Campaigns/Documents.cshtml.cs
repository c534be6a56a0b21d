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

/// <summary>The documents that a campaign rests on, and a form for one more. Whoever the campaign concerns reads them.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class DocumentsModel(CampaignDbContext db, Access access, CampaignPortraits portraits, CampaignPlanning planning, EvidenceStore store) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public DocumentForm Input { get; set; } = new();

    public string Name { get; private set; } = "";
    public Refusal? WhyNotAdd { get; private set; }
    public IReadOnlyList<DocumentView> Documents { get; private set; } = [];
    public EvidenceOptions Limits => store.Limits;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var campaign = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).Where(c => c.Id == Id).Select(c => new { c.Name, c.State }).SingleOrDefaultAsync(ct);
        if (campaign is null)
        {
            return NotFound();
        }

        (Name, WhyNotAdd) = (campaign.Name, campaign.State.WhyNotPlan());
        Documents = await portraits.DocumentsAsync(Id, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await db.Campaigns.Organised(access, Permit.SetUpCampaigns).AnyAsync(c => c.Id == Id, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        var problems = await planning.AddDocumentAsync(Id, Input.ToTitle(), Input.Files.SingleOrDefault(), ct);
        foreach (var problem in problems)
        {
            ModelState.AddModelError("Input.Files", problem);
        }

        if (problems.Count > 0)
        {
            return await RedisplayAsync(ct);
        }

        TempData["Notice"] = "Campaigns.Documents.Added";
        return RedirectToPage(new { Id });
    }
}
