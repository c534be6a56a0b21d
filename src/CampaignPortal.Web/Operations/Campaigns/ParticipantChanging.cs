using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Campaigns;

/// <summary>A quarter that is open, and how many participants it pinned.</summary>
public sealed record OpenRoundView(int Id, Quarter Quarter, int ParticipantCount);

/// <summary>A unit that could join.</summary>
public sealed record CandidateView(int Id, string Name, UnitKind Kind, string? Parent);

/// <summary>How units take part.</summary>
/// <param name="Since">First day.</param>
/// <param name="Until">Last day, inclusive; null = until further notice.</param>
public sealed record Joining(string Category, bool IsRanked, DateOnly Since, DateOnly? Until);

/// <summary>Lets units join, change their place and leave from a day on. Rounds that were opened keep what they pinned.</summary>
public sealed class ParticipantChanging(CampaignDbContext db, Access access, TimeProvider clock)
{
    /// <returns>The campaign with its categories and participations; null outside the person's reach.</returns>
    public Task<Campaign?> FindAsync(int id, CancellationToken ct) =>
        db.Campaigns.Organised(access, Permit.SetUpCampaigns).Include(c => c.Categories).Include(c => c.Participations).AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Id == id, ct);

    public async Task<IReadOnlyList<OpenRoundView>> OpenRoundsAsync(int campaignId, CancellationToken ct) =>
        await db.Rounds.Where(r => r.CampaignId == campaignId && r.State == Domain.Assessments.RoundState.Open).OrderBy(r => r.QuarterCode)
            .Select(r => new OpenRoundView(r.Id, r.Quarter, r.Participants.Count)).ToListAsync(ct);

    /// <summary>Units that exist and do not take part until further notice already, in tree order.</summary>
    /// <param name="kind">Null = any.</param>
    /// <param name="below">Only this unit and those below it; null = anywhere.</param>
    public async Task<IReadOnlyList<CandidateView>> CandidatesAsync(Campaign campaign, UnitKind? kind, int? below, CancellationToken ct)
    {
        int[] present = [.. campaign.Participations.Where(p => p.LeftOn is null).Select(p => p.UnitId)];
        var excluded = campaign.Outline is { OfficeStanding: OfficeStanding.NotRated, OfficeUnitId: { } office } ? office : 0;
        return await db.Units.VisibleTo(access, Permit.SetUpCampaigns)
            .Where(u => u.ClosedOn == null && u.Id != excluded && !present.Contains(u.Id) && (kind == null || u.Kind == kind)
                && (below == null || db.Units.Any(top => top.Id == below && u.Path.StartsWith(top.Path))))
            .OrderBy(u => u.Path).Select(u => new CandidateView(u.Id, u.Name, u.Kind, u.Parent!.Name)).ToListAsync(ct);
    }

    /// <summary>The change counts from the day on or not at all, for all these units.</summary>
    public async Task JoinAsync(Campaign campaign, IEnumerable<int> unitIds, Joining joining, CancellationToken ct)
    {
        await RefuseBackdatedAsync(campaign, joining.Since, ct);
        foreach (var unitId in unitIds)
        {
            campaign.Join(unitId, joining.Category, joining.IsRanked, joining.Since, access.Self, clock.GetUtcNow(), joining.Until?.AddDays(1));
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Another category, or ranked instead of not; the last day stays.</summary>
    public async Task PlaceAsync(Campaign campaign, int unitId, Joining joining, CancellationToken ct)
    {
        await RefuseBackdatedAsync(campaign, joining.Since, ct);
        var present = campaign.Participations.SingleOrDefault(p => p.UnitId == unitId && p.IsInForce(joining.Since));
        RefusedException.ThrowIf(present is null ? Refusal.WrongState : present.CategoryCode == joining.Category && present.IsRanked == joining.IsRanked ? Refusal.AlreadyRecorded : null);
        var (leavesOn, now) = (present!.LeftOn, clock.GetUtcNow());
        campaign.Leave(unitId, joining.Since, access.Self, now);
        campaign.Join(unitId, joining.Category, joining.IsRanked, joining.Since, access.Self, now, leavesOn);
        await db.SaveChangesAsync(ct);
    }

    public async Task LeaveAsync(Campaign campaign, int unitId, DateOnly lastDay, CancellationToken ct)
    {
        await RefuseBackdatedAsync(campaign, lastDay.AddDays(1), ct);
        campaign.Leave(unitId, lastDay.AddDays(1), access.Self, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }

    private async Task RefuseBackdatedAsync(Campaign campaign, DateOnly on, CancellationToken ct)
    {
        var opened = await db.Rounds.Where(r => r.CampaignId == campaign.Id && r.OpenedAt != null).MaxAsync(r => r.OpenedAt, ct);
        RefusedException.ThrowIf(Campaign.WhyNotCountFrom(on, opened is { } at ? OfficeTime.DayOf(at) : null, access.Today));
    }
}
