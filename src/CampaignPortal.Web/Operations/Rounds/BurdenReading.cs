using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Domain.Organisation;
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
    public int UnitMinutes { get; } = Units.Sum(u => u.Burden.Minutes);
    public int OfficeMinutes { get; } = Offices.Sum(o => o.Burden.Minutes);
    public int Minutes => UnitMinutes + OfficeMinutes;
}

/// <summary>Foresees what a planned round will ask. Supervisors are not in it: they choose themselves when they visit.</summary>
public sealed class BurdenReading(CampaignDbContext db, Access access, Schemes schemes)
{
    private sealed record AskedUnit(int Id, string Name, UnitKind Kind);

    /// <param name="campaign">With its participations.</param>
    /// <returns>Null as long as scheme or standards are missing.</returns>
    public async Task<RoundBurden?> ForeseeAsync(Campaign campaign, RoundDates dates, CancellationToken ct)
    {
        if (campaign is not { SchemeVersionId: { } schemeId, StandardSetVersionId: not null })
        {
            return null;
        }

        var scheme = await schemes.OfVersionAsync(schemeId, ct);
        var units = await UnitsAsync(campaign, ct);
        return new RoundBurden(await SelfAsync(campaign, dates, scheme, units, ct), await OfficesAsync(scheme, units, ct));
    }

    private async Task<IReadOnlyList<AskedUnit>> UnitsAsync(Campaign campaign, CancellationToken ct)
    {
        List<int> ids = [.. campaign.ParticipantsOn(access.Today).Select(p => p.UnitId)];
        return await db.Units.Where(u => ids.Contains(u.Id)).OrderBy(u => u.Path).Select(u => new AskedUnit(u.Id, u.Name, u.Kind)).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<UnitBurden>> SelfAsync(
        Campaign campaign, RoundDates dates, Scheme scheme, IReadOnlyList<AskedUnit> units, CancellationToken ct)
    {
        var items = scheme.ItemsJudgedIn(Schemes.SelfChannel).ToList();
        var demanding = await db.StandardSets.SelectMany(s => s.Versions).Where(v => v.Id == campaign.StandardSetVersionId)
            .SelectMany(v => v.Criteria).Where(c => c.RequiresEvidence).Select(c => c.Code).ToListAsync(ct);
        List<string> asked = [.. items.Where(i => i.Head.Criterion is { } criterion && demanding.Contains(criterion)).Select(i => i.Code)];
        var filed = await FiledAsync([.. units.Select(u => u.Id)], asked, ct);
        var tasks = await TasksAsync(campaign, dates, ct);
        var categories = campaign.ParticipantsOn(access.Today).ToDictionary(p => p.UnitId, p => p.CategoryCode);
        var (inWords, figures) = (items.Count(i => i is TextItem), items.Count(i => i is not TextItem));
        return [.. from u in units
                   let self = new SelfBurden(campaign.Settings.SelfMode, figures, inWords, asked.Count, filed[u.Id].Count())
                   select new UnitBurden(u.Name, self with { Tasks = TasksOf(tasks.Where(t => t.IsFor(u.Kind, categories[u.Id]))) })];
    }

    /// <summary>Tasks of the campaign's phases that fall due between the first and the last day of the round.</summary>
    private async Task<IReadOnlyList<TaskPlan>> TasksAsync(Campaign campaign, RoundDates dates, CancellationToken ct)
    {
        var (id, first, last) = (campaign.Id, dates.OpensOn, dates.ScoringDueOn);
        var tasks = await db.PhaseTasks.Where(t => t.CampaignId == id && t.CancelledAt == null && t.Due.Latest >= first && t.Due.Latest <= last).AsNoTracking().ToListAsync(ct);
        return tasks.ConvertAll(t => t.Plan);
    }

    private static TaskBurden TasksOf(IEnumerable<TaskPlan> tasks)
    {
        var counts = tasks.CountBy(t => t.Evidence).ToDictionary(c => c.Key, c => c.Value);
        return new TaskBurden(counts.GetValueOrDefault(DutyEvidence.None), counts.GetValueOrDefault(DutyEvidence.Words), counts.GetValueOrDefault(DutyEvidence.File));
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
    private async Task<IReadOnlyList<OfficeBurden>> OfficesAsync(Scheme scheme, IReadOnlyList<AskedUnit> units, CancellationToken ct)
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
