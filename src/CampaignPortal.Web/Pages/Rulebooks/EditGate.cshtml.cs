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

/// <summary>Writes a gate, a new one or one that is there; what it comes to is shown before anything is saved.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class EditGateModel(RulebookDesk desk, RulebookWords words, GateWords gates, IStringLocalizer<Texts> texts, TimeProvider clock) : PageModel, IRedisplay
{
    private const string Check = nameof(Check);

    [FromRoute]
    public int Id { get; set; }

    /// <summary>Empty for a new gate.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public GateForm Input { get; set; } = new();

    [BindProperty]
    public string? Chosen { get; set; }

    public OpenRulebook Open { get; private set; } = null!;

    /// <summary>What is typed, or else what is saved; null where nothing can be said of it.</summary>
    public string? Sentence { get; private set; }

    public string Title => Stored is null ? "Rulebooks.EditGate.New" : "Rulebooks.EditGate.Title";
    public GateChoices Choices => new(Open.Book.Scheme, gates, texts);
    public bool IsMoreOpen => !Input.ForUnit || Input.ForPeople || Input.ForLeaders || Input.Forward is not null;
    private Gate? Stored { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input = GateForm.New();
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        var scheme = Open.Book.Scheme;
        if (Stored is not null)
        {
            Input.Show(Stored, scheme);
            Sentence = gates.Of(Stored, scheme);
        }

        Input.AddSpareRows(scheme);
        return Page();
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open)
        {
            return NotFound();
        }

        (Open, Input.Version) = (open, open.Version);
        Stored = string.IsNullOrEmpty(Code) ? null : open.Book.Scheme.Standing.Gates.FirstOrDefault(g => g.Code == Code);
        Input.Offer(open.Book.Scheme);
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

        var gate = Input.ToGate(Stored?.Code ?? NewCode.Of("V", Open.Book.Scheme.Standing.Gates.Select(g => g.Code), clock), Stored, Open.Book.Scheme);
        var book = Open.Book.WithGate(gate);
        TellProblems(book, gate);
        if (ModelState.IsValid && Chosen != Check)
        {
            await desk.SaveAsync(Open, book, gate.Name.Zh, version, ct);
            TempData["Notice"] = "Rulebooks.Saved";
            return RedirectToPage("Details", null, new { Id }, "gates");
        }

        Input.AddSpareRows(Open.Book.Scheme);
        Sentence = gates.Of(gate, book.Scheme);
        return Page();
    }

    private void TellProblems(Rulebook book, Gate gate)
    {
        foreach (var problem in RulebookChecks.Run(book).Where(p => p.Gate == gate.Code && p.Row is not null))
        {
            ModelState.AddModelError(GateFields.Of(problem, Input), words.Of(problem, book));
        }
    }
}
