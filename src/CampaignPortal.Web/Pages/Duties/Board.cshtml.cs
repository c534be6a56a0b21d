using System.Globalization;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Pages.Shared;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Duties;

/// <summary>Who owes what in one campaign: units by tasks, with totals, reminders, and the names as text for a group chat.</summary>
[Authorize(Policy = Permit.SeeDuties)]
public sealed class BoardModel(DutyBoardReading reading, Access access, IStringLocalizer<Texts> texts) : PageModel
{
    private const int PageSize = 100;

    public DutyBoard Board { get; private set; } = null!;

    /// <summary>Those on the page that is shown.</summary>
    public IReadOnlyList<BoardUnit> Units { get; private set; } = [];
    public PagesView Pages { get; private set; } = new(1, 1);

    /// <summary>Whether the person runs the campaign and may remind.</summary>
    public bool MayRemind { get; private set; }

    /// <summary>Names and days of what is outstanding, one unit a line.</summary>
    public string Copy { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(int campaignId, int? p, CancellationToken ct)
    {
        if (await reading.OpenAsync(campaignId, ct) is not { } board)
        {
            return NotFound();
        }

        Board = board;
        MayRemind = await access.Db.Campaigns.Organised(access, Permit.RunRounds).AnyAsync(c => c.Id == campaignId && c.State == CampaignState.Running, ct);
        var count = Math.Max(1, (board.Units.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(p ?? 1, 1, count);
        (Units, Pages) = ([.. board.Units.Skip((page - 1) * PageSize).Take(PageSize)], new PagesView(page, count));
        Copy = string.Join('\n', board.Units.Select(LineOf).Where(l => l.Length > 0));
        return Page();
    }

    private string LineOf(BoardUnit unit)
    {
        var owed = Board.Tasks.Where(t => unit.Cells.TryGetValue(t.Id, out var cell) && cell.State.IsOutstanding)
            .Select(t => texts[unit.Cells[t.Id].IsOverdue ? "Duties.Copy.Overdue" : "Duties.Copy.Task", t.Title, t.Due.Wording, unit.Cells[t.Id].DueOn.ToString(texts["Format.Day"], CultureInfo.InvariantCulture)].Value).ToList();
        return owed.Count == 0 ? "" : texts["Duties.Copy.Line", unit.Name, string.Join(texts["List.Separator"], owed)];
    }
}
