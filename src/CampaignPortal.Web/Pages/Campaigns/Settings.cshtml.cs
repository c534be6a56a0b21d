using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class SettingsModel(CampaignDbContext db, Access access, SettingsChoices choices, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Stored { get; set; } = new();

    [BindProperty]
    public SettingsForm Input { get; set; } = new();

    public string Name { get; private set; } = "";
    public SettingsView Settings => new(Input, choices);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        var number = await db.People.Where(p => p.Id == campaign.Settings.DeciderPersonId).Select(p => p.StaffNumber).SingleOrDefaultAsync(ct);
        Input = SettingsForm.Of(campaign.Settings, number);
        return Show(campaign);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct) => await FindAsync(ct) is { } campaign ? Show(campaign) : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var decider = await choices.DeciderAsync(Input, ModelState, ct);
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await FindAsync(ct) is not { } campaign)
        {
            return NotFound();
        }

        db.ExpectVersion(campaign, Stored.Version);
        campaign.ChangeSettings(Input.ToSettings(decider), access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Campaigns.Settings.Done";
        return RedirectToPage("Details", new { Id });
    }

    private PageResult Show(Campaign campaign)
    {
        (Name, Stored.Version) = (campaign.Name, campaign.Version);
        return Page();
    }

    private Task<Campaign?> FindAsync(CancellationToken ct) =>
        db.Campaigns.Organised(access, Permit.SetUpCampaigns).SingleOrDefaultAsync(c => c.Id == Id, ct);
}
