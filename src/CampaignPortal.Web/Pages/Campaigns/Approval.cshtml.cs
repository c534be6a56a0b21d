using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Registers under which numbers a campaign was approved and issued.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ApprovalModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public string? ApprovalNumber { get; set; }
        public string? PlanDocumentNumber { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.ApprovalNumber).MaximumLength(Campaign.DocumentNumberMaxLength);
            RuleFor(f => f.PlanDocumentNumber).MaximumLength(Campaign.DocumentNumberMaxLength);
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;
    public Refusal? WhyNot => Campaign.WhyNotRegisterApproval();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        (Input.ApprovalNumber, Input.PlanDocumentNumber) = (Campaign?.ApprovalNumber, Campaign?.PlanDocumentNumber);
        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        (Campaign, Input.Version) = (campaign, campaign.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        db.ExpectVersion(campaign, Input.Version);
        campaign.RegisterApproval(Input.ApprovalNumber, Input.PlanDocumentNumber, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Campaigns.Approval.Done";
        return RedirectToPage("Details", new { Id });
    }

    private Task<Campaign?> FindAsync(CancellationToken ct) =>
        db.Campaigns.Organised(access, Permit.SetUpCampaigns).SingleOrDefaultAsync(c => c.Id == Id, ct);
}
