using CampaignPortal.Web.Operations.Watching;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Overview;

/// <summary>Where a quarter stands, on one page: in a sentence, in three numbers, and the first things to see to (完成情况一览).</summary>
[Authorize(Policy = Permit.WatchCampaigns)]
public sealed class IndexModel(WatchReading reading, WatchWords words) : PageModel
{
    /// <summary>Things that stand on the page itself; the lists hold the rest.</summary>
    private const int First = 10;

    public IReadOnlyList<WatchedRound> Choices { get; private set; } = [];
    public WatchedRound? Round { get; private set; }
    public NumbersView Numbers { get; private set; } = null!;
    public ThingsView Urgent { get; private set; } = new([]);
    public int MoreCount { get; private set; }

    public async Task<IActionResult> OnGetAsync(int? roundId, CancellationToken ct)
    {
        Choices = await reading.ChoicesAsync(ct);
        Round = roundId is { } id ? Choices.FirstOrDefault(r => r.Id == id) ?? await reading.OpenAsync(id, ct) : Choices is [var latest, ..] ? latest : null;
        if (Round is null)
        {
            return roundId is null ? Page() : NotFound();
        }

        var watch = await reading.OfAsync(Round, ct);
        Numbers = words.Numbers(Round, watch);
        Urgent = await words.ThingsAsync(Round, [.. watch.Things.Take(First)], ct);
        MoreCount = watch.Things.Count - Urgent.Things.Count;
        return Page();
    }
}
