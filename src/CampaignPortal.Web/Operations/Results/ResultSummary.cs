using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>Units that share a rank.</summary>
public sealed record SharedRank(string Category, int Rank, IReadOnlyList<string> Units);

/// <summary>A unit and the places it gained since the quarter before, negative when lost.</summary>
public sealed record Movement(string Unit, int Places);

/// <summary>A score sheet that did not come in, and what the scheme makes of it.</summary>
public sealed record MissingScores(string Rater, MissingRater Treatment);

/// <summary>What somebody has to know before he decides: how complete the figures are, and where questions will come from.</summary>
/// <param name="Blocked">Units that have no total because data are missing.</param>
/// <param name="MissingSelfs">Units without a self-assessment.</param>
/// <param name="SelfTreatment">What the scheme makes of that; null where units do not assess themselves.</param>
/// <param name="Close">Ranks at an end of the list that little decides.</param>
/// <param name="Joined">Units that did not stand in the result of the quarter before; empty where there is none.</param>
/// <param name="Left">Units that stood in it and do not stand in this one.</param>
/// <param name="Rows">All units, in list order.</param>
/// <param name="Questions">What figures leave to a body.</param>
public sealed record DecidingSummary(
    int RankedCount, IReadOnlyList<string> Blocked, IReadOnlyList<string> MissingSelfs, EmptyChannel? SelfTreatment, IReadOnlyList<MissingScores> MissingScores,
    int AnsweredCount, IReadOnlyList<int> OpenStatements, IReadOnlyList<SharedRank> Ties, IReadOnlyList<CloseRanks> Close, IReadOnlyList<Movement> Movements,
    IReadOnlyList<string> Joined, IReadOnlyList<string> Left, IReadOnlyList<StandingRow> Rows, GradesOfResult Grades, MattersForDecision Questions)
{
    public int MissingCount => MissingSelfs.Count + MissingScores.Count;
}

/// <summary>Gathers what stands on the page before a decision.</summary>
public sealed class ResultSummary(CampaignDbContext db, Access access, ResultReading reading, GradesReading grades, ResultResolving resolving, Schemes schemes)
{
    private const int MovementCount = 5;

    /// <summary>A result that the person may decide or register; null where it does not exist for him.</summary>
    public async Task<OpenedResult?> OpenAsync(int id, string permit, CancellationToken ct) =>
        await reading.OpenAsync(id, permit, ct) is { Head.IsOrganiser: true } opened ? opened : null;

    public async Task<DecidingSummary> OfAsync(OpenedResult opened, RoundResult result, CancellationToken ct)
    {
        var scheme = await schemes.OfVersionAsync(opened.Head.SchemeVersionId, ct);
        var rows = await reading.RowsAsync(opened.Head, ct);
        var earlier = await reading.EarlierRanksAsync(opened.Head, rows, ct);
        var now = rows.Select(r => r.UnitId).ToHashSet();
        return new DecidingSummary(
            rows.Count(r => r.Rank is not null),
            [.. rows.Where(r => r.Total is null).Select(r => r.UnitName)],
            [.. rows.Where(r => r.Notes.HasFlag(StandingNotes.SelfMissing)).Select(r => r.UnitName)],
            scheme.Content.Channels.FirstOrDefault(c => c.Code == Schemes.SelfChannel)?.Missing.Empty,
            await MissingScoresAsync(opened.Head.RoundId, scheme, ct),
            result.Statements.Count(s => s.IsAnswered), [.. result.UnansweredStatements().Select(s => s.Number)],
            Shared(rows),
            EndsOfRanking.CloseIn(rows.Where(r => r is { Rank: not null, Total: not null }).Select(r => new RankedPlace(r.CategoryName, r.UnitName, r.Rank!.Value, r.Total!.Value))),
            Moved(rows, earlier),
            earlier.Units.Count == 0 ? [] : [.. rows.Where(r => !earlier.Units.ContainsKey(r.UnitId)).Select(r => r.UnitName)],
            [.. earlier.Units.Where(u => !now.Contains(u.Key)).OrderBy(u => u.Key).Select(u => u.Value)],
            rows,
            await grades.OfAsync(opened.Head, rows, ct),
            await resolving.MattersAsync(opened.Head, scheme, ct));
    }

    private async Task<IReadOnlyList<MissingScores>> MissingScoresAsync(int roundId, Scheme scheme, CancellationToken ct)
    {
        var missing = await (from s in db.ScoreSheets
                             where s.RoundId == roundId && s.State != SheetState.Submitted && s.State != SheetState.Confirmed
                             orderby s.RaterKind, s.Id
                             select new
                             {
                                 s.ChannelCode,
                                 Rater = db.Units.Where(u => u.Id == s.RaterUnitId).Select(u => u.Name).FirstOrDefault()
                                     ?? db.People.Where(p => p.Id == s.RaterPersonId).Select(p => p.Name).FirstOrDefault() ?? "",
                             }).ToListAsync(ct);
        return [.. missing.Select(s => new MissingScores(s.Rater, scheme.Channel(s.ChannelCode).Missing.Rater))];
    }

    private static IReadOnlyList<SharedRank> Shared(IReadOnlyList<StandingRow> rows) =>
        [.. rows.Where(r => r.Rank is not null).GroupBy(r => (r.CategoryName, r.Rank)).Where(g => g.Count() > 1).OrderBy(g => g.Min(r => r.Order)).ThenBy(g => g.Key.Rank)
            .Select(g => new SharedRank(g.Key.CategoryName, g.Key.Rank!.Value, [.. g.Select(r => r.UnitName)]))];

    private static IReadOnlyList<Movement> Moved(IReadOnlyList<StandingRow> rows, EarlierRanks earlier) =>
        [.. rows.Select(r => new Movement(r.UnitName, earlier.MovementOf(r) ?? 0)).Where(m => m.Places != 0).OrderByDescending(m => Math.Abs(m.Places)).Take(MovementCount)];

    /// <summary>The result with its statements and its round, to be asked why not; standings and participants are not loaded.</summary>
    public async Task<(RoundResult Result, Round Round)> FindAsync(int id, CancellationToken ct)
    {
        var found = await (from r in db.RoundResults.Include(r => r.Statements)
                           where r.Id == id
                           join round in db.Rounds on r.RoundId equals round.Id
                           select new { Result = r, Round = round }).AsSingleQuery().AsNoTracking().SingleAsync(ct);
        return (found.Result, found.Round);
    }

    /// <summary>As whom the person acts for the campaign under this permit.</summary>
    public Task<Domain.Shared.Actor?> ActorAsync(string permit, ResultHead head, CancellationToken ct) => access.ActorForAsync(permit, head.OrganiserUnitId, ct);
}
