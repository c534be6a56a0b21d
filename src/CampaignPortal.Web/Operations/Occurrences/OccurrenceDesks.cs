using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Operations.Phases;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Occurrences;

/// <summary>A rule under which somebody may file, and for which units.</summary>
/// <param name="OfficeId">The responsible office in whose name he files; null for a supervisor.</param>
/// <param name="UnitIds">The participants whom he may file it for.</param>
public sealed record DeskRule(Item Item, OccurrenceRule Rule, int? OfficeId, IReadOnlySet<int> UnitIds)
{
    public string Code => $"{Item.Code}|{Rule.Code}";
    public OccurrenceKind Kind => Item is BonusItem ? OccurrenceKind.Bonus : OccurrenceKind.Deduction;
    public bool IsFixed => Rule.From == Rule.To;
}

public sealed record DeskUnit(int Id, string Name);

/// <summary>A quarter in which a fact may fall.</summary>
public sealed record DeskRound(int Id, Quarter Quarter, RoundState State, bool IsDecided);

/// <summary>What one person may file in one campaign today.</summary>
/// <param name="Current">The round that takes facts today; the latest where none does.</param>
public sealed record OccurrenceDesk(
    int CampaignId, string Campaign, CampaignSettings Settings, DeskRound Current, IReadOnlyList<DeskRound> Rounds,
    IReadOnlyList<DeskRule> Rules, IReadOnlyList<DeskUnit> Units)
{
    /// <summary>Null while the campaign's phases leave recording open.</summary>
    public Closure? Closure { get; init; }

    public DeskRule? Find(string? code) => Rules.FirstOrDefault(r => r.Code == code);
}

/// <summary>
/// Finds what somebody may record or claim: an office the items it is responsible for, for every participant; a
/// supervisor the items of no office and those his right names, for the units assigned to him; a unit bonuses for itself.
/// </summary>
public sealed class OccurrenceDesks(CampaignDbContext db, Access access, PhaseGate gate)
{
    private sealed record Held(Role Role, int UnitId, bool WithSubtree, int? CampaignId, IReadOnlyList<string> Items);
    private sealed record Place(int Id, string Code, string Name, string Path, IReadOnlyList<string> Offices);
    private sealed record Pinned(DeskRound Round, int? SchemeVersionId, IReadOnlyList<DeskUnit> Units);
    private sealed record Part(Item Item, int? OfficeId, HashSet<int> UnitIds);

    /// <summary>Desks at which the person records what he found.</summary>
    public Task<IReadOnlyList<OccurrenceDesk>> ToRecordAsync(CancellationToken ct) => FindAsync(Permit.RecordOccurrences, Recordable, ct);

    /// <summary>Desks at which the person claims bonuses for his units.</summary>
    public Task<IReadOnlyList<OccurrenceDesk>> ToClaimAsync(CancellationToken ct) => FindAsync(Permit.AnswerOccurrences, Claimable, ct);

    private async Task<IReadOnlyList<OccurrenceDesk>> FindAsync(
        string permit, Func<Scheme, Held, IReadOnlyList<Place>, IReadOnlyList<DeskUnit>, IEnumerable<Part>> parts, CancellationToken ct)
    {
        var held = await access.Held(permit).AsNoTracking().Select(a => new Held(a.Role, a.UnitId, a.WithSubtree, a.CampaignId, a.Items)).ToListAsync(ct);
        var places = await PlacesAsync(ct);
        var campaigns = await db.Campaigns.AsNoTracking().Include(c => c.Participations).Where(c => c.State == CampaignState.Running).OrderBy(c => c.Id).ToListAsync(ct);
        var rounds = await RoundsAsync(campaigns.ConvertAll(c => c.Id), ct);
        var schemes = await SchemesAsync([.. rounds.SelectMany(r => r.Select(p => p.SchemeVersionId)), .. campaigns.Select(c => c.SchemeVersionId)], ct);
        var openings = await gate.OpeningsAsync(campaigns.ConvertAll(c => c.Id), ct);
        return [.. from c in campaigns
                   let current = CurrentOf([.. rounds[c.Id]])
                   where current is not null && (current.SchemeVersionId ?? c.SchemeVersionId) is not null
                   let scheme = schemes[(current.SchemeVersionId ?? c.SchemeVersionId)!.Value]
                   let units = current.Units.Count > 0 ? current.Units : [.. places.Where(p => c.ParticipantsOn(access.Today).Any(x => x.UnitId == p.Id)).Select(p => new DeskUnit(p.Id, p.Name))]
                   let rules = RulesOf(held.Where(h => h.CampaignId is null || h.CampaignId == c.Id).SelectMany(h => parts(scheme, h, places, units)))
                   where rules.Count > 0
                   select new OccurrenceDesk(
                       c.Id, c.Name, c.Settings, current.Round, [.. rounds[c.Id].Select(r => r.Round)], rules,
                       [.. units.Where(u => rules.Any(r => r.UnitIds.Contains(u.Id)))])
                   {
                       Closure = PhaseGate.WhyNot(openings[c.Id], CampaignFunction.RecordOccurrences),
                   }];
    }

