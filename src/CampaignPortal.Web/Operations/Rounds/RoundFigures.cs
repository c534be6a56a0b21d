using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Rounds;

/// <summary>A column of figures from elsewhere, and what is in it.</summary>
/// <param name="List">Null as long as nothing is.</param>
public sealed record FigureSheet(FigureColumn Column, FigureList? List)
{
    public bool IsUnconfirmed => List is { IsConfirmed: false };

    /// <summary>Units of the round that are to have a figure, and for which none is put down.</summary>
    public IReadOnlyList<Participant> Missing(IEnumerable<Participant> units) => Column.IsOwed ? [.. units.Where(p => List?.Of(p.UnitId) is null).OrderBy(p => p.Order)] : [];
}

/// <summary>A column with something left to do: somebody to confirm it, or units without a figure.</summary>
public sealed record FigureGap(FigureColumn Column, bool IsUnconfirmed, IReadOnlyList<string> MissingUnits);

/// <summary>What a quarter takes over from elsewhere (外来数据): which columns its scheme names, and what is in them.</summary>
public sealed class RoundFigures(CampaignDbContext db, Schemes schemes, TimeProvider clock)
{
    /// <summary>In the order of the scheme; empty where it names none.</summary>
    public async Task<IReadOnlyList<FigureSheet>> SheetsAsync(int roundId, CancellationToken ct)
    {
        var columns = FigureColumn.Of((await schemes.OfRoundAsync(roundId, ct)).Content);
        if (columns.Any(c => c.Every > 1))
        {
            var quarter = await db.Rounds.Where(r => r.Id == roundId).Select(r => r.Quarter).SingleAsync(ct);
            columns = [.. columns.Where(c => c.IsDue(quarter))];
        }

        if (columns.Count == 0)
        {
            return [];
        }

        var lists = await db.FigureLists.Include(l => l.Figures).Include(l => l.Origins).AsSplitQuery().AsNoTracking().Where(l => l.RoundId == roundId).ToListAsync(ct);
        return [.. columns.Select(c => new FigureSheet(c, lists.Find(l => l.Kind == c.Kind && l.Code == c.Code)))];
    }

    public async Task<IReadOnlyList<FigureGap>> GapsAsync(int roundId, CancellationToken ct)
    {
        var sheets = await SheetsAsync(roundId, ct);
        var units = sheets.Count == 0 ? [] : await db.Rounds.Where(r => r.Id == roundId).SelectMany(r => r.Participants).AsNoTracking().ToListAsync(ct);
        return [.. from sheet in sheets
                   let missing = sheet.Missing(units)
                   where sheet.IsUnconfirmed || missing.Count > 0
                   select new FigureGap(sheet.Column, sheet.IsUnconfirmed, [.. missing.Select(p => p.UnitName)])];
    }

    /// <returns>Names of the columns that wait for somebody to confirm them.</returns>
    public async Task<IReadOnlyList<string>> UnconfirmedAsync(int roundId, CancellationToken ct) =>
        [.. (await SheetsAsync(roundId, ct)).Where(s => s.IsUnconfirmed).Select(s => s.Column.Name.Zh)];

    /// <summary>The campaign's rule for what becomes known late; null as long as no result of the round is decided.</summary>
    public Task<LateFacts?> AfterDecisionAsync(Round round, CancellationToken ct) =>
        db.Campaigns.Where(c => c.Id == round.CampaignId && db.RoundResults.Any(r => r.RoundId == round.Id && r.State != ResultState.Previewed))
            .Select(c => c.Settings.FactsAfterDecision).SingleOrDefaultAsync(ct);

    /// <summary>Puts figures down; the first of a column makes its list.</summary>
    public Task EnterAsync(
        int roundId, FigureColumn column, long expectedVersion, string origin, IReadOnlyDictionary<int, FigureEntry?> entries, Actor actor, CancellationToken ct) =>
        ActAsync(roundId, column, expectedVersion, (list, round, late, now) => list.Enter(round, column, origin, entries, late, actor, now), ct);

    /// <summary>Confirms what others put down.</summary>
    public Task ConfirmAsync(int roundId, FigureColumn column, long expectedVersion, Actor actor, CancellationToken ct) =>
        ActAsync(roundId, column, expectedVersion, (list, round, late, now) => list.Confirm(round, column, late, actor, now), ct);

    private Task ActAsync(
        int roundId, FigureColumn column, long expectedVersion, Action<FigureList, Round, LateFacts?, DateTimeOffset> act, CancellationToken ct) => db.AsOneAsync(
            async token =>
            {
                var round = await db.Rounds.Include(r => r.Participants).SingleAsync(r => r.Id == roundId, token);
                var list = await db.FigureLists.Include(l => l.Figures).Include(l => l.Origins).AsSplitQuery()
                    .SingleOrDefaultAsync(l => l.RoundId == roundId && l.Kind == column.Kind && l.Code == column.Code, token);
                var isNew = list is null;
                list ??= new FigureList(round, column);
                act(list, round, await AfterDecisionAsync(round, token), clock.GetUtcNow());
                if (isNew)
                {
                    db.Add(list);
                }
                else
                {
                    db.ExpectVersion(list, expectedVersion);
                }

                await db.SaveChangesAsync(token);
            },
            ct);
}
