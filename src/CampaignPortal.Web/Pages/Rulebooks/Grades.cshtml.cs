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
public sealed class GradesModel(RulebookDesk desk, RulebookReading reading, RulebookWords words, GradeWords grades, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
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

    public IEnumerable<SelectListItem> Kinds(GradesForm.Row row) => Enum.GetValues<SeatsKind>()
        .Where(k => k == SeatsKind.PerCategory ? row.Kind == k : k != SeatsKind.None || row is GradesForm.BandRow).Select(k => new SelectListItem(texts[$"SeatsKind.{k}"], $"{k}"));

    public IEnumerable<SelectListItem> Rounds => Enum.GetValues<SeatRounding>().Select(r => new SelectListItem(texts[$"SeatRounding.{r}"], $"{r}"));
    public IEnumerable<SelectListItem> Orders => Enum.GetValues<QuotaOrder>().Select(o => new SelectListItem(texts[$"QuotaOrder.{o}"], $"{o}"));

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
            Input.AddSpareRows();
            await SayAsync(scheme, ct);
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
        await SayAsync(book.Scheme, ct);
        return Page();
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

    private async Task SayAsync(SchemeContent scheme, CancellationToken ct)
    {
        Sentences = [.. grades.Bands(scheme), .. grades.Lists(scheme)];
        var categories = scheme.Standing.Lists.Any() ? await reading.RankedAsync(Id, ct) : [];
        Seats = [.. from list in scheme.Standing.Lists
                    from category in categories
                    where list.Quota.PerCategory.Count == 0 || list.Quota.PerCategory.Any(p => p.Category == category.Code)
                    select texts["GradeWords.Named", grades.NameOf(list.Code, scheme.Standing), grades.Reckoned(
                        list.Quota, category.Name, category.Count, list.Quota.Exact(category.Count), list.Quota.SeatsOf(category.Count, category.Code))].Value];
    }
}
