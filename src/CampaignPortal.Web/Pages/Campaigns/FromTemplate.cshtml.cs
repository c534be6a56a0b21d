using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Campaigns;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Pages.Shared;
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
public sealed class FromTemplateModel(
    CampaignDbContext db, Access access, TemplatePacks packs, CampaignFounding founding, UnitChoices units, SettingsChoices choices, TemplateQuestions questions,
    IStringLocalizer<Texts> texts)
    : PageModel, IRedisplay
{
    public sealed class Form
    {
        public string Name { get; set; } = "";
        public int Year { get; set; }
        public int OrganiserId { get; set; }
        public int? OfficeUnitId { get; set; }

        /// <summary>No default: a plan that is silent must be completed by a person.</summary>
        public OfficeStanding? OfficeStanding { get; set; }
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.Name).NotEmpty().WithErrorCode("Campaigns.Name.Missing").MaximumLength(Campaign.NameMaxLength);
            RuleFor(f => f.Year).InclusiveBetween(2000, 2100).WithErrorCode("Rounds.New.Year.Range");
            RuleFor(f => f.OfficeUnitId).NotNull().WithErrorCode("Campaigns.Edit.Office.Missing");
            RuleFor(f => f.OfficeStanding).NotNull().WithErrorCode("Campaigns.Edit.OfficeStanding.Missing");
        }
    }

    [BindProperty(SupportsGet = true)]
    public string? Template { get; set; }

    [BindProperty]
    public Form Basics { get; set; } = new();

    [BindProperty]
    public TemplateAnswersForm Answers { get; set; } = new();

    [BindProperty]
    public SettingsForm Input { get; set; } = new();

    public TemplatePack Pack { get; private set; } = null!;
    public SettingsView Settings => new(Input, choices);
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Offices => [new(texts["Form.Choose"], ""), .. Units];
    public IEnumerable<SelectListItem> Standings => choices.OfficeStandings;
    public TemplateQuestionsView Questions => new(Pack, Units);

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
        var decider = await choices.DeciderAsync(Input, ModelState, ct);
        questions.Check(Pack, Answers, ModelState);
        if (await IsTakenAsync(Basics.Name?.Trim(), ct))
        {
            ModelState.AddModelError("Basics.Name", texts["Campaigns.Name.Taken"]);
        }

        if (!ModelState.IsValid)
        {
            return shown;
        }

        if (!await units.ReachesAsync(Permit.SetUpCampaigns, [Basics.OrganiserId, Basics.OfficeUnitId!.Value], ct) || await questions.ReadAsync(Pack, Answers, ct) is not { } answers)
        {
            return NotFound();
        }

        var outline = new CampaignOutline { OfficeUnitId = Basics.OfficeUnitId, OfficeStanding = Basics.OfficeStanding };
        var plan = new CampaignPlan(Basics.OrganiserId, Basics.Name!, Basics.Year, answers.Weights, answers.Offices, Input.ToSettings(decider), outline);
        var id = await founding.FoundAsync(Pack, plan, access.Self, ct);
        TempData["Notice"] = "Campaigns.New.Done";
        return RedirectToPage("Details", new { id });
    }

    private Task<bool> IsTakenAsync(string? name, CancellationToken ct) =>
        db.Campaigns.Organised(access, Permit.SetUpCampaigns).AnyAsync(c => c.OrganiserUnitId == Basics.OrganiserId && c.Year == Basics.Year && c.Name == name, ct);
}
