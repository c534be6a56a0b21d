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

/// <summary>What each channel weighs, by itself or within a group, and between which bounds a total stays; the sums are shown before anything is saved.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class ChannelsModel(RulebookDesk desk, WeightWords weights, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    private const string Check = nameof(Check);

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public ChannelsForm Input { get; set; } = new();

    [BindProperty]
    public string? Chosen { get; set; }

    public OpenRulebook Open { get; private set; } = null!;

    /// <summary>What is typed, or else what is saved, with what the weights add up to; empty where nothing can be said of it.</summary>
    public IReadOnlyList<string> Sentences { get; private set; } = [];

    public IEnumerable<SelectListItem> Empties => new[] { EmptyChannel.Block, EmptyChannel.Reweight, EmptyChannel.Zero }.Select(e => new SelectListItem(texts[$"SchemeWords.GroupEmpty.{e}"], $"{e}"));

    /// <summary>Whether the rarer fields stand open.</summary>
    public bool ShowsGroups => Input.IsByParts || Input.Groups.Any(g => !g.IsEmpty);

    public IEnumerable<SelectListItem> Groups =>
    [
        new(texts["Rulebooks.Channels.Group.None"], ""),
        .. Input.Groups.Select((g, i) => new SelectListItem(texts["Rulebooks.Channels.GroupNumber", i + 1, g.Name ?? ""], $"{i + 1}")),
    ];

    /// <summary>Rows of channels in which somebody other than the unit itself marks.</summary>
    public IEnumerable<int> Rated => Enumerable.Range(0, Input.Channels.Count)
        .Where(i => Open.Book.Scheme.Channels.Any(c => c.Code == Input.Channels[i].Code && ChannelsForm.HasRaters(c)));

    public string NameOf(string code) => Open.Book.Scheme.Channels.FirstOrDefault(c => c.Code == code)?.Name.Shown() ?? code;

    /// <summary>The group in which a group lies, as a file has it; null for most.</summary>
    public string? NameAbove(string? code) => Open.Book.Scheme.ChannelGroups.FirstOrDefault(g => g.Code == code)?.Group is { } above
        ? Open.Book.Scheme.ChannelGroups.FirstOrDefault(g => g.Code == above)?.Name.Shown() : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await RedisplayAsync(ct);
        if (Open?.Book.Scheme is { } scheme)
        {
            Input.Show(scheme);
            Input.AddSpareRows();
            Sentences = weights.Levels(scheme);
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

        if (!Input.Channels.Select(c => c.Code).Order(StringComparer.Ordinal).SequenceEqual(Open.Book.Scheme.Channels.Select(c => c.Code).Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            return NotFound();
        }

        var book = Input.Applied(Open.Book);
        if (Chosen == Check)
        {
            Input.AddSpareRows();
            Sentences = weights.Levels(book.Scheme);
            return Page();
        }

        await desk.SaveAsync(Open, book, null, version, ct);
        TempData["Notice"] = "Rulebooks.Saved";
        return RedirectToPage("Details", new { Id });
    }
}
