using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Tasks;

/// <summary>Changes a task, with a reason once it is asked: what nobody has filed yet follows it, what is filed keeps its time.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class EditModel(
    CampaignDbContext db, Access access, UnitChoices units, DutyLayout layout, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public TaskForm Input { get; set; } = new();

    public PhaseTask Stored { get; private set; } = null!;
    public Campaign Campaign { get; private set; } = null!;
    public TaskChoices Choices { get; private set; } = TaskChoices.None;
    public TaskOutlook? Outlook { get; private set; }
    public bool IsLaidOut { get; private set; }
    public Refusal? WhyNot => Stored.WhyNotChange(Campaign.State);
    public TaskFormView View => new(Input, Choices.Units, Choices.Categories, Outlook, IsLaidOut, Campaign.Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await RedisplayAsync(ct);
        Input = Stored is null ? Input : TaskForm.Of(Stored);
        return page;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await db.FindTaskAsync(access, Permit.SetUpCampaigns, Id, ct) is not var (task, campaign))
        {
            return NotFound();
        }

        (Stored, Campaign, Input.Version) = (task, campaign, task.Version);
        (Choices, IsLaidOut) = (await TaskChoices.ReadAsync(db, units, campaign.Id, ct), await IsLaidOutAsync(ct));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (isSeen, version) = (Input.IsSeen, Input.Version);
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        Input.Version = version;
        if (!Choices.Offer(Input, Stored.RecipientUnitIds))
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
            Outlook = await layout.OutlookAsync(Campaign.Id, Id, plan, ct);
            return Page();
        }

        await db.AsOneAsync(token => ChangeAsync(plan, version, token), ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Tasks.Edit.Done", plan.Title);
        return RedirectToPage("/Phases/Index", new { campaignId = Campaign.Id });
    }

    private async Task ChangeAsync(TaskPlan plan, long version, CancellationToken ct)
    {
        var (task, campaign) = await db.LoadTaskAsync(access, Permit.SetUpCampaigns, Id, ct);
        db.ExpectVersion(task, version);
        task.Change(campaign.State, plan, await IsLaidOutAsync(ct), Input.Reason, access.Self, clock.GetUtcNow());
        await layout.ReviseAsync(task, Input.Reason, access.Self, ct);
        await db.SaveChangesAsync(ct);
    }

    private Task<bool> IsLaidOutAsync(CancellationToken ct) => db.Duties.AnyAsync(d => d.Origin == DutyOrigin.PhaseTask && d.OriginId == Id, ct);
}
