using System.Globalization;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Where figures are rounded, how often one fact counts, and what tells equal totals apart; said in words before anything is saved.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class CountingModel(RulebookDesk desk, RulebookWords words, SchemeWords schemes, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    private const string Check = nameof(Check);

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public CountingForm Input { get; set; } = new();

    [BindProperty]
    public string? Chosen { get; set; }

    public OpenRulebook Open { get; private set; } = null!;

    /// <summary>What is typed, or else what is saved.</summary>
    public IReadOnlyList<string> Sentences { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Modes => words.Of(Enum.GetValues<RoundingMode>());
    public IReadOnlyList<SelectListItem> SameFacts => words.Of(Enum.GetValues<SameFact>());
    public IReadOnlyList<SelectListItem> Bases => words.Of(Enum.GetValues<RankBasis>());
    public IReadOnlyList<SelectListItem> IfTieds => words.Of(Enum.GetValues<IfTied>());

    public IReadOnlyList<SelectListItem> Steps(CountingForm.TieRow row) => TieChoices.Of(Open.Book.Scheme, row.Read, texts);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await RedisplayAsync(ct);
        if (Open?.Book.Scheme is { } scheme)
        {
            Input.Show(scheme);
            Input.AddSpareRows();
            Sentences = schemes.Reckoning(scheme);
        }

        return page;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open)
        {
            return NotFound();
        }

        (Open, Input.Version) = (open, open.Version);
        return Page();
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

        var book = Input.Applied(Open.Book);
        TellProblems(book);
        if (ModelState.IsValid && Chosen != Check)
        {
            await desk.SaveAsync(Open, book, null, version, ct);
            TempData["Notice"] = "Rulebooks.Saved";
            return RedirectToPage("Details", new { Id });
        }

        Input.AddSpareRows();
        Sentences = schemes.Reckoning(book.Scheme);
        return Page();
    }

    /// <summary>Beside the row of the step: of those that are filled the one with its number.</summary>
    private void TellProblems(Rulebook book)
    {
        var rows = Input.Ties.Index().Where(t => !t.Item.IsEmpty).Select(t => t.Index).ToList();
        foreach (var problem in RulebookChecks.Run(book).Where(p => p.Kind == RulebookProblemKind.TieUnknown))
        {
            ModelState.AddModelError($"Input.Ties[{rows[int.Parse(problem.Arguments[0], CultureInfo.InvariantCulture) - 1]}].Step", words.Of(problem, book));
        }
    }
}
