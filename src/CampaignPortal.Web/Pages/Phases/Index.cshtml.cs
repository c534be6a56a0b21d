using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Phases;

/// <summary>The phases of a campaign in their order, with dates as worded and as meant, what they switch on, and their tasks.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class IndexModel(CampaignDbContext db, Access access, WorkCalendar calendar, TimeProvider clock) : PageModel
{
    public sealed record TaskView(int Id, string Title, ImpreciseDate Due, IReadOnlyList<string> Recipients, int DutyCount, int DoneCount, bool IsCancelled);
    public sealed record PhaseView(Phase Phase, PhaseState State, IReadOnlyList<TaskView> Tasks, Refusal? WhyNotOpen, Refusal? WhyNotClose, Refusal? WhyNotRelease, Refusal? WhyNotRemove);

    public Campaign Campaign { get; private set; } = null!;
    public IReadOnlyList<PhaseView> Phases { get; private set; } = [];
    public bool IsChangeable => Campaign.State.IsChangeable;

    public async Task<IActionResult> OnGetAsync(int campaignId, CancellationToken ct)
    {
        if (await ReadAsync(db, access, calendar, clock, campaignId, ct) is not { } read)
        {
            return NotFound();
        }

        (Campaign, Phases) = read;
        return Page();
    }

    /// <returns>Null where the campaign does not exist for this person.</returns>
    internal static async Task<(Campaign Campaign, IReadOnlyList<PhaseView> Phases)?> ReadAsync(
        CampaignDbContext db, Access access, WorkCalendar calendar, TimeProvider clock, int campaignId, CancellationToken ct)
    {
        var campaign = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).AsNoTracking().SingleOrDefaultAsync(c => c.Id == campaignId, ct);
        if (campaign is null)
        {
            return null;
        }

        var (now, phases) = (clock.GetUtcNow(), await PhaseGate.Of(db, campaignId).AsNoTracking().ToListAsync(ct));
        var (tasks, filed) = await TasksAsync(db, calendar, campaignId, ct);
        return (campaign,
        [
            .. phases.Select(p => new PhaseView(
                p, p.StateAt(now), [.. tasks[p.Id]], p.WhyNotOpen(campaign.State, now), p.WhyNotClose(campaign.State, now), p.WhyNotRelease(campaign.State),
                p.WhyNotRemove(campaign.State, filed[p.Id].Sum(), now))),
        ]);
    }

    private static async Task<(ILookup<int, TaskView> Tasks, ILookup<int, int> Filed)> TasksAsync(CampaignDbContext db, WorkCalendar calendar, int campaignId, CancellationToken ct)
    {
        var tasks = await db.PhaseTasks.Where(t => t.CampaignId == campaignId).OrderBy(t => t.Due.Latest).ThenBy(t => t.Id).AsNoTracking().ToListAsync(ct);
        var counts = await db.Duties.Where(d => d.CampaignId == campaignId && d.Origin == DutyOrigin.PhaseTask && d.State != DutyState.Withdrawn)
            .GroupBy(d => d.OriginId).Select(g => new { g.Key, Count = g.Count(), Done = g.Count(d => DutyStates.Done.Contains(d.State)), Filed = g.Count(d => d.Filings.Any()) })
            .ToDictionaryAsync(g => g.Key, ct);
        var ids = tasks.SelectMany(t => t.RecipientUnitIds).Distinct().ToList();
        var names = await db.Units.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return (
            tasks.ToLookup(t => t.PhaseId, t => new TaskView(
                t.Id, t.Title, t.Plan.DueBy(calendar), [.. t.RecipientUnitIds.Select(id => names[id])], counts.GetValueOrDefault(t.Id)?.Count ?? 0,
                counts.GetValueOrDefault(t.Id)?.Done ?? 0, t.CancelledAt is not null)),
            tasks.ToLookup(t => t.PhaseId, t => counts.GetValueOrDefault(t.Id)?.Filed ?? 0));
    }
}
