using CampaignPortal.Domain.Messages;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Messages;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Overview;

/// <summary>Reminds of one sheet (催办): who is told, when it was last done, and the words for the group chat. Once a day.</summary>
[Authorize(Policy = Permit.WatchCampaigns)]
public sealed class RemindModel(SheetReminding reminding, Access access, WorkCalendar calendar, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public int Id { get; set; }

    public RemindableSheet Sheet { get; private set; } = null!;
    public string Quarter => texts["Format.Quarter", Sheet.Quarter.Year, Sheet.Quarter.Number];
    public string Names => string.Join(texts["List.Separator"], Sheet.People.Select(p => p.Name));
    public int DaysLeft => calendar.WorkingDaysUntil(access.Today, Sheet.DueOn);

    /// <summary>To be put into a group chat.</summary>
    public string ChatText => texts[
        DaysLeft < 0 ? "Overview.Remind.Chat.Overdue" : "Overview.Remind.Chat", Sheet.Campaign, Quarter, texts[$"ReminderKind.{Sheet.Kind}", Sheet.About].Value, Names,
        $"{Sheet.DueOn:yyyy-MM-dd}", Math.Abs(DaysLeft)];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } sheet)
        {
            return NotFound();
        }

        Sheet = sheet;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await FindAsync(ct) is not { } sheet)
        {
            return NotFound();
        }

        await reminding.SendAsync(sheet, access.Self, ct);
        TempData["Notice"] = "Overview.Remind.Done";
        return RedirectToPage(new { Kind, Id });
    }

    private async Task<RemindableSheet?> FindAsync(CancellationToken ct) =>
        Enum.TryParse<ReminderKind>(Kind, out var kind) && Enum.IsDefined(kind) ? await reminding.FindAsync(kind, Id, ct) : null;
}
