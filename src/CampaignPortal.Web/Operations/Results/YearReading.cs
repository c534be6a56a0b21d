using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>A unit through the quarters of a year.</summary>
/// <param name="Quarters">Published totals by the number of the quarter; null where the unit stood in it without one.</param>
/// <param name="Row">As the latest of its quarters has it.</param>
public sealed record YearUnit(StandingRow Row, IReadOnlyDictionary<int, decimal?> Quarters)
{
    public string Code => Row.UnitCode;
}

/// <summary>What the results in force of a year come to so far, from the quarters up.</summary>
/// <param name="Quarters">Numbers of those with a result, in order.</param>
/// <param name="Level">The narrowest of what these results opened to those who were rated.</param>
/// <param name="Periods">From the shortest up; empty where the scheme says nothing of longer periods.</param>
public sealed record YearOfResults(Scheme Scheme, IReadOnlyList<int> Quarters, AudienceLevel Level, IReadOnlyList<YearUnit> Units, IReadOnlyList<LongerPeriod> Periods);

/// <summary>
/// Reads the quarters of a year together (季度并成半年、全年), up to the quarter of one result and by its scheme. Nothing of it is
/// stored: it follows from results that are decided and from figures that are confirmed.
/// </summary>
public sealed class YearReading(CampaignDbContext db, Schemes schemes)
{
    private sealed record OfQuarter(int Number, AudienceLevel? Level, IReadOnlyList<StandingRow> Rows);

    /// <exception cref="FactsException">The totals and figures on record do not fit the scheme.</exception>
    public async Task<YearOfResults> ReadAsync(ResultHead head, CancellationToken ct)
    {
        var scheme = await schemes.OfVersionAsync(head.SchemeVersionId, ct);
        if (!PeriodLadder.From(scheme.Content, PeriodLadder.Quarter).Any())
        {
            return new YearOfResults(scheme, [], head.Audience, [], []);
        }

        var quarters = await QuartersAsync(head, ct);
        List<YearUnit> units = [.. quarters.SelectMany(q => q.Rows.Select(r => (q.Number, Row: r))).GroupBy(p => p.Row.UnitId)
            .Select(g => new YearUnit(g.MaxBy(p => p.Number).Row, g.ToDictionary(p => p.Number, p => p.Row.Total))).OrderBy(u => u.Row.Order).ThenBy(u => u.Row.UnitId)];
        var facts = FactsOf(units, quarters.Select(q => q.Number).DefaultIfEmpty().Max());
        return new YearOfResults(
            scheme, [.. quarters.Select(q => q.Number)], quarters.Min(q => q.Level) ?? head.Audience, units,
            PeriodLadder.Climb(scheme, PeriodLadder.Quarter, facts, await OwnAsync(head, scheme, units, ct)));
    }

    private async Task<List<OfQuarter>> QuartersAsync(ResultHead head, CancellationToken ct)
    {
        var (campaignId, year, number) = (head.CampaignId, head.Quarter.Year, head.Quarter.Number);
        var found = await (from round in db.Rounds
                           where round.CampaignId == campaignId && round.Quarter.Year == year && round.Quarter.Number <= number
                           join r in db.RoundResults on round.Id equals r.RoundId
                           where ResultStates.InForce.Contains(r.State)
                           orderby round.Quarter.Number
                           select new { round.Quarter.Number, r.Audience, RoundId = round.Id, r.Id }).ToListAsync(ct);
        List<OfQuarter> quarters = [];
        foreach (var one in found)
        {
            var placed = from s in db.RoundResults.Where(r => r.Id == one.Id).SelectMany(r => r.Standings)
                         join p in db.Rounds.Where(r => r.Id == one.RoundId).SelectMany(r => r.Participants) on s.UnitId equals p.UnitId
                         select new PlacedStanding { Standing = s, Place = p };
            quarters.Add(new OfQuarter(one.Number, one.Audience, await ResultReading.Rows(placed).ToListAsync(ct)));
        }

        return quarters;
    }

    /// <summary>A unit served from its first quarter on; one that stands in the latest is there to the end of the year.</summary>
    private static PeriodFacts FactsOf(IReadOnlyList<YearUnit> units, int latest) =>
        new([.. from unit in units from quarter in unit.Quarters where quarter.Value is not null select new PeriodTotal(unit.Code, CategoryOf(unit.Row), quarter.Key, quarter.Value!.Value)])
        {
            Served = [.. from unit in units
                         where unit.Quarters.Values.Any(t => t is not null)
                         let last = unit.Quarters.Keys.Max()
                         select new ServedPeriods(unit.Code, unit.Quarters.Keys.Min(), last == latest ? QuartersOfYear : last)],
        };

    private const int QuartersOfYear = 4;

    private static string CategoryOf(StandingRow row) => row.IsRanked ? row.CategoryCode : row.CategoryCode + RoundFacts.UnrankedSuffix;

    /// <summary>What longer periods give by themselves; entered in the quarter that ends them.</summary>
    private async Task<IReadOnlyList<OwnPoints>> OwnAsync(ResultHead head, Scheme scheme, IReadOnlyList<YearUnit> units, CancellationToken ct)
    {
        var columns = FigureColumn.Of(scheme.Content).Where(c => c.Kind is FigureKind.PeriodExtra or FigureKind.PeriodAdjustment).ToDictionary(c => (c.Kind, c.Code));
        if (columns.Count == 0)
        {
            return [];
        }

        var (campaignId, year, number) = (head.CampaignId, head.Quarter.Year, head.Quarter.Number);
        var codes = units.ToDictionary(u => u.Row.UnitId, u => u.Code);
        var found = await (from list in db.FigureLists.Include(l => l.Figures).Include(l => l.Origins).AsSplitQuery().AsNoTracking()
                           join round in db.Rounds on list.RoundId equals round.Id
                           where round.CampaignId == campaignId && round.Quarter.Year == year && round.Quarter.Number <= number
                               && (list.Kind == FigureKind.PeriodExtra || list.Kind == FigureKind.PeriodAdjustment)
                           orderby round.Quarter.Number, list.Id
                           select new { List = list, round.Quarter }).ToListAsync(ct);
        return [.. from one in found
                   let column = columns.GetValueOrDefault((one.List.Kind, one.List.Code))
                   where column?.IsDue(one.Quarter) == true
                   let parts = one.List.Code.Split('.', 2)
                   let cells = one.List.Figures.Where(f => f.IsConfirmed && codes.ContainsKey(f.UnitId)).SelectMany(f => f.Entry.Figures.Select(v => (Unit: codes[f.UnitId], v.Value))).ToList()
                   select new OwnPoints(
                       parts[0], one.Quarter.Number / column.Every,
                       one.List.Kind == FigureKind.PeriodExtra ? [.. cells.Select(c => new GivenExtra(c.Unit, parts[1], c.Value))] : [],
                       one.List.Kind == FigureKind.PeriodAdjustment ? [.. cells.Select(c => new GivenAdjustment(c.Unit, parts[1], c.Value, one.List.Origin))] : [])];
    }
}
