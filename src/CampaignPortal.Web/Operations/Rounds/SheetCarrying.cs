using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.SelfAssessments;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <param name="ItemCode">Of an item that is judged on the sheet.</param>
public sealed record CarriedMark(int UnitId, string ItemCode, MarkValue Value);

/// <summary>A sheet that did not come in, in a channel that then takes over what its rater gave the quarter before.</summary>
/// <param name="Marks">Empty where nothing can be taken over.</param>
public sealed record CarriedSheet(ScoreSheet Sheet, IReadOnlyList<CarriedMark> Marks)
{
    public int UnitCount => Marks.Select(m => m.UnitId).Distinct().Count();
}

/// <summary>The same for who is about to compute.</summary>
/// <param name="Rater">The office, or the supervisor.</param>
/// <param name="UnitCount">Of how many units marks are taken over.</param>
public sealed record CarriedSummary(string Rater, int UnitCount);

/// <summary>
/// Finds what is taken over from raters who did not hand in (沿用上一期评分): the marks of the sheet that they submitted for the
/// same channel in the quarter before, in the same campaign. A unit is taken over with all items that its cells ask for, or
/// not at all; counts are facts of their own quarter and never are.
/// </summary>
public sealed class SheetCarrying(CampaignDbContext db)
{
    /// <param name="sheets">Of the round, with their marks.</param>
    /// <returns>One for each sheet that is owed in such a channel.</returns>
    public async Task<IReadOnlyList<CarriedSheet>> OfAsync(Round round, Scheme scheme, IEnumerable<ScoreSheet> sheets, CancellationToken ct)
    {
        var channels = ChannelsOf(scheme);
        var owed = sheets.Where(s => !s.State.IsIn && channels.Contains(s.ChannelCode)).ToList();
        if (owed.Count == 0)
        {
            return [];
        }

        var (campaignId, before) = (round.CampaignId, round.Quarter.Previous);
        var earlier = await db.ScoreSheets.Include(s => s.Marks)
            .Where(s => channels.Contains(s.ChannelCode) && SheetStates.In.Contains(s.State)
                && db.Rounds.Any(r => r.Id == s.RoundId && r.CampaignId == campaignId && r.Quarter.Year == before.Year && r.Quarter.Number == before.Number))
            .AsNoTracking().ToListAsync(ct);
        var byRater = earlier.ToLookup(RaterOf);
        return [.. owed.Select(s => new CarriedSheet(s, [.. byRater[RaterOf(s)].Take(1).SelectMany(e => Taken(s, e, scheme))]))];
    }

    /// <summary>What would be taken over if the round were computed now.</summary>
    public async Task<IReadOnlyList<CarriedSummary>> SummariesAsync(int roundId, Scheme scheme, CancellationToken ct)
    {
        var channels = ChannelsOf(scheme);
        if (channels.Count == 0)
        {
            return [];
        }

        var owed = await (from s in db.ScoreSheets.Include(s => s.Marks)
                          where s.RoundId == roundId && !SheetStates.In.Contains(s.State) && channels.Contains(s.ChannelCode)
                          join r in db.Rounds on s.RoundId equals r.Id
                          orderby s.Id
                          select new
                          {
                              Sheet = s, Round = r,
                              Rater = db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault()
                                  ?? db.People.Where(p => p.Id == s.RaterPersonId).Select(p => p.Name).FirstOrDefault() ?? "",
                          }).AsSingleQuery().AsNoTracking().ToListAsync(ct);
        var carried = owed.Count == 0 ? [] : await OfAsync(owed[0].Round, scheme, owed.Select(o => o.Sheet), ct);
        return [.. carried.Zip(owed, (c, o) => new CarriedSummary(o.Rater, c.UnitCount))];
    }

    private static List<string> ChannelsOf(Scheme scheme) =>
        [.. scheme.Content.Channels.Where(c => c.Missing.Rater == MissingRater.CarryLast && c.Code != Schemes.SelfChannel).Select(c => c.Code)];

    private static (string Channel, int? Unit, int? Person) RaterOf(ScoreSheet sheet) => (sheet.ChannelCode, sheet.RaterUnitId, sheet.RaterPersonId);

    private static IEnumerable<CarriedMark> Taken(ScoreSheet owed, ScoreSheet earlier, Scheme scheme)
    {
        var given = earlier.Marks.ToDictionary(m => (m.UnitId, m.ItemCode), m => m.Entry);
        var units = owed.Marks.Where(m => scheme.FindItem(m.ItemCode)!.IsJudgedIn(owed.ChannelCode)).GroupBy(m => m.UnitId)
            .Select(unit => unit.Select(m => (m.ItemCode, Entry: given.GetValueOrDefault((m.UnitId, m.ItemCode)), m.UnitId)).ToList());
        return from unit in units
               where unit.TrueForAll(c => c.Entry is not null && SelfOpening.ValueOf(c.Entry) is not null && SelfOpening.WhyNot(scheme.FindItem(c.ItemCode)!, c.Entry) is null)
               from cell in unit
               select new CarriedMark(cell.UnitId, cell.ItemCode, SelfOpening.ValueOf(cell.Entry!)!);
    }
}
