using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Templates;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Campaigns;

/// <summary>What a campaign needs that its template does not give.</summary>
/// <param name="Weights">Weight of each channel as a ratio; together exactly 1. No plan gives them.</param>
/// <param name="Offices">Code of the real unit for each responsible office that the template names.</param>
public sealed record CampaignPlan(
    int OrganiserUnitId, string Name, int Year, IReadOnlyDictionary<string, decimal> Weights, IReadOnlyDictionary<string, string> Offices, CampaignSettings Settings);

/// <summary>Makes a campaign from a template pack: standard set (shared by all campaigns of the template), scheme, categories, settings.</summary>
public sealed class CampaignFounding(CampaignDbContext db, TimeProvider clock)
{
    /// <returns>Id of the new campaign, a draft without participants.</returns>
    /// <exception cref="RefusedException">Weights or offices are missing or do not fit.</exception>
    public Task<int> FoundAsync(TemplatePack pack, CampaignPlan plan, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var now = clock.GetUtcNow();
                RefusedException.ThrowIf(pack.WhyNotNewScheme(plan.Weights, plan.Offices));
                var scheme = pack.NewScheme(plan.Weights, plan.Offices);
                var campaign = pack.NewCampaign(plan.OrganiserUnitId, plan.Name, plan.Year, actor, now);
                campaign.ChangeSettings(plan.Settings, actor, now);
                db.Campaigns.Add(campaign);
                var standards = await StandardsAsync(pack, actor, now, token);
                await db.SaveChangesAsync(token);
                var version = new SchemeVersion(campaign.Id, 1, scheme.CanonicalText, scheme.Hash, actor, now);
                db.SchemeVersions.Add(version);
                await db.SaveChangesAsync(token);
                campaign.AdoptScheme(version.Id, actor, now);
                campaign.AdoptStandards(standards.Latest!.Id, actor, now);
                await db.SaveChangesAsync(token);
                return campaign.Id;
            },
            ct);

    private async Task<StandardSet> StandardsAsync(TemplatePack pack, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var fresh = pack.NewStandardSet(actor, now);
        var known = await db.StandardSets.Include(s => s.Versions).SingleOrDefaultAsync(s => s.Code == fresh.Code, ct);
        if (known is null)
        {
            db.StandardSets.Add(fresh);
        }

        return known ?? fresh;
    }
}
