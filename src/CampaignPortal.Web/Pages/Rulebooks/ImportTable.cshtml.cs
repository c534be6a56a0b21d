using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Files;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>Reads an Excel table into the draft, or begins one with it; what would change and what is wrong is shown before anything is stored.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ImportTableModel(RulebookDesk desk, TableReport report, ImportWords imports, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    private const string Take = nameof(Take);
    private const string Mark = nameof(Mark);

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public TableForm Input { get; set; } = new();

    [BindProperty]
    public ImportModel.CampaignForm Stored { get; set; } = new();

    [BindProperty]
    public IFormFile? Table { get; set; }

    [BindProperty]
    public string? Chosen { get; set; }

    public OpenRulebook Open { get; private set; } = null!;

    /// <summary>Null while nothing was read.</summary>
    public TableView? Shown { get; private set; }

    public Refusal? WhyNot => Open.Campaign.WhyNotAdoptStandards();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open)
        {
            return NotFound();
        }

        (Open, Input.Version, Stored.Version) = (open, open.Version, open.Campaign.Version);
        if (Input.Content.Length > 0)
        {
            await ShowAsync(ct);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (version, campaignVersion, shown) = (Input.Version, Stored.Version, Input.Shown);
        await TakeFileAsync(ct);
        Input.Shown = Input.Hash;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (Chosen == Mark && Shown is { ProblemCount: > 0 } marked)
        {
            Response.Headers.ContentSecurityPolicy = SecurityHeaders.DownloadPolicy;
            return File(imports.Marked(Input.Decode(), marked.Report), ListExport.ContentType, imports.MarkedName(Input.FileName));
        }

        if (Chosen == Take && ModelState.IsValid && Shown?.Plan.Book is { } book && shown == Input.Shown)
        {
            await desk.TakeAsync(Open, book, version, campaignVersion, ct);
            TempData["Notice"] = "Rulebooks.ImportTable.Done";
            return RedirectToPage("Details", new { Id });
        }

        return Page();
    }

    /// <summary>What was typed before gives way to what is shown now.</summary>
    private async Task TakeFileAsync(CancellationToken ct)
    {
        foreach (var key in ModelState.Keys.Where(k => k.Contains('.', StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key);
        }

        if (Table is not null && !await Input.TakeAsync(Table, ct))
        {
            ModelState.AddModelError(nameof(Table), texts["Rulebooks.ImportTable.TooLarge"]);
        }
        else if (Input.Content.Length == 0)
        {
            ModelState.AddModelError(nameof(Table), texts[Table is null ? "Imports.New.Missing" : $"FileProblem.{FileProblem.Empty}"]);
        }
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        (Shown, var problem) = await report.ReadAsync(Open.Book, Input, ct);
        if (problem is not null)
        {
            Input.Content = "";
            ModelState.AddModelError(nameof(Table), problem);
        }
    }
}
