using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Gives a campaign the standards and the scheme of a template, once its questions are answered.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class AdoptTemplateModel(CampaignDbContext db, Access access, TemplatePacks packs, RulesAdopting rules, UnitChoices units, TemplateQuestions questions) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Template { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public TemplateAnswersForm Answers { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;
    public TemplatePack Pack { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];
    public TemplateQuestionsView Questions => new(Pack, Units);
    public Refusal? WhyNot => Campaign.State.WhyNotPlan();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var campaign = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).AsNoTracking().SingleOrDefaultAsync(c => c.Id == Id, ct);
        if (campaign is null)
        {
            return NotFound();
        }

        (Campaign, Input.Version) = (campaign, campaign.Version);
        Pack = packs.Find(Template ?? "") ?? packs.All[0];
        Units = await units.OpenAsync(Permit.SetUpCampaigns, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (posted, shown) = (Input.Version, await RedisplayAsync(ct));
        if (Campaign is null)
        {
            return shown;
        }

        questions.Check(Pack, Answers, ModelState);
        if (!ModelState.IsValid)
        {
            return shown;
        }

        if (await questions.ReadAsync(Pack, Answers, ct) is not { } answers)
        {
            return NotFound();
        }

        await rules.AdoptAsync(Id, posted, Pack, answers, access.Self, ct);
        TempData["Notice"] = "Campaigns.Adopt.Done";
        return RedirectToPage("Details", new { Id });
    }
}
