using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>Makes a campaign from blank: name, year and organiser; the list on its page leads through the rest.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class BlankModel(CampaignDbContext db, Access access, CampaignFounding founding, UnitChoices units, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public string Name { get; set; } = "";
        public int Year { get; set; }
        public int OrganiserId { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).NotEmpty().WithErrorCode("Campaigns.Name.Missing").MaximumLength(Campaign.NameMaxLength);
            RuleFor(f => f.Year).InclusiveBetween(2000, 2100).WithErrorCode("Rounds.New.Year.Range");
        }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.Year = access.Today.Year;
        return RedisplayAsync(ct);
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        Units = await units.OpenAsync(Permit.SetUpCampaigns, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var name = Input.Name?.Trim();
        if (await db.Campaigns.Organised(access, Permit.SetUpCampaigns).AnyAsync(c => c.OrganiserUnitId == Input.OrganiserId && c.Year == Input.Year && c.Name == name, ct))
        {
            ModelState.AddModelError("Input.Name", texts["Campaigns.Name.Taken"]);
        }

        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (!await units.ReachesAsync(Permit.SetUpCampaigns, [Input.OrganiserId], ct))
        {
            return NotFound();
        }

        var id = await founding.FoundBlankAsync(Input.OrganiserId, Input.Name!, Input.Year, texts["Campaigns.Blank.Category"], access.Self, ct);
        TempData["Notice"] = "Campaigns.Blank.Done";
        return RedirectToPage("Details", new { id });
    }
}
