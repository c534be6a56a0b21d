using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Campaigns;

/// <summary>One campaign as its administrator sees it: what is set, what is missing before it can start, and its quarters.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class DetailsModel(CampaignDbContext db, Access access, Schemes schemes) : PageModel
{
    public sealed record RoundView(int Id, Quarter Quarter, RoundState State, RoundDates Dates);
    public sealed record ParticipantView(string Name, string Category, bool IsRanked);

    public Campaign Campaign { get; private set; } = null!;
    public string Organiser { get; private set; } = "";
    public string? Decider { get; private set; }
    public IReadOnlyList<StartBlocker> Blockers { get; private set; } = [];
    public IReadOnlyList<ParticipantView> Participants { get; private set; } = [];
    public IReadOnlyList<RoundView> Rounds { get; private set; } = [];
    public IReadOnlyList<Channel> Channels { get; private set; } = [];
    public bool IsRunning => Campaign.State == CampaignState.Running;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var campaign = await db.Campaigns.Organised(access, Permit.SetUpCampaigns).Include(c => c.Categories).Include(c => c.Participations)
            .AsSplitQuery().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (campaign is null)
        {
            return NotFound();
        }

        Campaign = campaign;
        Blockers = campaign.State == CampaignState.Draft ? campaign.StartBlockers(access.Today) : [];
        Organiser = await db.Units.Where(u => u.Id == campaign.OrganiserUnitId).Select(u => u.Name).SingleAsync(ct);
        Decider = campaign.Settings.DeciderKind == DeciderKind.Body
            ? campaign.Settings.DeciderBody
            : await db.People.Where(p => p.Id == campaign.Settings.DeciderPersonId).Select(p => p.Name).SingleOrDefaultAsync(ct);
        await ReadParticipantsAsync(ct);
        Rounds = await db.Rounds.Where(r => r.CampaignId == id).OrderByDescending(r => r.Quarter.Year).ThenByDescending(r => r.Quarter.Number)
            .Select(r => new RoundView(r.Id, r.Quarter, r.State, r.Dates)).ToListAsync(ct);
        Channels = campaign.SchemeVersionId is { } version ? (await schemes.OfVersionAsync(version, ct)).Content.Channels : [];
        return Page();
    }

    private async Task ReadParticipantsAsync(CancellationToken ct)
    {
        var joined = Campaign.ParticipantsOn(access.Today).ToDictionary(p => p.UnitId);
        var categories = Campaign.Categories.ToDictionary(c => c.Code, c => c.Name);
        var names = await db.Units.Where(u => joined.Keys.Contains(u.Id)).OrderBy(u => u.Path).Select(u => new { u.Id, u.Name }).ToListAsync(ct);
        Participants = [.. names.Select(n => new ParticipantView(n.Name, categories[joined[n.Id].CategoryCode], joined[n.Id].IsRanked))];
    }
}
