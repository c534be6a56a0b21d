using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Phases;

/// <summary>Why a function of a campaign is closed now, and the phase that closes it, in words of the office.</summary>
public sealed record Closure(Refusal Why, string About)
{
    /// <summary>Key of the words for the state of what it closes.</summary>
    public string StateText => $"Closure.{Why}";
}

/// <summary>Asks the phases of a campaign what they leave open at the instant of the request. Pages and posts ask the same.</summary>
public sealed class PhaseGate(CampaignDbContext db, Access access)
{
    /// <summary>The phases that are part of a campaign's plan, in their order.</summary>
    public static IQueryable<Phase> Of(CampaignDbContext db, int campaignId) =>
        db.Phases.Where(p => p.CampaignId == campaignId && p.RemovedAt == null).OrderBy(p => p.Order).ThenBy(p => p.Begin.Earliest).ThenBy(p => p.Id);

    public async Task<Openings> OpeningsAsync(int campaignId, CancellationToken ct) =>
        Openings.At(await Of(db, campaignId).AsNoTracking().ToListAsync(ct), access.ArrivedAt);

    /// <returns>By campaign, of all that are asked for at once.</returns>
    public async Task<IReadOnlyDictionary<int, Openings>> OpeningsAsync(IReadOnlyCollection<int> campaignIds, CancellationToken ct)
    {
        var phases = await db.Phases.Where(p => campaignIds.Contains(p.CampaignId) && p.RemovedAt == null).AsNoTracking().ToListAsync(ct);
        return campaignIds.Distinct().ToDictionary(id => id, id => Openings.At(phases.Where(p => p.CampaignId == id), access.ArrivedAt));
    }

    /// <returns>Null when it is open.</returns>
    public async Task<Closure?> WhyNotAsync(int campaignId, CampaignFunction function, CancellationToken ct) =>
        WhyNot(await OpeningsAsync(campaignId, ct), function);

    /// <inheritdoc cref="WhyNotAsync"/>
    public static Closure? WhyNot(Openings openings, CampaignFunction function) =>
        openings.WhyNot(function) is { } why && openings.ClosedBy(function)!.Plan is var plan
            ? new Closure(why, $"{plan.Name} {(why == Refusal.PhaseNotBegun ? plan.Begin.Wording : plan.End?.Wording)}".TrimEnd())
            : null;

    /// <exception cref="RefusedException">It is closed; the phase is named.</exception>
    public async Task RequireAsync(int campaignId, CampaignFunction function, CancellationToken ct)
    {
        var closure = await WhyNotAsync(campaignId, function, ct);
        RefusedException.ThrowIf(closure?.Why, closure?.About);
    }
}
