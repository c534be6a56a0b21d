using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Tasks;

/// <summary>Adds a task to a phase: what is asked, of whom, for whom and until when. Where the phase is open, it is asked at once.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class NewModel(
    CampaignDbContext db, Access access, UnitChoices units, DutyLayout layout, PhaseTurning turning, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    [FromRoute]
    public int PhaseId { get; set; }

    [BindProperty]
    public TaskForm Input { get; set; } = new();

    public Phase Phase { get; private set; } = null!;
    public Campaign Campaign { get; private set; } = null!;
    public TaskChoices Choices { get; private set; } = TaskChoices.None;
    public TaskOutlook? Outlook { get; private set; }
    public Refusal? WhyNot => Phase.WhyNotChange(Campaign.State);
    public TaskFormView View => new(Input, Choices.Units, Choices.Categories, Outlook, IsLaidOut: false, Campaign.Id);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await db.FindPhaseAsync(access, Permit.SetUpCampaigns, PhaseId, ct) is not var (phase, campaign))
        {
            return NotFound();
        }

        (Phase, Campaign, Choices) = (phase, campaign, await TaskChoices.ReadAsync(db, units, campaign.Id, ct));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        var isSeen = Input.IsSeen;
        if (!Choices.Offer(Input, []))
        {
            return NotFound();
        }

        if (!ModelState.IsValid || Input.Read(Campaign.Year, ModelState, texts) is not { } plan)
        {
            return Page();
        }

        RefusedException.ThrowIf(WhyNot);
        if (!isSeen)
        {
            Outlook = await layout.OutlookAsync(Campaign.Id, 0, plan, ct);
            return Page();
        }

        await db.AsOneAsync(token => PlanAsync(plan, token), ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Tasks.New.Done", plan.Title);
        return RedirectToPage("/Phases/Index", new { campaignId = Campaign.Id });
    }

    private async Task PlanAsync(TaskPlan plan, CancellationToken ct)
    {
        var ((phase, campaign), now) = (await db.LoadPhaseAsync(access, Permit.SetUpCampaigns, PhaseId, ct), clock.GetUtcNow());
        db.PhaseTasks.Add(new PhaseTask(Input.Key, phase, campaign.State, plan, access.Self, now));
        await db.SaveChangesAsync(ct);
        await turning.FollowAsync(campaign, phase, PhaseStanding.Of(phase, now), access.Self, ct);
        await db.SaveChangesAsync(ct);
    }
}
