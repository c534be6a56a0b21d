using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Timeline;

/// <summary>A campaign's phases and days on one line, for everybody whom it concerns; on a narrow screen and for readers of words, a list.</summary>
[Authorize(Policy = Permit.SeeRounds)]
public sealed class IndexModel(CampaignDbContext db, Access access, PhaseGate gate, WorkCalendar calendar, IStringLocalizer<Texts> texts) : PageModel
{
    /// <param name="Link">Where something can be done about it; null where nothing can.</param>
    public sealed record DayView(string Name, ImpreciseDate When, string? Link);

    public int CampaignId { get; private set; }
    public string Campaign { get; private set; } = "";

    /// <summary>Of the campaign.</summary>
    public CampaignState State { get; private set; }

    public DateOnly Today => access.Today;
    public IReadOnlyList<PhaseStanding> Phases { get; private set; } = [];
    public IReadOnlyList<DayView> Days { get; private set; } = [];
    public TimelineView View { get; private set; } = null!;
    public bool IsOrganiser { get; private set; }

    public async Task<IActionResult> OnGetAsync(int campaignId, CancellationToken ct)
    {
        var organised = db.Campaigns.Organised(access, Permit.SeeRounds);
        var campaign = await db.Campaigns.VisibleTo(access, Permit.SeeRounds).Where(c => c.Id == campaignId)
            .Select(c => new { c.Name, c.State, IsOrganiser = organised.Any(o => o.Id == c.Id) }).SingleOrDefaultAsync(ct);
        if (campaign is null)
        {
            return NotFound();
        }

        (CampaignId, Campaign, State, IsOrganiser) = (campaignId, campaign.Name, campaign.State, campaign.IsOrganiser && await access.MayAsync(Permit.SetUpCampaigns, ct));
        Phases = [.. (await gate.OpeningsAsync(campaignId, ct)).Phases];
        Days = [.. await RoundDaysAsync(ct), .. await DutyDaysAsync(campaign.IsOrganiser, ct)];
        View = new TimelineView(Phases, [.. Days.Select(d => (d.Name, d.When))], access.Today);
        return Page();
    }

    private async Task<IEnumerable<DayView>> RoundDaysAsync(CancellationToken ct)
    {
        var rounds = await db.Rounds.VisibleTo(access, Permit.SeeRounds).Where(r => r.CampaignId == CampaignId).OrderBy(r => r.Quarter.Year).ThenBy(r => r.Quarter.Number)
            .Select(r => new { r.Id, r.Quarter, r.Dates }).ToListAsync(ct);
        return rounds.SelectMany(r => new[] { ("Rounds.OpensOn", r.Dates.OpensOn), ("Rounds.SelfDue", r.Dates.SelfDueOn), ("Rounds.ScoringDue", r.Dates.ScoringDueOn) }
            .Select(d => new DayView(
                texts["Format.Pair", texts["Format.Quarter", r.Quarter.Year, r.Quarter.Number].Value, texts[d.Item1].Value], ImpreciseDate.On(d.Item2), $"/Rounds/Details/{r.Id}")));
    }

    /// <summary>Tasks of the whole campaign for its organiser, else the duties of the reader's own units.</summary>
    private async Task<IEnumerable<DayView>> DutyDaysAsync(bool isWhole, CancellationToken ct)
    {
        if (isWhole)
        {
            var phases = Phases.Select(p => p.PhaseId).ToList();
            var tasks = await db.PhaseTasks.Where(t => phases.Contains(t.PhaseId) && t.CancelledAt == null).OrderBy(t => t.Due.Latest).ThenBy(t => t.Id).AsNoTracking().ToListAsync(ct);
            return tasks.Select(t => new DayView(t.Title, t.Plan.DueBy(calendar), null));
        }

        var owed = await db.Duties.OwedBy(access, Permit.SeeDuties).Where(d => d.CampaignId == CampaignId && d.State != DutyState.Withdrawn)
            .OrderBy(d => d.DueOn).ThenBy(d => d.Id).Select(d => new { d.Id, d.Terms.Title, d.Terms.DueWording, d.Terms.RemindOn, d.DueOn }).ToListAsync(ct);
        return owed.Select(d => new DayView(d.Title, new ImpreciseDate(d.DueWording, d.RemindOn, d.DueOn), $"/Duties/Details/{d.Id}"));
    }
}
