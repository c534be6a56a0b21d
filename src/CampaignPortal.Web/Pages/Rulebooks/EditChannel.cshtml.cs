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

/// <summary>How what is marked in a channel becomes its score, and what happens where marks are missing.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class EditChannelModel(RulebookDesk desk, RulebookWords words, SchemeWords schemes, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    private const string Check = nameof(Check);

    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public string Code { get; set; } = "";

    [BindProperty]
    public ChannelForm Input { get; set; } = new();

    [BindProperty]
    public string? Chosen { get; set; }

    public OpenRulebook Open { get; private set; } = null!;
    public Channel Stored { get; private set; } = null!;
    public ChannelFields Fields => new(Input, Stored, Open.Book.Scheme, words);

    /// <summary>What is typed, or else what is saved.</summary>
    public IReadOnlyList<string> Sentences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await RedisplayAsync(ct);
        if (Stored is not null)
        {
            Input.Show(Stored);
            Sentences = [.. schemes.Of(Stored, Open.Book.Scheme)];
        }

        return page;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open || open.Book.Scheme.Channels.FirstOrDefault(c => c.Code == Code) is not { } stored)
        {
            return NotFound();
        }

        (Open, Stored, Input.Version) = (open, stored, open.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (!Fields.OffersRater)
        {
            ModelState.AddModelError("Input.Rater", texts["Validation.Value"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var book = Input.Applied(Open.Book, Code);
        TellProblems(book);
        if (ModelState.IsValid && Chosen != Check)
        {
            await desk.SaveAsync(Open, book, Input.Name!.Trim(), version, ct);
            TempData["Notice"] = "Rulebooks.Saved";
            return RedirectToPage("Details", new { Id });
        }

        Sentences = [.. schemes.Of(book.Scheme.Channels.Single(c => c.Code == Code), book.Scheme)];
        return Page();
    }

    private void TellProblems(Rulebook book)
    {
        var place = book.Scheme.Channels.TakeWhile(c => c.Code != Code).Count();
        foreach (var problem in RulebookChecks.Run(book).Where(p => p.Path == $"channels[{place}].missing.rater"))
        {
            ModelState.AddModelError("Input.Rater", words.Of(problem, book));
        }
    }
}
