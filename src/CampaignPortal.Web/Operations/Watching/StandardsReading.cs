using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Resources;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Watching;

/// <summary>One standard with the items that rate it; an item that rates none stands for itself.</summary>
/// <param name="SelfItems">Codes of the items that a unit answers for itself.</param>
public sealed record Standard(string Code, LocalText Name, IReadOnlyList<string> Items, IReadOnlyList<string> SelfItems, bool RequiresEvidence);

/// <summary>The standards of a quarter, in the order of its scheme.</summary>
public sealed class StandardsReading(CampaignDbContext db, Schemes schemes)
{
    public async Task<IReadOnlyList<Standard>> OfAsync(WatchedRound round, CancellationToken ct)
    {
        if (round.SchemeVersionId is not { } schemeId)
        {
            return [];
        }

        var scheme = await schemes.OfVersionAsync(schemeId, ct);
        var versionId = round.StandardSetVersionId;
        var criteria = await db.StandardSets.SelectMany(s => s.Versions).Where(v => v.Id == versionId).SelectMany(v => v.Criteria)
            .Select(c => new { c.Code, c.Heading, c.HeadingEn, c.RequiresEvidence }).ToDictionaryAsync(c => c.Code, ct);
        return [.. from item in scheme.Content.AllItems
                   group item by item.Head.Criterion ?? item.Code into items
                   let criterion = criteria.GetValueOrDefault(items.Key)
                   let self = items.Where(i => i.IsJudgedIn(Schemes.SelfChannel)).Select(i => i.Code).ToList()
                   select new Standard(
                       items.Key, criterion is null ? items.First().Name : new LocalText(criterion.Heading, criterion.HeadingEn), [.. items.Select(i => i.Code)], self,
                       criterion?.RequiresEvidence == true && self.Count > 0)];
    }
}
