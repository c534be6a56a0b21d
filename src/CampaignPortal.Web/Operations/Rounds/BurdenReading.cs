using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>What a unit is asked for.</summary>
public sealed record UnitBurden(string Unit, SelfBurden Burden);

/// <summary>What a responsible office is asked for.</summary>
public sealed record OfficeBurden(string Office, ScoringBurden Burden);

/// <summary>What a round will ask, of whom, as the campaign stands today.</summary>
public sealed record RoundBurden(IReadOnlyList<UnitBurden> Units, IReadOnlyList<OfficeBurden> Offices)
{
    public int Minutes { get; } = Units.Sum(u => u.Burden.Minutes) + Offices.Sum(o => o.Burden.Minutes);
}

/// <summary>Foresees what a planned round will ask. Supervisors are not in it: they choose themselves when they visit.</summary>
public sealed class BurdenReading(CampaignDbContext db, Access access, Schemes schemes)
{
    /// <param name="campaign">With its participations, and with scheme and standards adopted.</param>
    public async Task<RoundBurden> ForeseeAsync(Campaign campaign, CancellationToken ct)
    {
        var scheme = await schemes.OfVersionAsync(campaign.SchemeVersionId!.Value, ct);
        var units = await UnitsAsync(campaign, ct);
        return new RoundBurden(await SelfAsync(campaign, scheme, units, ct), await OfficesAsync(scheme, units, ct));
    }

    private async Task<IReadOnlyList<(int Id, string Name)>> UnitsAsync(Campaign campaign, CancellationToken ct)
    {
        List<int> ids = [.. campaign.ParticipantsOn(access.Today).Select(p => p.UnitId)];
        var units = await db.Units.Where(u => ids.Contains(u.Id)).OrderBy(u => u.Path).Select(u => new { u.Id, u.Name }).ToListAsync(ct);
        return [.. units.Select(u => (u.Id, u.Name))];
    }

    private async Task<IReadOnlyList<UnitBurden>> SelfAsync(
        Campaign campaign, Scheme scheme, IReadOnlyList<(int Id, string Name)> units, CancellationToken ct)
    {
        var items = scheme.ItemsJudgedIn(Schemes.SelfChannel).ToList();
        var demanding = await db.StandardSets.SelectMany(s => s.Versions).Where(v => v.Id == campaign.StandardSetVersionId)
            .SelectMany(v => v.Criteria).Where(c => c.RequiresEvidence).Select(c => c.Code).ToListAsync(ct);
        List<string> asked = [.. items.Where(i => i.Head.Criterion is { } criterion && demanding.Contains(criterion)).Select(i => i.Code)];
        var filed = await FiledAsync([.. units.Select(u => u.Id)], asked, ct);
        var (inWords, figures) = (items.Count(i => i is TextItem), items.Count(i => i is not TextItem));
        return [.. units.Select(u => new UnitBurden(u.Name, new SelfBurden(campaign.Settings.SelfMode, figures, inWords, asked.Count, filed[u.Id].Count())))];
    }

    /// <returns>By unit, the items for which it has filed something before.</returns>
    private async Task<ILookup<int, string>> FiledAsync(List<int> unitIds, List<string> items, CancellationToken ct)
    {
        var rows = await (from e in db.Evidence
                          where e.RemovedAt == null && unitIds.Contains(e.OwnerUnitId)
                          from u in e.Uses
                          where u.Kind == EvidenceUseKind.SelfAnswer && items.Contains(u.ItemCode!)
                          select new { e.OwnerUnitId, Item = u.ItemCode! }).Distinct().ToListAsync(ct);
        return rows.ToLookup(r => r.OwnerUnitId, r => r.Item);
    }

    /// <summary>By the units that will mark: a closed office's items are its successor's.</summary>
    private async Task<IReadOnlyList<OfficeBurden>> OfficesAsync(Scheme scheme, IReadOnlyList<(int Id, string Name)> units, CancellationToken ct)
    {
        var offices = await db.OfficesByCodeAsync(ct);
        var cells = (from channel in scheme.Content.Channels
                     where channel.Code != Schemes.SelfChannel
                     from item in RoundOpening.MarkedItems(scheme, channel.Code)
                     where item.Head.ResponsibleOffice is not null
                     let office = offices.GetValueOrDefault(Text.NormalisedCode(item.Head.ResponsibleOffice!))
                     group units.Count(u => u.Id != office) by office).ToDictionary(g => g.Key, g => g.Sum());
        var names = await db.Units.Where(u => cells.Keys.Contains(u.Id)).OrderBy(u => u.Path).Select(u => new { u.Id, u.Name }).ToListAsync(ct);
        return [.. names.Select(n => new OfficeBurden(n.Name, new ScoringBurden(cells[n.Id])))];
    }
}