    private static IEnumerable<Part> Recordable(Scheme scheme, Held held, IReadOnlyList<Place> places, IReadOnlyList<DeskUnit> units)
    {
        var covered = Covered(held, places);
        if (held.Role == Role.Supervisor)
        {
            var ids = units.Select(u => u.Id).Where(id => covered.Any(p => p.Id == id)).ToHashSet();
            return from item in scheme.Content.AllItems
                   where ids.Count > 0 && (held.Items.Count == 0 ? item.Head.ResponsibleOffice is null : held.Items.Contains(item.Code))
                   select new Part(item, null, ids);
        }

        return from item in scheme.Content.AllItems
               where item.Head.ResponsibleOffice is not null && (held.Items.Count == 0 || held.Items.Contains(item.Code))
               let code = Text.NormalisedCode(item.Head.ResponsibleOffice!)
               let office = covered.FirstOrDefault(p => p.Code == code) ?? covered.FirstOrDefault(p => p.Offices.Contains(code))
               where office is not null
               select new Part(item, office.Id, units.Select(u => u.Id).Where(id => id != office.Id || item is not BonusItem).ToHashSet());
    }

    private static IEnumerable<Part> Claimable(Scheme scheme, Held held, IReadOnlyList<Place> places, IReadOnlyList<DeskUnit> units)
    {
        var own = Covered(held, places).Select(p => p.Id).Where(id => units.Any(u => u.Id == id)).ToHashSet();
        return Roles.OfOffice.Contains(held.Role) && own.Count > 0 ? scheme.Content.AllItems.OfType<BonusItem>().Select(i => new Part(i, null, own)) : [];
    }

    /// <summary>Closed units too: the quarter in which they were closed goes on with them.</summary>
    private async Task<IReadOnlyList<Place>> PlacesAsync(CancellationToken ct)
    {
        var offices = (await db.OfficesByCodeAsync(ct)).ToLookup(o => o.Value, o => o.Key);
        var rows = await db.Units.OrderBy(u => u.Path).Select(u => new { u.Id, u.NormalisedCode, u.Name, u.Path }).ToListAsync(ct);
        return rows.ConvertAll(u => new Place(u.Id, u.NormalisedCode, u.Name, u.Path, [.. offices[u.Id]]));
    }

    private static List<Place> Covered(Held held, IReadOnlyList<Place> places)
    {
        var top = places.FirstOrDefault(p => p.Id == held.UnitId);
        return top is null ? [] : [.. places.Where(p => p.Id == top.Id || (held.WithSubtree && p.Path.StartsWith(top.Path, StringComparison.Ordinal)))];
    }

    /// <summary>Rights that open the same item for the same office add up to one line.</summary>
    private static List<DeskRule> RulesOf(IEnumerable<Part> parts) =>
        [.. from part in parts
            group part by part.Item.Code into same
            let first = same.OrderBy(p => p.OfficeId is null).First()
            let units = same.SelectMany(p => p.UnitIds).ToHashSet()
            from rule in first.Item.Rules
            select new DeskRule(first.Item, rule, first.OfficeId, units)];

    /// <summary>
    /// The quarter of today if it takes facts, else the open one, else the earliest planned; where none takes facts any more
    /// the latest, for what becomes known after it is decided.
    /// </summary>
    private Pinned? CurrentOf(IReadOnlyList<Pinned> rounds)
    {
        var today = Quarter.Of(access.Today);
        return rounds.Where(r => r.Round.State.TakesFacts)
            .OrderBy(r => r.Round.Quarter == today ? 0 : r.Round.State == RoundState.Open ? 1 : 2).ThenBy(r => r.Round.Quarter).FirstOrDefault()
            ?? rounds.MaxBy(r => r.Round.Quarter);
    }

    private async Task<ILookup<int, Pinned>> RoundsAsync(List<int> campaignIds, CancellationToken ct)
    {
        var rows = await db.Rounds.Where(r => campaignIds.Contains(r.CampaignId)).OrderBy(r => r.Id)
            .Select(r => new
            {
                r.CampaignId, r.SchemeVersionId, r.Id, r.Quarter, r.State,
                IsDecided = db.RoundResults.Any(x => x.RoundId == r.Id && x.State != ResultState.Previewed),
                Units = r.Participants.OrderBy(p => p.Order).Select(p => new DeskUnit(p.UnitId, p.UnitName)).ToList(),
            }).ToListAsync(ct);
        return rows.ToLookup(r => r.CampaignId, r => new Pinned(new DeskRound(r.Id, r.Quarter, r.State, r.IsDecided), r.SchemeVersionId, r.Units));
    }

    private async Task<Dictionary<int, Scheme>> SchemesAsync(IEnumerable<int?> versionIds, CancellationToken ct)
    {
        var ids = versionIds.OfType<int>().Distinct().ToList();
        return await db.SchemeVersions.Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => Scheme.Parse(v.CanonicalText), ct);
    }
}
