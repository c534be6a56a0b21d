using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Gives a campaign the standards and the scheme of another one, or leads to a template's questions.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class AdoptModel(CampaignDbContext db, Access access, TemplatePacks packs, RulesAdopting rules) : PageModel, IRedisplay
{
    /// <param name="Criteria">How many standards it would bring.</param>
    public sealed record SourceView(int Id, string Name, int Year, string Standards, int Criteria);

    public sealed class Form
    {
        public long Version { get; set; }
        public int? SourceId { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.SourceId).NotNull().WithErrorCode("Campaigns.Adopt.Source.Missing");
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!;
    public IReadOnlyList<TemplatePack> Packs => packs.All;
    public IReadOnlyList<SourceView> Sources { get; private set; } = [];
    public bool HasRules => Campaign.SchemeVersionId is not null || Campaign.StandardSetVersionId is not null;
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
        Sources = await (from c in db.Campaigns.Organised(access, Permit.SetUpCampaigns)
                         where c.Id != Id && c.SchemeVersionId != null && c.StandardSetVersionId != null
                         from s in db.StandardSets
                         from v in s.Versions
                         where v.Id == c.StandardSetVersionId
                         orderby c.Year descending, c.Id descending
                         select new SourceView(c.Id, c.Name, c.Year, s.Name, v.Criteria.Count)).ToListAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (posted, shown) = (Input.Version, await RedisplayAsync(ct));
        if (Campaign is null || !ModelState.IsValid)
        {
            return shown;
        }

        if (Sources.All(s => s.Id != Input.SourceId))
        {
            return NotFound();
        }

        await rules.AdoptAsync(Id, posted, Input.SourceId!.Value, access.Self, ct);
        TempData["Notice"] = "Campaigns.Adopt.Done";
        return RedirectToPage("Details", new { Id });
    }
}
