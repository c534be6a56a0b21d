using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Duties;

/// <summary>A task of a phase, as one column of the board.</summary>
/// <param name="Due">As worded, with the last day that units are held to.</param>
/// <param name="DoneCount">Units that have filed.</param>
public sealed record BoardTask(int Id, string Title, ImpreciseDate Due, int DoneCount, int Count);

/// <summary>What one unit owes by one task.</summary>
/// <param name="DueOn">Last day for this unit, extensions included.</param>
/// <param name="TermOn">Last day by the task.</param>
public sealed record BoardCell(int Id, int TaskId, int UnitId, DutyState State, DateOnly DueOn, DateOnly TermOn, bool IsLate, bool IsOverdue, bool IsRemindedToday);

/// <param name="Cells">By the id of the task; a task that does not ask the unit is missing.</param>
public sealed record BoardUnit(int Id, string Name, IReadOnlyDictionary<int, BoardCell> Cells);

/// <summary>Who owes what in one campaign: units by tasks.</summary>
/// <param name="Units">In the order of the organisation.</param>
public sealed record DutyBoard(int CampaignId, string Campaign, IReadOnlyList<BoardTask> Tasks, IReadOnlyList<BoardUnit> Units)
{
    private IEnumerable<BoardCell> Cells => Units.SelectMany(u => u.Cells.Values);

    public int OutstandingCount => Cells.Count(c => c.State.IsOutstanding);

    public int OverdueCount => Cells.Count(c => c.IsOverdue);
}

/// <summary>Reads the board of a campaign for who sees the whole of it.</summary>
public sealed class DutyBoardReading(CampaignDbContext db, Access access)
{
    /// <returns>Null where the campaign does not exist for this person.</returns>
    public async Task<DutyBoard?> OpenAsync(int campaignId, CancellationToken ct)
    {
        var name = await db.Campaigns.Organised(access, Permit.SeeDuties).Where(c => c.Id == campaignId).Select(c => c.Name).SingleOrDefaultAsync(ct);
        if (name is null)
        {
            return null;
        }

        var cells = await CellsAsync(campaignId, ct);
        return new DutyBoard(campaignId, name, await TasksAsync(cells, ct), await UnitsAsync(cells, ct));
    }

    private Task<List<BoardCell>> CellsAsync(int campaignId, CancellationToken ct)
    {
        var today = access.Today;
        return db.Duties.Where(d => d.CampaignId == campaignId && d.Origin == DutyOrigin.PhaseTask && d.State != DutyState.Withdrawn)
            .Select(d => new BoardCell(
                d.Id, d.OriginId, d.OwedByUnitId, d.State, d.DueOn, d.Terms.DueOn, d.Filings.Any(f => f.IsLate),
                DutyStates.Outstanding.Contains(d.State) && d.DueOn < today, d.Reminders.Any(r => r.On == today))).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<BoardTask>> TasksAsync(List<BoardCell> cells, CancellationToken ct)
    {
        var byTask = cells.ToLookup(c => c.TaskId);
        var ids = byTask.Select(t => t.Key).ToList();
        var tasks = await db.PhaseTasks.Where(t => ids.Contains(t.Id)).OrderBy(t => t.Due.Latest).ThenBy(t => t.Id)
            .Select(t => new { t.Id, t.Title, t.Due }).ToListAsync(ct);
        return [.. tasks.Select(t => new BoardTask(t.Id, t.Title, DueOf(t.Due, byTask[t.Id]), byTask[t.Id].Count(c => c.State.IsDone), byTask[t.Id].Count()))];
    }

    /// <summary>The day as worded, with the last day that the units are held to; who has filed keeps an earlier one.</summary>
    private static ImpreciseDate DueOf(ImpreciseDate planned, IEnumerable<BoardCell> cells)
    {
        var last = cells.Max(c => c.TermOn);
        return new ImpreciseDate(planned.Wording, planned.Earliest < last ? planned.Earliest : last, last);
    }

    private async Task<IReadOnlyList<BoardUnit>> UnitsAsync(List<BoardCell> cells, CancellationToken ct)
    {
        var byUnit = cells.ToLookup(c => c.UnitId);
        var ids = byUnit.Select(u => u.Key).ToList();
        var units = await db.Units.Where(u => ids.Contains(u.Id)).OrderBy(u => u.Path).Select(u => new { u.Id, u.Name }).ToListAsync(ct);
        return units.ConvertAll(u => new BoardUnit(u.Id, u.Name, byUnit[u.Id].ToDictionary(c => c.TaskId)));
    }
}
