using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Writes a consequence, a new one or one that is there; what it comes to is shown before anything is saved.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class EditConsequenceModel(RulebookDesk desk, RulebookWords words, GateWords gates, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel, IRedisplay
{
    private const string Check = nameof(Check);

    [FromRoute]
    public int Id { get; set; }

    /// <summary>Empty for a new consequence.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public ConsequenceForm Input { get; set; } = new();

    [BindProperty]
    public string? Chosen { get; set; }

    public OpenRulebook Open { get; private set; } = null!;

    /// <summary>What is typed, or else what is saved; null where nothing can be said of it.</summary>
    public string? Sentence { get; private set; }

    public string Title => Stored is null ? "Rulebooks.EditConsequence.New" : "Rulebooks.EditConsequence.Title";
    public GateChoices Choices => new(Open.Book.Scheme, gates, texts);
    private ConsequenceRule? Stored { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (Stored is not null)
        {
            Input.Show(Stored, Open.Book.Scheme);
            Sentence = gates.Of(Stored, Open.Book.Scheme);
        }

        Input.AddSpareRows();
        return Page();
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open)
        {
            return NotFound();
        }

        (Open, Input.Version) = (open, open.Version);
        Stored = string.IsNullOrEmpty(Code) ? null : open.Book.Scheme.Standing.Consequences.FirstOrDefault(c => c.Code == Code);
        return string.IsNullOrEmpty(Code) || Stored is not null ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var consequence = Input.ToConsequence(Stored?.Code ?? NewCode.Of("C", Open.Book.Scheme.Standing.Consequences.Select(c => c.Code), clock));
        var book = Open.Book.WithConsequence(consequence);
        TellProblems(book, consequence);
        if (ModelState.IsValid && Chosen != Check)
        {
            await desk.SaveAsync(Open, book, consequence.Name.Zh, version, ct);
            TempData["Notice"] = "Rulebooks.Saved";
            return RedirectToPage("Details", null, new { Id }, "gates");
        }

        Input.AddSpareRows();
        Sentence = gates.Of(consequence, book.Scheme);
        return Page();
    }

    private void TellProblems(Rulebook book, ConsequenceRule consequence)
    {
        foreach (var problem in RulebookChecks.Run(book).Where(p => p.Consequence == consequence.Code && p.Row is not null))
        {
            ModelState.AddModelError(GateFields.Of(problem, Input), words.Of(problem, book));
        }
    }
}
