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

/// <summary>How months, quarters and half-years make longer periods; said in words before anything is saved.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class PeriodsModel(RulebookDesk desk, RulebookWords words, SchemeWords schemes, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    private const string Check = nameof(Check);

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public PeriodsForm Input { get; set; } = new();

    [BindProperty]
    public string? Chosen { get; set; }

    public OpenRulebook Open { get; private set; } = null!;

    /// <summary>What is typed, or else what is saved.</summary>
    public IReadOnlyList<SchemePart> Shown { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds => [new(texts["Rulebooks.Periods.Kind.None"], ""), .. Named];
    public IReadOnlyList<SelectListItem> Parents => [new(texts["Rulebooks.Periods.Parent.None"], ""), .. Named];
    public IReadOnlyList<SelectListItem> Bys => words.Of("Rulebooks.Periods.By", Enum.GetValues<PeriodOperator>());
    public IReadOnlyList<SelectListItem> Missings => words.Of("Rulebooks.Periods.Missing", Enum.GetValues<MissingPeriod>());
    public IReadOnlyList<SelectListItem> ShortServices => words.Of(Enum.GetValues<ShortService>());

    /// <summary>With those that a file calls otherwise.</summary>
    private IEnumerable<SelectListItem> Named =>
        PeriodWords.Usual.Concat(Open.Book.Scheme.Periods.Select(p => p.Kind)).Distinct(StringComparer.Ordinal).Select(k => new SelectListItem(PeriodWords.NameOf(k, texts), k));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await RedisplayAsync(ct);
        if (Open?.Book.Scheme is { } scheme)
        {
            Input.Show(scheme);
            Input.AddSpareRows();
            Shown = schemes.Periods(scheme);
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
        Shown = schemes.Periods(book.Scheme);
        return Page();
    }

    private void TellProblems(Rulebook book)
    {
        foreach (var problem in RulebookChecks.Run(book).Where(p => p.IsAboutPeriods))
        {
            ModelState.AddModelError(FieldOf(problem), words.Of(problem, book));
        }
    }

    /// <summary>In the row of the kind of which <c>periods[1].minServed</c> speaks; of a kind that stands twice in the last one.</summary>
    private string FieldOf(RulebookProblem problem)
    {
        var row = Input.Rows.Index().Last(r => r.Item.Kind == problem.Arguments[0]).Index;
        var key = problem.Kind == RulebookProblemKind.PeriodTwice ? "kind" : problem.Path!.Split('.')[^1];
        return $"Input.Rows[{row}].{char.ToUpperInvariant(key[0])}{key[1..]}";
    }
}
