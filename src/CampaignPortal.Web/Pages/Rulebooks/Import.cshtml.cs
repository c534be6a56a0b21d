using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Reads a rulebook from files into the draft; what would change is shown before anything is stored.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ImportModel(RulebookDesk desk, RulebookReading reading, RulebookWords words, DifferenceWords differences, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    private const string Take = nameof(Take);

    public sealed class CampaignForm
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public ImportForm Input { get; set; } = new();

    [BindProperty]
    public CampaignForm Stored { get; set; } = new();

    [BindProperty]
    public IFormFile? StandardsFile { get; set; }

    [BindProperty]
    public IFormFile? SchemeFile { get; set; }

    [BindProperty]
    public string? Chosen { get; set; }

    public OpenRulebook Open { get; private set; } = null!;

    /// <summary>Null while nothing was read.</summary>
    public IReadOnlyList<DifferenceSection>? Sections { get; private set; }

    /// <summary>What must be put right before the rules are adopted.</summary>
    public IReadOnlyList<string> StillOpen { get; private set; } = [];

    public Refusal? WhyNot => Open.Campaign.WhyNotAdoptStandards();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open)
        {
            return NotFound();
        }

        (Open, Input.Version, Stored.Version) = (open, open.Version, open.Campaign.Version);
        if (Input.Shown.Length > 0 && RulebookYaml.Read(open.Book, Input.Standards, Input.Scheme) is { Book: { } book } files)
        {
            StillOpen = [.. files.Open.Select(words.Of)];
            Sections = differences.Of(open.Book, book, await reading.OfficesAsync(ct));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (version, campaignVersion, shown) = (Input.Version, Stored.Version, Input.Shown);
        await TakeFilesAsync(ct);
        Input.Shown = CanonicalJson.Hash($"{Input.Standards.ReplaceLineEndings("\n")}\0{Input.Scheme.ReplaceLineEndings("\n")}");
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (Read() is { } book && ModelState.IsValid && Chosen == Take && shown == Input.Shown)
        {
            await desk.TakeAsync(Open, book, version, campaignVersion, ct);
            TempData["Notice"] = "Rulebooks.Import.Done";
            return RedirectToPage("Details", new { Id });
        }

        return Page();
    }

    /// <summary>A file goes before what was pasted, and its text and the versions now stored are shown in its place.</summary>
    private async Task TakeFilesAsync(CancellationToken ct)
    {
        foreach (var key in ModelState.Keys.Where(k => k.Contains('.', StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key);
        }

        var (standards, scheme) = (await RulebookFile.TextAsync(StandardsFile, Input.Standards, ct), await RulebookFile.TextAsync(SchemeFile, Input.Scheme, ct));
        if (standards is null || scheme is null)
        {
            ModelState.AddModelError(standards is null ? nameof(StandardsFile) : nameof(SchemeFile), texts["Rulebooks.Import.File.Wrong"]);
        }

        (Input.Standards, Input.Scheme) = (standards ?? Input.Standards, scheme ?? Input.Scheme);
    }

    /// <summary>Whether a file was put where the other belongs; what its keys are not is then no matter.</summary>
    private bool IsMisplaced()
    {
        var (isScheme, isStandards) = (HasKey(Input.Standards, "scheme"), HasKey(Input.Scheme, "criteria"));
        if (isScheme)
        {
            ModelState.AddModelError(StandardsFile is null ? "Input.Standards" : nameof(StandardsFile), texts["Rulebooks.Import.IsScheme"]);
        }

        if (isStandards)
        {
            ModelState.AddModelError(SchemeFile is null ? "Input.Scheme" : nameof(SchemeFile), texts["Rulebooks.Import.IsStandards"]);
        }

        return isScheme || isStandards;

        static bool HasKey(string yaml, string key) => yaml.Split('\n').Any(line => line.StartsWith($"{key}:", StringComparison.Ordinal));
    }

    private Rulebook? Read()
    {
        if (IsMisplaced())
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(Input.Standards + Input.Scheme))
        {
            ModelState.AddModelError("Input.Standards", texts["Rulebooks.Import.Nothing"]);
        }

        var files = RulebookYaml.Read(Open.Book, Input.Standards, Input.Scheme);
        foreach (var problem in files.Problems)
        {
            ModelState.AddModelError(problem.File == TemplatePackYaml.StandardsName ? "Input.Standards" : "Input.Scheme", words.Of(problem));
        }

        return files.Book;
    }
}
