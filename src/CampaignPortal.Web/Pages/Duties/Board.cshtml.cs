using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
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
public sealed class BoardModel(CampaignDbContext db, Access access, IStringLocalizer<Texts> texts) : PageModel
{
    private const int PageSize = 100;

    public sealed record TaskView(int Id, string Title, ImpreciseDate Due, int DoneCount, int Count);
    public sealed record Cell(int Id, int TaskId, int UnitId, DutyState State, DateOnly DueOn, DateOnly TermOn, bool IsLate, bool IsOverdue, bool IsRemindedToday);
    public sealed record UnitView(int Id, string Name, IReadOnlyDictionary<int, Cell> Cells);

    public int CampaignId { get; private set; }
    public string Campaign { get; private set; } = "";
    public IReadOnlyList<TaskView> Tasks { get; private set; } = [];
    public IReadOnlyList<UnitView> Units { get; private set; } = [];
    public PagesView Pages { get; private set; } = new(1, 1);
    public int OverdueCount { get; private set; }
    public int OutstandingCount { get; private set; }

    /// <summary>Whether the person runs the campaign and may remind.</summary>
    public bool MayRemind { get; private set; }

    /// <summary>Names and days of what is outstanding, one unit a line.</summary>
    public string Copy { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(int campaignId, int? p, CancellationToken ct)
    {
        var name = await db.Campaigns.Organised(access, Permit.SeeDuties).Where(c => c.Id == campaignId).Select(c => c.Name).SingleOrDefaultAsync(ct);
        if (name is null)
        {
            return NotFound();
        }

        (CampaignId, Campaign, MayRemind) = (campaignId, name, await db.Campaigns.Organised(access, Permit.RunRounds).AnyAsync(c => c.Id == campaignId && c.State == CampaignState.Running, ct));
        var today = access.Today;
        var cells = await db.Duties.Where(d => d.CampaignId == campaignId && d.Origin == DutyOrigin.PhaseTask && d.State != DutyState.Withdrawn)
            .Select(d => new Cell(
                d.Id, d.OriginId, d.OwedByUnitId, d.State, d.DueOn, d.Terms.DueOn, d.Filings.Any(f => f.IsLate),
                DutyStates.Outstanding.Contains(d.State) && d.DueOn < today, d.Reminders.Any(r => r.On == today))).ToListAsync(ct);
        var ids = cells.Select(c => c.TaskId).Distinct().ToList();
        var tasks = await db.PhaseTasks.Where(t => ids.Contains(t.Id)).OrderBy(t => t.Due.Latest).ThenBy(t => t.Id)
            .Select(t => new { t.Id, t.Title, t.Due }).ToListAsync(ct);
        var counts = cells.ToLookup(c => c.TaskId);
        Tasks = [.. tasks.Select(t => new TaskView(t.Id, t.Title, DueOf(t.Due, counts[t.Id]), counts[t.Id].Count(c => c.State.IsDone), counts[t.Id].Count()))];
        await ReadUnitsAsync(cells, p, ct);
        return Page();
    }

    /// <summary>The day as worded, with the last day that the units are held to; who has filed keeps an earlier one.</summary>
    private static ImpreciseDate DueOf(ImpreciseDate planned, IEnumerable<Cell> cells)
    {
        var last = cells.Max(c => c.TermOn);
        return new ImpreciseDate(planned.Wording, planned.Earliest < last ? planned.Earliest : last, last);
    }

    private async Task ReadUnitsAsync(List<Cell> cells, int? p, CancellationToken ct)
    {
        var unitIds = cells.Select(c => c.UnitId).Distinct().ToList();
        var units = await db.Units.Where(u => unitIds.Contains(u.Id)).OrderBy(u => u.Path).Select(u => new { u.Id, u.Name }).ToListAsync(ct);
        var byUnit = cells.ToLookup(c => c.UnitId);
        var views = units.ConvertAll(u => new UnitView(u.Id, u.Name, byUnit[u.Id].ToDictionary(c => c.TaskId)));
        var count = Math.Max(1, (views.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(p ?? 1, 1, count);
        (Units, Pages) = ([.. views.Skip((page - 1) * PageSize).Take(PageSize)], new PagesView(page, count));
        (OutstandingCount, OverdueCount) = (cells.Count(c => c.State.IsOutstanding), cells.Count(c => c.IsOverdue));
        Copy = string.Join('\n', views.Select(LineOf).Where(l => l.Length > 0));
    }

    private string LineOf(UnitView unit)
    {
        var owed = Tasks.Where(t => unit.Cells.TryGetValue(t.Id, out var cell) && cell.State.IsOutstanding)
            .Select(t => texts[unit.Cells[t.Id].IsOverdue ? "Duties.Copy.Overdue" : "Duties.Copy.Task", t.Title, t.Due.Wording, unit.Cells[t.Id].DueOn.ToString(texts["Format.Day"], System.Globalization.CultureInfo.InvariantCulture)].Value).ToList();
        return owed.Count == 0 ? "" : texts["Duties.Copy.Line", unit.Name, string.Join(texts["List.Separator"], owed)];
    }
}
