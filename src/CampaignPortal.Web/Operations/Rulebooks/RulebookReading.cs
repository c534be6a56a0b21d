using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Operations.Rulebooks;

/// <summary>How many units of a category are ranked.</summary>
public sealed record RankedCount(string Code, string Name, int Count);

/// <summary>Reads rulebooks: the one a campaign goes by, and the units that its offices are.</summary>
public sealed class RulebookReading(CampaignDbContext db, Access access, IStringLocalizer<Texts> texts)
{
    /// <summary>The adopted standards and scheme; where one of them is missing, a blank one stands for it.</summary>
    /// <returns>Null when the campaign has adopted neither.</returns>
    public async Task<Rulebook?> AdoptedAsync(Campaign campaign, CancellationToken ct)
    {
        if (campaign.SchemeVersionId is null && campaign.StandardSetVersionId is null)
        {
            return null;
        }

        var blank = Blank(campaign.Name);
        var standards = await StandardsAsync(campaign.StandardSetVersionId, ct);
        var text = await db.SchemeVersions.Where(v => v.Id == campaign.SchemeVersionId).Select(v => v.CanonicalText).SingleOrDefaultAsync(ct);
        return new Rulebook(standards?.SetName ?? blank.SetName, standards?.Criteria ?? [], text is null ? blank.Scheme : Scheme.Parse(text).Content);
    }

    /// <summary>Nothing yet but the channels.</summary>
    public Rulebook Blank(string campaignName) => Rulebook.Blank(
        Cut(texts["Rulebooks.SetName", campaignName]), new LocalText(texts["Rulebooks.SchemeName", campaignName]),
        new LocalText(texts["Rulebooks.Self"]), new LocalText(texts["Rulebooks.Comprehensive"]));

    /// <summary>The units that answer today for each normalised code; a code that nobody carries on is not among them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfficesAsync(CancellationToken ct)
    {
        var names = await db.Units.Where(u => u.ClosedOn == null).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return (await db.OfficesByCodeAsync(ct)).Where(o => names.ContainsKey(o.Value)).ToDictionary(o => o.Key, o => names[o.Value], StringComparer.Ordinal);
    }

    private async Task<(string SetName, IReadOnlyList<CriterionText> Criteria)?> StandardsAsync(int? versionId, CancellationToken ct)
    {
        var set = await db.StandardSets.Where(s => s.Versions.Any(v => v.Id == versionId)).AsNoTracking()
            .Select(s => new { s.Name, Criteria = s.Versions.Where(v => v.Id == versionId).SelectMany(v => v.Criteria).OrderBy(c => c.Order).ToList() }).SingleOrDefaultAsync(ct);
        return set is null ? null : (set.Name, set.Criteria.ConvertAll(CriterionText.Of));
    }

    /// <summary>How many units are ranked in each category today, in the order of the categories.</summary>
    public async Task<IReadOnlyList<RankedCount>> RankedAsync(int campaignId, CancellationToken ct)
    {
        var today = access.Today;
        var counts = await db.Campaigns.Where(c => c.Id == campaignId).SelectMany(c => c.Participations)
            .Where(p => p.IsRanked && p.JoinedOn <= today && (p.LeftOn == null || p.LeftOn > today))
            .GroupBy(p => p.CategoryCode).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var categories = await db.Campaigns.Where(c => c.Id == campaignId).SelectMany(c => c.Categories).OrderBy(c => c.Id).Select(c => new { c.Code, c.Name }).ToListAsync(ct);
        return [.. categories.Where(c => counts.ContainsKey(c.Code)).Select(c => new RankedCount(c.Code, c.Name, counts[c.Code]))];
    }

    public async Task<IReadOnlyList<CriterionText>> CriteriaAsync(int versionId, CancellationToken ct) =>
        (await db.StandardSets.SelectMany(s => s.Versions).Where(v => v.Id == versionId).SelectMany(v => v.Criteria).OrderBy(c => c.Order).AsNoTracking().ToListAsync(ct))
        .ConvertAll(CriterionText.Of);

    private static string Cut(string name) => name.Length <= StandardSet.NameMaxLength ? name : name[..StandardSet.NameMaxLength];
}
