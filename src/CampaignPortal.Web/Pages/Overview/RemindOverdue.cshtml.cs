using System.Globalization;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Watching;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Overview;

/// <summary>Reminds of everything overdue in a quarter at once, after showing of what and whom.</summary>
[Authorize(Policy = Permit.WatchCampaigns)]
public sealed class RemindOverdueModel(WatchReading reading, OverdueReminding reminding, Access access, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    [FromRoute]
    public int RoundId { get; set; }

    public WatchedRound Round { get; private set; } = null!;
    public IReadOnlyList<OverdueThing> Overdue { get; private set; } = [];

    public string Names(OverdueThing overdue) => string.Join(texts["List.Separator"], overdue.People.Select(p => p.Name));

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await reading.OpenAsync(RoundId, ct) is not { } round)
        {
            return NotFound();
        }

        (Round, Overdue) = (round, await reminding.FindAsync(round, ct));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await reading.OpenAsync(RoundId, ct) is not { } round)
        {
            return NotFound();
        }

        var count = await reminding.SendAsync(round, access.Self, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = (count > 0 ? "Overview.RemindOverdue.Done" : "Overview.RemindOverdue.Nothing", count.ToString(CultureInfo.InvariantCulture));
        return RedirectToPage("Items", new { RoundId, list = WatchList.Missing });
    }
}
