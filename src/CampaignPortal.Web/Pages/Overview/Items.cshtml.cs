using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Operations.Watching;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Overview;

/// <summary>The list behind one of the three numbers, with a reminder for each sheet and a text for the group chat.</summary>
[Authorize(Policy = Permit.WatchCampaigns)]
public sealed class ItemsModel(WatchReading reading, WatchWords words, IStringLocalizer<Texts> texts) : PageModel
{
    private const int PageSize = 100;

    public WatchedRound Round { get; private set; } = null!;
    public WatchList List { get; private set; }
    public ThingsView Things { get; private set; } = new([]);
    public IReadOnlyList<CloseRanks> Ranks { get; private set; } = [];

    /// <summary>Names and days of this page's lines, to be put into a group chat; null where there are none.</summary>
    public string? ChatText { get; private set; }

    public int Count { get; private set; }

    /// <summary>Things of the list that can be reminded of together.</summary>
    public int OverdueCount { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public int PageCount { get; private set; } = 1;

    public async Task<IActionResult> OnGetAsync(int roundId, string list, int? p, CancellationToken ct)
    {
        if (!Enum.TryParse<WatchList>(list, out var chosen) || !Enum.IsDefined(chosen) || await reading.OpenAsync(roundId, ct) is not { } round)
        {
            return NotFound();
        }

        (Round, List) = (round, chosen);
        var watch = await reading.OfAsync(round, ct);
        var things = watch.Of(chosen);
        (Ranks, Count) = (chosen == WatchList.Close ? watch.Ranks : [], watch.CountOf(chosen));
        OverdueCount = things.Count(t => t is { IsOverdue: true, Reminder: not null });
        PageCount = Math.Max(1, (things.Count + PageSize - 1) / PageSize);
        PageNumber = Math.Clamp(p ?? 1, 1, PageCount);
        List<OpenThing> shown = [.. things.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
        Things = await words.ThingsAsync(round, shown, ct);
        ChatText = ChatTextOf(shown);
        return Page();
    }

    private string? ChatTextOf(IEnumerable<OpenThing> things)
    {
        var lines = things.Where(t => t.Reminder is not null)
            .Select(t => texts["Overview.Chat.Line", texts[$"OpenKind.{t.Kind}", t.About].Value, $"{t.DueOn:yyyy-MM-dd}"].Value).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines.Prepend(texts["Overview.Chat.Head", Round.Campaign, texts["Format.Quarter", Round.Quarter.Year, Round.Quarter.Number].Value]));
    }
}
