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

/// <summary>Grades, and lists of the best and the last; what they come to is shown before anything is saved.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class GradesModel(RulebookDesk desk, RulebookReading reading, RulebookWords words, GradeWords grades, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    private const string Check = nameof(Check);

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public GradesForm Input { get; set; } = new();

    [BindProperty]
    public string? Chosen { get; set; }

    public OpenRulebook Open { get; private set; } = null!;

    /// <summary>What is typed, or else what is saved, in sentences and with its seats; empty where nothing can be said of it.</summary>
    public IReadOnlyList<string> Sentences { get; private set; } = [];
    public IReadOnlyList<string> Seats { get; private set; } = [];

    private IReadOnlyList<RankedCount> Categories { get; set; } = [];

    /// <summary>By code, of those that the campaign ranks.</summary>
    public IReadOnlyDictionary<string, string> CategoryNames => Categories.ToDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal);

    public IEnumerable<SelectListItem> Kinds(GradesForm.Row row) => Enum.GetValues<SeatsKind>()
        .Where(k => k != SeatsKind.None || row is GradesForm.BandRow).Select(k => new SelectListItem(texts[$"SeatsKind.{k}"], $"{k}"));

    /// <param name="row">The list that asks; null where it may ask for itself.</param>
    public IEnumerable<SelectListItem> OtherLists(GradesForm.ListRow? row, int? chosen) =>
    [
        new(texts["Rulebooks.Grades.Grade.Any"], ""),
        .. chosen == GradesForm.AsWritten ? [new SelectListItem(texts["Rulebooks.Grades.Grade.AsWritten"], $"{GradesForm.AsWritten}")] : Array.Empty<SelectListItem>(),
        .. Input.Lists.Index().Where(l => l.Item != row).Select(l => new SelectListItem(texts["Rulebooks.Grades.ListNumber", l.Index + 1, l.Item.Name ?? ""], $"{l.Index + 1}")),
    ];

    public IEnumerable<SelectListItem> Choices(GradesForm.ListRow row) =>
    [
        new(texts["Rulebooks.Grades.Grade.Any"], ""),
        .. row.Grade == GradesForm.AsWritten ? [new SelectListItem(texts["Rulebooks.Grades.Grade.AsWritten"], $"{GradesForm.AsWritten}")] : Array.Empty<SelectListItem>(),
        .. Input.Bands.Select((b, i) => new SelectListItem(texts["Rulebooks.Grades.BandNumber", i + 1, b.Name ?? ""], $"{i + 1}")),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await RedisplayAsync(ct);
        if (Open?.Book.Scheme is { } scheme)
        {
            Input.Show(scheme.Standing);
            Input.AddSpareRows(CategoryNames.Keys.ToList());
            Say(scheme);
        }

        return page;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open)
        {
            return NotFound();
        }

        (Open, Input.Version, Categories) = (open, open.Version, await reading.RankedAsync(Id, ct));
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

        if (NamesUnknownCategory())
        {
            return NotFound();
        }

        var book = new TypedGrades(Input, Open.Book.Scheme.Standing, clock).AppliedTo(Open.Book);
        TellProblems(book);
        if (ModelState.IsValid && Chosen != Check)
        {
            await desk.SaveAsync(Open, book, null, version, ct);
            TempData["Notice"] = "Rulebooks.Saved";
            return RedirectToPage("Details", new { Id });
        }

        Input.AddSpareRows(CategoryNames.Keys.ToList());
        Say(book.Scheme);
        return Page();
    }

    /// <summary>Seats of a category that is neither ranked now nor named in the rules, or of one twice: no field says so.</summary>
    private bool NamesUnknownCategory()
    {
        var known = CategoryNames.Keys.Concat(Open.Book.Scheme.Standing.Lists.SelectMany(l => l.Quota.PerCategory).Select(c => c.Category)).ToHashSet(StringComparer.Ordinal);
        return Input.Bands.Concat<GradesForm.Row>(Input.Lists).Any(r => r.Categories.Any(c => !known.Contains(c.Category)) || r.Categories.DistinctBy(c => c.Category).Count() < r.Categories.Count);
    }

    private void TellProblems(Rulebook book)
    {
        var (bands, lists) = (Input.Bands.ToList(), Input.Lists.ToList());
        foreach (var problem in RulebookChecks.Run(book).Where(p => p.IsAboutGrades))
        {
            var band = problem.List is null ? bands.FindLastIndex(b => !b.IsEmpty) : bands.FindIndex(b => b.Code == problem.List);
            ModelState.AddModelError(band >= 0 ? $"Input.Bands[{band}].From" : $"Input.Lists[{lists.FindIndex(l => l.Code == problem.List)}].Points", words.Of(problem, book));
        }
    }

    private void Say(SchemeContent scheme)
    {
        Sentences = [.. grades.Bands(scheme), .. grades.Lists(scheme)];
        Seats = [.. from list in scheme.Standing.Lists
                    from pool in PoolsOf(list.Quota)
                    select texts["GradeWords.Named", grades.NameOf(list.Code, scheme.Standing), grades.Reckoned(
                        list.Quota, pool.Name, pool.Count, list.Quota.Exact(pool.Count), list.Quota.SeatsOf(pool.Count, pool.Code))].Value];
    }

    private IEnumerable<RankedCount> PoolsOf(Quota quota) =>
        quota.Over == QuotaOver.All ? [new RankedCount("", texts["GradeWords.AllCategories"], Categories.Sum(c => c.Count))]
        : quota.PerCategory.Count > 0 ? Categories.Where(c => quota.PerCategory.Any(p => p.Category == c.Code))
        : [.. Categories.Where(c => !(c.Count < quota.PoolBelow)), .. Pooled([.. Categories.Where(c => c.Count < quota.PoolBelow)])];

    private IEnumerable<RankedCount> Pooled(IReadOnlyList<RankedCount> small) =>
        small.Count == 0 ? [] : [new RankedCount(small[0].Code, grades.Pool(small[0].Name, small.Count), small.Sum(c => c.Count))];
}
