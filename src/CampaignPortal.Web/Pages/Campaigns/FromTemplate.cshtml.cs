using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Operations.Templates;
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

/// <summary>Makes a campaign from a template: the template asks only for what no plan gives.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class NewModel(
    CampaignDbContext db, Access access, TemplatePacks packs, CampaignFounding founding, UnitChoices units, SettingsChoices choices, IStringLocalizer<Texts> texts)
    : PageModel, IRedisplay
{
    private const decimal Hundred = 100m;

    public sealed class Form
    {
        public string Name { get; set; } = "";
        public int Year { get; set; }
        public int OrganiserId { get; set; }

        /// <summary>In per cent, by channel.</summary>
        public IDictionary<string, decimal?> Weights { get; } = new Dictionary<string, decimal?>();

        /// <summary>Unit by the template's placeholder.</summary>
        public IDictionary<string, int?> Offices { get; } = new Dictionary<string, int?>();
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).NotEmpty().WithErrorCode("Campaigns.Name.Missing").MaximumLength(Campaign.NameMaxLength);
            RuleFor(f => f.Year).InclusiveBetween(2000, 2100).WithErrorCode("Rounds.New.Year.Range");
        }
    }

    [BindProperty(SupportsGet = true)]
    public string? Template { get; set; }

    [BindProperty]
    public Form Basics { get; set; } = new();

    [BindProperty]
    public SettingsForm Input { get; set; } = new();

    public TemplatePack Pack { get; private set; } = null!;
    public SettingsView Settings => new(Input, choices);
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        (Basics.Name, Basics.Year) = (Pack.CampaignName.Zh, access.Today.Year);
        Input = SettingsForm.Of(Pack.NewSettings(), null);
        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        Pack = packs.Find(Template ?? "") ?? packs.All[0];
        Units = await units.OpenAsync(Permit.SetUpCampaigns, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var shown = await RedisplayAsync(ct);
        var decider = await choices.PersonIdAsync(Input.DeciderStaffNumber, ct);
        if (Input.DeciderKind == DeciderKind.Person && !string.IsNullOrWhiteSpace(Input.DeciderStaffNumber) && decider is null)
        {
            ModelState.AddModelError("Input.DeciderStaffNumber", texts["Delegations.StaffNumber.Unknown"]);
        }

        CheckWeightsAndOffices();
        if (await IsTakenAsync(Basics.Name, ct))
        {
            ModelState.AddModelError("Basics.Name", texts["Campaigns.Name.Taken"]);
        }

        if (!ModelState.IsValid)
        {
            return shown;
        }

        var offices = Pack.Offices.ToDictionary(o => o.Code, o => Basics.Offices[o.Code]!.Value);
        if (!await units.ReachesAsync(Permit.SetUpCampaigns, [Basics.OrganiserId, .. offices.Values], ct))
        {
            return NotFound();
        }

        var codes = await db.Units.Where(u => offices.Values.Contains(u.Id)).Select(u => new { u.Id, u.NormalisedCode }).ToDictionaryAsync(u => u.Id, u => u.NormalisedCode, ct);
        var id = await founding.FoundAsync(
            Pack,
            new CampaignPlan(
                Basics.OrganiserId, Basics.Name, Basics.Year, Pack.Channels.Where(c => c.Weight is null).ToDictionary(c => c.Code, c => Basics.Weights[c.Code]!.Value / Hundred),
                offices.ToDictionary(o => o.Key, o => codes[o.Value]), Input.ToSettings(decider)),
            access.Self, ct);
        TempData["Notice"] = "Campaigns.New.Done";
        return RedirectToPage("Details", new { id });
    }

    private Task<bool> IsTakenAsync(string? name, CancellationToken ct)
    {
        var trimmed = name?.Trim();
        return db.Campaigns.Organised(access, Permit.SetUpCampaigns).AnyAsync(c => c.OrganiserUnitId == Basics.OrganiserId && c.Year == Basics.Year && c.Name == trimmed, ct);
    }

    private decimal? Weight(string channel) => Basics.Weights.TryGetValue(channel, out var weight) ? weight : null;

    private int? Office(string placeholder) => Basics.Offices.TryGetValue(placeholder, out var unitId) ? unitId : null;

    private void CheckWeightsAndOffices()
    {
        foreach (var channel in Pack.Channels.Where(c => c.Weight is null && Weight(c.Code) is not (>= 0 and <= Hundred)))
        {
            ModelState.AddModelError($"Basics.Weights[{channel.Code}]", texts["Campaigns.Weights.Missing", channel.Name.Shown()]);
        }

        foreach (var office in Pack.Offices.Where(o => Office(o.Code) is null))
        {
            ModelState.AddModelError($"Basics.Offices[{office.Code}]", texts["Campaigns.Offices.Missing", office.Name.Shown()]);
        }

        if (ModelState.IsValid && Pack.Channels.Sum(c => c.Weight * Hundred ?? Basics.Weights[c.Code]) != Hundred)
        {
            ModelState.AddModelError("", texts["Refusal.WeightsNotOne"]);
        }
    }
}
