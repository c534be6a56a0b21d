using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Operations.Results;

/// <summary>Units that share a rank.</summary>
public sealed record SharedRank(string Category, int Rank, IReadOnlyList<string> Units);

/// <summary>A unit and the places it gained since the quarter before, negative when lost.</summary>
public sealed record Movement(string Unit, int Places);

/// <summary>What somebody has to know before he decides: how complete the figures are, and where questions will come from.</summary>
/// <param name="Blocked">Units that have no total because data are missing.</param>
public sealed record DecidingSummary(
    int RankedCount, IReadOnlyList<string> Blocked, int MissingSelfCount, int MissingScoreCount, int AnsweredCount, IReadOnlyList<int> OpenStatements,
    IReadOnlyList<SharedRank> Ties, IReadOnlyList<Movement> Movements);

/// <summary>Gathers what stands on the page before a decision.</summary>
public sealed class ResultSummary(CampaignDbContext db, Access access, ResultReading reading)
{
    private const int MovementCount = 5;

    /// <summary>A result that the person may decide or register; null where it does not exist for him.</summary>
    public async Task<OpenedResult?> OpenAsync(int id, string permit, CancellationToken ct) =>
        await reading.OpenAsync(id, permit, ct) is { Head.IsOrganiser: true } opened ? opened : null;

    public async Task<DecidingSummary> OfAsync(OpenedResult opened, RoundResult result, CancellationToken ct)
    {
        var missing = await db.Rounds.Where(r => r.Id == opened.Head.RoundId)
            .Select(r => new
            {
                Self = db.SelfAssessments.Count(s => s.RoundId == r.Id && s.State != SheetState.Submitted && s.State != SheetState.Confirmed),
                Score = db.ScoreSheets.Count(s => s.RoundId == r.Id && s.State != SheetState.Submitted && s.State != SheetState.Confirmed),
            }).SingleAsync(ct);
        var rows = await reading.RowsAsync(opened.Head, ct);
        var earlier = await reading.EarlierRanksAsync(opened.Head, rows, ct);
        return new DecidingSummary(
            rows.Count(r => r.Rank is not null),
            [.. rows.Where(r => r.Total is null).Select(r => r.UnitName)],
            missing.Self, missing.Score,
            result.Statements.Count(s => s.IsAnswered), [.. result.UnansweredStatements().Select(s => s.Number)],
            [.. rows.Where(r => r.Rank is not null).GroupBy(r => (r.CategoryName, r.Rank)).Where(g => g.Count() > 1).OrderBy(g => g.Min(r => r.Order)).ThenBy(g => g.Key.Rank)
                .Select(g => new SharedRank(g.Key.CategoryName, g.Key.Rank!.Value, [.. g.Select(r => r.UnitName)]))],
            [.. rows.Select(r => new Movement(r.UnitName, earlier.MovementOf(r) ?? 0)).Where(m => m.Places != 0)
                .OrderByDescending(m => Math.Abs(m.Places)).Take(MovementCount)]);
    }

    /// <summary>The result with its statements, to be asked why not; its standings are not loaded.</summary>
    public Task<RoundResult> FindAsync(int id, CancellationToken ct) =>
        db.RoundResults.Include(r => r.Statements).AsNoTracking().SingleAsync(r => r.Id == id, ct);

    /// <summary>Without its participants.</summary>
    public Task<Round> RoundAsync(ResultHead head, CancellationToken ct) => db.Rounds.AsNoTracking().SingleAsync(r => r.Id == head.RoundId, ct);

    /// <summary>As whom the person acts for the campaign under this permit.</summary>
    public Task<Domain.Shared.Actor?> ActorAsync(string permit, ResultHead head, CancellationToken ct) => access.ActorForAsync(permit, head.OrganiserUnitId, ct);
}
