using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>A unit's total in one quarter, beside the average of its category.</summary>
/// <param name="Mean">Null where there is none, and where the reader may not know it.</param>
public sealed record TrendPoint(Quarter Quarter, decimal Total, int? Rank, decimal? Mean);

/// <summary>A unit's score on one item, beside the average of its category.</summary>
/// <param name="Points">What the item is worth.</param>
public sealed record AgainstMean(LocalText Channel, LocalText Item, decimal Points, decimal Own, decimal? Mean);

/// <summary>Reads how a unit did over the quarters and against its category, as far as the reader may know either.</summary>
public sealed class TrendReading(CampaignDbContext db)
{
    /// <summary>As many as stand side by side on a telephone in large letters.</summary>
    private const int Most = 6;

    /// <returns>Oldest first; only quarters whose total the reader may know.</returns>
    public async Task<IReadOnlyList<TrendPoint>> TrendAsync(OpenedResult opened, int unitId, CancellationToken ct)
    {
        var (head, isOrganiser) = (opened.Head, opened.Head.IsOrganiser);
        var rows = await (from round in db.Rounds
                          where round.CampaignId == head.CampaignId
                          join r in db.RoundResults on round.Id equals r.RoundId
                          where r.Id == head.Id || (round.Id != head.RoundId && ResultStates.InForce.Contains(r.State))
                          from s in r.Standings
                          where s.UnitId == unitId && s.Total != null
                          select new
                          {
                              round.Quarter, r.Audience, s.Total, s.Rank,
                              Mean = r.Means.Where(m => m.CategoryCode == s.CategoryCode && m.ItemCode == null).Select(m => (decimal?)m.Mean).FirstOrDefault(),
                              Count = r.Means.Where(m => m.CategoryCode == s.CategoryCode && m.ItemCode == null).Select(m => m.Count).FirstOrDefault(),
                          }).ToListAsync(ct);
        var points = from row in rows
                     let level = row.Audience ?? head.Settings.AudienceLevel
                     where row.Quarter <= head.Quarter && (isOrganiser || level != AudienceLevel.OwnLines)
                     orderby row.Quarter
                     let seesMean = isOrganiser || ResultSight.OpensMean(level, row.Count, isOfTotals: true)
                     select new TrendPoint(row.Quarter, row.Total!.Value, row.Rank, seesMean ? row.Mean : null);
        return [.. points.TakeLast(Most)];
    }

    /// <summary>Scores by item, without the unit's own channel, in which everybody speaks for himself.</summary>
    public async Task<IReadOnlyList<AgainstMean>> ItemsAsync(OpenedResult opened, string category, UnitChange unit, CancellationToken ct)
    {
        var (id, level) = (opened.Head.Id, opened.Head.Audience);
        var means = (await db.RoundResults.Where(r => r.Id == id).SelectMany(r => r.Means).Where(m => m.CategoryCode == category && m.ItemCode != null)
            .Select(m => new { m.ChannelCode, m.ItemCode, m.Mean, m.Count }).ToListAsync(ct)).ToDictionary(m => (m.ChannelCode, m.ItemCode));
        var result = Evaluation.Evaluate(unit.Scheme, unit.Excerpt.Facts).Of(unit.Subject);
        return [.. from channel in result.Channels
                   where channel.Channel != Schemes.SelfChannel
                   from score in channel.Items
                   where score.Score is not null
                   let item = unit.Scheme.FindItem(score.Item)!
                   let mean = means.GetValueOrDefault((channel.Channel, score.Item))
                   let seesMean = mean is not null && (opened.Head.IsOrganiser || ResultSight.OpensMean(level, mean.Count, isOfTotals: false))
                   select new AgainstMean(unit.Scheme.Channel(channel.Channel).Name, item.Name, item.Points, score.Score!.Value, seesMean ? mean!.Mean : null)];
    }
}
