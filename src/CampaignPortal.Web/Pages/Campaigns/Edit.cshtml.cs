using System.Globalization;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Says what a campaign is, before it starts and while it runs.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class EditModel(CampaignDbContext db, Access access, UnitChoices units, SettingsChoices choices, CampaignTree tree, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public EditForm Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Offices { get; private set; } = [];
    public IEnumerable<SelectListItem> Standings => choices.OfficeStandings;

    /// <summary>What stands in the database, for the fields that somebody else may have changed meanwhile.</summary>
    public EditForm Stored { get; private set; } = new();

    public Refusal? WhyNot => Campaign.State.WhyNotPlan();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        if (Campaign is not null)
        {
            Input = EditForm.Of(Campaign);
            Input.Version = Campaign.Version;
        }

        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        (Campaign, Input.Version, Stored) = (campaign, campaign.Version, EditForm.Of(campaign));
        Parents = [new(texts["Campaigns.Edit.Parent.None"], ""), .. (await tree.AboveAsync(Id, ct)).Select(p => new SelectListItem(p.Value, p.Key.ToString(CultureInfo.InvariantCulture)))];
        Offices = [new(texts["Form.Choose"], ""), .. await units.OpenAsync(Permit.SetUpCampaigns, ct)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign || !await IsOfferedAsync(ct))
        {
            return NotFound();
        }

        // What is too long is no outline yet.
        var outline = ModelState.IsValid ? Input.Read(campaign.Year, ModelState, texts) : null;
        await CheckAsync(campaign, ct);
        if (outline is null || !ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        db.ExpectVersion(campaign, Input.Version);
        campaign.Describe(Input.Name, Input.Theme, outline, await OpenedAsync(ct), access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Campaigns.Edit.Done";
        return RedirectToPage("Details", new { Id });
    }

    private async Task CheckAsync(Campaign campaign, CancellationToken ct)
    {
        var name = Input.Name?.Trim();
        if (await db.Campaigns.AnyAsync(c => c.Id != Id && c.OrganiserUnitId == campaign.OrganiserUnitId && c.Year == campaign.Year && c.Name == name, ct))
        {
            ModelState.AddModelError("Input.Name", texts["Campaigns.Name.Taken"]);
        }
    }

    private async Task<bool> IsOfferedAsync(CancellationToken ct) =>
        (Input.OfficeUnitId is not { } office || await units.ReachesAsync(Permit.SetUpCampaigns, [office], ct))
        && (Input.ParentCampaignId is not { } parent || (await tree.AboveAsync(Id, ct)).ContainsKey(parent));

    private async Task<IReadOnlyList<Quarter>> OpenedAsync(CancellationToken ct) =>
        await db.Rounds.Where(r => r.CampaignId == Id && r.OpenedAt != null).Select(r => r.Quarter).ToListAsync(ct);

    private Task<Campaign?> FindAsync(CancellationToken ct) =>
        db.Campaigns.Organised(access, Permit.SetUpCampaigns).Include(c => c.Categories).Include(c => c.Participations).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == Id, ct);
}
