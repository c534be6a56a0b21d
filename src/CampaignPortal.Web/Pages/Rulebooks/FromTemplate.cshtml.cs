using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Begins a draft with the rules of a template: what no plan gives is asked once, so that no item is left to be completed.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class FromTemplateModel(RulebookDesk desk, TemplatePacks packs, TemplateQuestions questions, UnitChoices units) : PageModel, IRedisplay
{
    public sealed class Form
    {
        /// <summary>Of the campaign: a draft begins on the rules that were shown.</summary>
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    /// <summary>Its code.</summary>
    [FromRoute]
    public string Template { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public TemplateAnswersForm Answers { get; set; } = new();

    public OpenRulebook Open { get; private set; } = null!;
    public TemplatePack Pack { get; private set; } = null!;
    public TemplateQuestionsView Questions => new(Pack, Units);
    private IReadOnlyList<SelectListItem> Units { get; set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (packs.Find(Template) is not { } pack || await desk.OpenAsync(Id, ct) is not { } open)
        {
            return NotFound();
        }

        (Pack, Open, Input.Version, Units) = (pack, open, open.Campaign.Version, await units.OpenAsync(Permit.SetUpCampaigns, ct));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        questions.Check(Pack, Answers, ModelState);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await questions.ReadAsync(Pack, Answers, ct) is not { } answers)
        {
            return NotFound();
        }

        await desk.BeginAsync(Open, Pack.NewRulebook(Pack.NewScheme(answers.Weights, answers.Offices).Content), version, ct);
        TempData["Notice"] = "Rulebooks.Begin.Done";
        return RedirectToPage("Details", new { Id });
    }
}
