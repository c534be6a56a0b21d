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
        if (await Found.AsNoTracking().SingleOrDefaultAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        (Campaign, Input.Version) = (campaign, campaign.Version);
        var (roundCount, belowCount) = await TiesAsync(ct);
        WhyNot = campaign.WhyNotDiscard(roundCount, belowCount);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || !await Found.AnyAsync(ct))
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
        var campaign = await Found.SingleAsync(ct);
        db.ExpectVersion(campaign, Input.Version);
        var (roundCount, belowCount) = await TiesAsync(ct);
        var taken = await db.Campaigns.Where(c => c.Id != Id && c.OrganiserUnitId == campaign.OrganiserUnitId && c.Year == campaign.Year).Select(c => c.Name).ToListAsync(ct);
        campaign.Discard(roundCount, belowCount, taken, Input.Reason, access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    private async Task<(int RoundCount, int BelowCount)> TiesAsync(CancellationToken ct) =>
        (await db.Rounds.CountAsync(r => r.CampaignId == Id, ct), await db.Campaigns.CountAsync(c => c.Outline.ParentCampaignId == Id && c.State != CampaignState.Discarded, ct));

    private IQueryable<Campaign> Found => db.Campaigns.Organised(access, Permit.SetUpCampaigns).Where(c => c.Id == Id);
}
