using CampaignPortal.Domain.Assessments;
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

/// <summary>Discards a campaign that was begun by mistake and never started: it leaves the lists, and stays on record.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class DiscardModel(CampaignDbContext db, Access access, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
        public string Reason { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Reason).NotEmpty().WithErrorCode("Refusal.ReasonNeeded").MaximumLength(RoundExtension.ReasonMaxLength);
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        (Campaign, Input.Version) = (campaign, campaign.Version);
        var (rounds, below) = await TiesAsync(ct);
        WhyNot = campaign.WhyNotDiscard(rounds, below);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || await FindAsync(ct) is null)
        {
            return await RedisplayAsync(ct);
        }

        await db.AsOneAsync(DiscardAsync, ct);
        TempData["Notice"] = "Campaigns.Discard.Done";
        return RedirectToPage("Index");
    }

    /// <summary>In one transaction, so that no round is planned in between.</summary>
    private async Task DiscardAsync(CancellationToken ct)
    {
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == Id, ct);
        db.ExpectVersion(campaign, Input.Version);
        var (rounds, below) = await TiesAsync(ct);
        campaign.Discard(rounds, below, Input.Reason, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    private async Task<(int Rounds, int Below)> TiesAsync(CancellationToken ct) =>
        (await db.Rounds.CountAsync(r => r.CampaignId == Id, ct), await db.Campaigns.CountAsync(c => c.Outline.ParentCampaignId == Id && c.State != CampaignState.Discarded, ct));

    private Task<Campaign?> FindAsync(CancellationToken ct) =>
        db.Campaigns.Organised(access, Permit.SetUpCampaigns).AsNoTracking().SingleOrDefaultAsync(c => c.Id == Id, ct);
}
