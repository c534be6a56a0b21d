using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Templates;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Campaigns;

/// <summary>
/// Gives a new campaign its scheme and its standards: those of a template, or those of the campaign it is copied from.
/// A scheme is copied as a version of the campaign's own; standards are shared. Later changes go through a draft.
/// </summary>
public sealed class RulesAdopting(CampaignDbContext db, TimeProvider clock)
{
    /// <summary>The campaign is stored already; the caller saves.</summary>
    /// <exception cref="RefusedException">Weights or offices are missing or do not fit.</exception>
    public async Task AdoptAsync(Campaign campaign, TemplatePack pack, TemplateAnswers answers, Actor actor, CancellationToken ct)
    {
        RefusedException.ThrowIf(campaign.WhyNotAdoptScheme() ?? pack.WhyNotNewScheme(answers.Weights, answers.Offices));
        var scheme = pack.NewScheme(answers.Weights, answers.Offices);
        await AdoptSchemeAsync(campaign, scheme.CanonicalText, scheme.Hash, actor, ct);
        campaign.AdoptStandards(await StandardsAsync(pack, actor, ct), actor, clock.GetUtcNow());
    }

    /// <summary>The campaign is stored already; the caller saves. What the source lacks is left as it is.</summary>
    public async Task AdoptAsync(Campaign campaign, Campaign source, Actor actor, CancellationToken ct)
    {
        if (await db.SchemeVersions.Where(v => v.Id == source.SchemeVersionId).Select(v => new { v.CanonicalText, v.Hash }).SingleOrDefaultAsync(ct) is { } scheme)
        {
            await AdoptSchemeAsync(campaign, scheme.CanonicalText, scheme.Hash, actor, ct);
        }

        if (source.StandardSetVersionId is { } standards)
        {
            campaign.AdoptStandards(standards, actor, clock.GetUtcNow());
        }
    }

    private async Task AdoptSchemeAsync(Campaign campaign, string canonicalText, string hash, Actor actor, CancellationToken ct)
    {
        var (now, last) = (clock.GetUtcNow(), await db.SchemeVersions.Where(v => v.CampaignId == campaign.Id).MaxAsync(v => (int?)v.Number, ct));
        var version = new SchemeVersion(campaign.Id, (last ?? 0) + 1, canonicalText, hash, actor, now);
        db.SchemeVersions.Add(version);
        await db.SaveChangesAsync(ct);
        campaign.AdoptScheme(version.Id, actor, now);
    }

    /// <summary>All campaigns of a template share its standards.</summary>
    private async Task<int> StandardsAsync(TemplatePack pack, Actor actor, CancellationToken ct)
    {
        var set = pack.NewStandardSet(actor, clock.GetUtcNow());
        if (await db.StandardSets.Include(s => s.Versions).SingleOrDefaultAsync(s => s.Code == set.Code, ct) is { } known)
        {
            return known.Latest!.Id;
        }

        db.StandardSets.Add(set);
        await db.SaveChangesAsync(ct);
        return set.Latest!.Id;
    }
}

/// <summary>What a template asks for.</summary>
/// <param name="Weights">Weight of each channel as a ratio; together exactly 1. No plan gives them.</param>
/// <param name="Offices">Code of the real unit for each responsible office that the template names.</param>
public sealed record TemplateAnswers(IReadOnlyDictionary<string, decimal> Weights, IReadOnlyDictionary<string, string> Offices);
