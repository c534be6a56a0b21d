using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>One unit's figures in a quarter, and why its total is not that of the quarter before.</summary>
/// <param name="Change">Null where there is nothing to compare with, or where the reader may not know it.</param>
public sealed record UnitChange(Scheme Scheme, BundleExcerpt Excerpt, ChangeOfTotal? Change)
{
    /// <summary>The unit's code as this result has it.</summary>
    public string Subject => Excerpt.Facts.Subjects[0].Code;
}

/// <summary>Compares units with the quarter before, from the excerpts of two frozen results; calculated anew as explanations are.</summary>
public sealed class ChangeReading(CampaignDbContext db)
{
    /// <summary>Items that are named; the rest is summed up.</summary>
    private const int Most = 3;

    private sealed record Row(int UnitId, string Category, bool IsNow, AudienceLevel? Audience, int SchemeVersionId, string Excerpt);

    /// <param name="units">Those whose lines the reader sees.</param>
    /// <exception cref="DocumentException">Somebody changed a stored excerpt by hand.</exception>
    public async Task<IReadOnlyDictionary<int, UnitChange>> OfAsync(OpenedResult opened, IReadOnlyCollection<int> units, CancellationToken ct)
    {
        var rows = await RowsAsync(opened.Head, units, ct);
        var schemes = await SchemesAsync([.. rows.Select(r => r.SchemeVersionId).Distinct()], ct);
        var before = rows.Where(r => !r.IsNow && MayCompare(opened, r)).ToDictionary(r => r.UnitId);
        return rows.Where(r => r.IsNow).ToDictionary(r => r.UnitId, r => ChangeOf(r, before.GetValueOrDefault(r.UnitId), schemes));
    }

    /// <inheritdoc cref="OfAsync" path="/param"/>
    /// <returns>Null where somebody changed a stored excerpt by hand.</returns>
    public async Task<IReadOnlyDictionary<int, UnitChange>?> OfReadableAsync(OpenedResult opened, IReadOnlyCollection<int> units, CancellationToken ct)
    {
        try
        {
            return await OfAsync(opened, units, ct);
        }
        catch (DocumentException)
        {
            return null;
        }
    }

    /// <summary>What the earlier result keeps from the unit is not told by way of the later one.</summary>
    private static bool MayCompare(OpenedResult opened, Row before) =>
        opened.Head.IsOrganiser || (opened.Head.State.IsDecided && (before.Audience ?? opened.Head.Settings.AudienceLevel) != AudienceLevel.OwnLines);

    private static UnitChange ChangeOf(Row now, Row? before, Dictionary<int, Scheme> schemes)
    {
        var (scheme, excerpt) = (schemes[now.SchemeVersionId], BundleExcerpt.Parse(now.Excerpt));
        var change = before is null || before.Category != now.Category
            ? null
            : ChangeOfTotal.Between(ReckoningOf(schemes[before.SchemeVersionId], BundleExcerpt.Parse(before.Excerpt)), ReckoningOf(scheme, excerpt), Most);
        return new UnitChange(scheme, excerpt, change);
    }

    private static Reckoning ReckoningOf(Scheme scheme, BundleExcerpt excerpt) => Reckoning.Of(scheme, excerpt, excerpt.Facts.Subjects[0].Code);

    private Task<List<Row>> RowsAsync(ResultHead head, IReadOnlyCollection<int> units, CancellationToken ct)
    {
        var (id, campaignId, before) = (head.Id, head.CampaignId, head.Quarter.Previous);
        return (from round in db.Rounds
                where round.CampaignId == campaignId
                join r in db.RoundResults on round.Id equals r.RoundId
                where r.Id == id || (round.Quarter.Year == before.Year && round.Quarter.Number == before.Number && ResultStates.InForce.Contains(r.State))
                from s in r.Standings
                where units.Contains(s.UnitId)
                select new Row(s.UnitId, s.CategoryCode, r.Id == id, r.Audience, r.SchemeVersionId, s.Excerpt.Text)).ToListAsync(ct);
    }

    private async Task<Dictionary<int, Scheme>> SchemesAsync(int[] versions, CancellationToken ct)
    {
        var texts = await db.SchemeVersions.Where(v => versions.Contains(v.Id)).Select(v => new { v.Id, v.CanonicalText }).ToListAsync(ct);
        return texts.ToDictionary(t => t.Id, t => Scheme.Parse(t.CanonicalText));
    }
}
