using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Templates;

namespace CampaignPortal.Web.Operations.Campaigns;

/// <summary>What a campaign needs that its template does not give.</summary>
/// <param name="Weights">Weight of each channel as a ratio; together exactly 1. No plan gives them.</param>
/// <param name="Offices">Code of the real unit for each responsible office that the template names.</param>
/// <param name="Outline">Null = to be said later, before the start.</param>
public sealed record CampaignPlan(
    int OrganiserUnitId, string Name, int Year, IReadOnlyDictionary<string, decimal> Weights, IReadOnlyDictionary<string, string> Offices, CampaignSettings Settings,
    CampaignOutline? Outline = null);

/// <summary>Makes a campaign: from a template pack with its standards, scheme, categories and settings; or from blank.</summary>
public sealed class CampaignFounding(CampaignDbContext db, RulesAdopting rules, TimeProvider clock)
{
    /// <returns>Id of the new campaign, a draft without participants.</returns>
    /// <exception cref="RefusedException">Weights or offices are missing or do not fit.</exception>
    public Task<int> FoundAsync(TemplatePack pack, CampaignPlan plan, Actor actor, CancellationToken ct) =>
        db.AsOneAsync(
            async token =>
            {
                var now = clock.GetUtcNow();
                RefusedException.ThrowIf(pack.WhyNotNewScheme(plan.Weights, plan.Offices));
                var campaign = pack.NewCampaign(plan.OrganiserUnitId, plan.Name, plan.Year, actor, now);
                campaign.ChangeSettings(plan.Settings, actor, now);
                if (plan.Outline is { } outline)
                {
                    campaign.Describe(campaign.Name, campaign.Theme, outline, [], actor, now);
                }

                db.Campaigns.Add(campaign);
                await db.SaveChangesAsync(token);
                await rules.AdoptAsync(campaign, pack, new TemplateAnswers(plan.Weights, plan.Offices), actor, token);
                await db.SaveChangesAsync(token);
                return campaign.Id;
            },
            ct);

    /// <param name="category">Name of the one category that everybody is in until there are more.</param>
    /// <returns>Id of the new campaign, a draft in which everything else is still to be said.</returns>
    public async Task<int> FoundBlankAsync(int organiserUnitId, string name, int year, string category, Actor actor, CancellationToken ct)
    {
        var campaign = new Campaign(organiserUnitId, name, null, year, actor, clock.GetUtcNow());
        campaign.AddCategory("C1", category, null, actor, clock.GetUtcNow());
        db.Campaigns.Add(campaign);
        await db.SaveChangesAsync(ct);
        return campaign.Id;
    }
}
