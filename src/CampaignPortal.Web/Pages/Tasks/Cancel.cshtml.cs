using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Tasks;

/// <summary>Asks a task no longer, with a reason; what is filed stays.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class CancelModel(CampaignDbContext db, Access access, DutyLayout layout, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(DutyExtension.ReasonMaxLength).WithErrorCode("Phases.TooLong");
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public PhaseTask Stored { get; private set; } = null!;
    public Campaign Campaign { get; private set; } = null!;
    public TaskOutlook Outlook { get; private set; } = null!;
    public Refusal? WhyNot => Stored.WhyNotCancel(Campaign.State);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await db.FindTaskAsync(access, Permit.SetUpCampaigns, Id, ct) is not var (task, campaign))
        {
            return NotFound();
        }

        (Stored, Campaign, Input.Version) = (task, campaign, task.Version);
        Outlook = await layout.OutlookAsync(campaign.Id, Id, task.Plan, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await db.FindTaskAsync(access, Permit.SetUpCampaigns, Id, ct) is not var (found, campaign))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        await db.AsOneAsync(CancelAsync, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Tasks.Cancel.Done", found.Title);
        return RedirectToPage("/Phases/Index", new { campaignId = campaign.Id });
    }

    private async Task CancelAsync(CancellationToken ct)
    {
        var (task, campaign) = await db.LoadTaskAsync(access, Permit.SetUpCampaigns, Id, ct);
        db.ExpectVersion(task, Input.Version);
        task.Cancel(campaign.State, Input.Reason, access.Self, clock.GetUtcNow());
        await layout.ReviseAsync(task, Input.Reason, access.Self, ct);
        await db.SaveChangesAsync(ct);
    }
}
