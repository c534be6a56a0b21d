using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations;

/// <summary>The parsed scheme behind a stored scheme version, read once per request.</summary>
public sealed class Schemes(CampaignDbContext db)
{
    /// <summary>Code of the channel in which units assess themselves.</summary>
    public const string SelfChannel = Rulebook.SelfChannel;

    private readonly Dictionary<int, Scheme> _read = [];

    public async Task<Scheme> OfVersionAsync(int schemeVersionId, CancellationToken ct)
    {
        if (!_read.TryGetValue(schemeVersionId, out var scheme))
        {
            var text = await db.SchemeVersions.Where(v => v.Id == schemeVersionId).Select(v => v.CanonicalText).SingleAsync(ct);
            _read[schemeVersionId] = scheme = Scheme.Parse(text);
        }

        return scheme;
    }

    /// <summary>The scheme that the round pinned; before it opens, the one that the campaign has adopted.</summary>
    public async Task<Scheme> OfRoundAsync(int roundId, CancellationToken ct)
    {
        var version = await (from r in db.Rounds
                             where r.Id == roundId
                             join c in db.Campaigns on r.CampaignId equals c.Id
                             select r.SchemeVersionId ?? c.SchemeVersionId).SingleAsync(ct);
        return await OfVersionAsync(version!.Value, ct);
    }
}
