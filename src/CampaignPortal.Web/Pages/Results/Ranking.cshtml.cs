using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>The ranking of one result by category, as far as the reader may know it, with what proves it.</summary>
[Authorize(Policy = Permit.SeeResults)]
public sealed class RankingModel(Access access, ResultReading reading, Schemes schemes) : PageModel
{
    private const int PageSize = 100;

    /// <param name="Notes">Names of the notes that stand on the row.</param>
    /// <param name="IsToldApart">Whether another unit has the same total and the chain of the scheme decided who comes first.</param>
    public sealed record RowView(StandingRow Unit, int? Movement, IReadOnlyList<StandingNotes> Notes, bool IsToldApart, bool ShowsLines);

    public sealed record CategoryView(string Name, IReadOnlyList<RowView> Rows);

    public sealed record VersionView(int Id, int Number, ResultState State);

    public sealed record SealView(long Height, string Hash);

    public sealed record StatementView(int Number, int UnitId, string? ItemCode, DateTimeOffset StatedAt, bool IsAnswered);

    public OpenedResult Result { get; private set; } = null!;
    public ResultHead Head => Result.Head;
    public IReadOnlyList<CategoryView> Categories { get; private set; } = [];
    public IReadOnlyList<StandingRow> Own { get; private set; } = [];
    public IReadOnlyList<VersionView> Versions { get; private set; } = [];
    public IReadOnlyList<StatementView> Statements { get; private set; } = [];
    public SealView? Seal { get; private set; }

    /// <summary>Number of the earlier quarter's corrected result on which this one does not rest yet; null as a rule.</summary>
    public int? BasedBefore { get; private set; }

    public bool MayRun { get; private set; }
    public bool MayDecide { get; private set; }
    public int Count { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public int PageCount => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public async Task<IActionResult> OnGetAsync(int id, int? p, CancellationToken ct)
    {
        if (await reading.OpenAsync(id, Permit.SeeResults, ct) is not { } opened)
        {
            return NotFound();
        }

        Result = opened;
        PageNumber = Math.Clamp(p ?? 1, 1, 100_000);
        // Who reaches every unit finds each in the tables.
        Own = opened.Rows.All(r => r.IsOwn) ? [] : [.. opened.Rows.Where(r => r.IsOwn)];
        (MayRun, MayDecide) = (Head.IsOrganiser && await access.MayAsync(Permit.RunRounds, ct), Head.IsOrganiser && await access.MayAsync(Permit.DecideResults, ct));
        await RankAsync(ct);
        Versions = await access.Db.RoundResults.Where(r => r.RoundId == Head.RoundId && (Head.IsOrganiser || r.State != ResultState.Previewed))
            .OrderBy(r => r.Number).Select(r => new VersionView(r.Id, r.Number, r.State)).ToListAsync(ct);
        Seal = Head.State.IsDecided ? await SealAsync(ct) : null;
        Statements = Head.IsOrganiser ? await StatementsAsync(ct) : [];
        return Page();
    }

    private async Task RankAsync(CancellationToken ct)
    {
        var shown = Result.Rows.Where(Result.SeesFigures).ToList();
        Count = shown.Count;
        if (Count == 0)
        {
            return;
        }

        var earlier = await reading.EarlierRanksAsync(Result, ct);
        var categories = shown.GroupBy(r => r.CategoryCode).OrderBy(g => g.Min(r => r.Order));
        var ordered = categories.SelectMany(g => g.OrderBy(r => r.Rank ?? int.MaxValue).ThenBy(r => r.Order));
        Categories = [.. ordered.Skip((PageNumber - 1) * PageSize).Take(PageSize).GroupBy(r => r.CategoryCode)
            .Select(g => new CategoryView(g.First().CategoryName, [.. g.Select(r => ViewOf(r, earlier))]))];
        BasedBefore = earlier.CorrectedSince is { } number && await LooksBackAsync(ct) ? number : null;
    }

    private RowView ViewOf(StandingRow row, EarlierRanks earlier) => new(
        row, earlier.MovementOf(row),
        [.. Enum.GetValues<StandingNotes>().Where(n => n != StandingNotes.None && row.Notes.HasFlag(n))],
        row.Rank is not null && Result.Rows.Any(r => Result.SeesFigures(r) && r.CategoryCode == row.CategoryCode && r.Total == row.Total && r.Rank is not null && r.Rank != row.Rank),
        Result.Sight.SeesLines(row.UnitId));

    /// <summary>Whether the scheme resolves ties by the total of the quarter before.</summary>
    private async Task<bool> LooksBackAsync(CancellationToken ct) =>
        (await schemes.OfVersionAsync(Head.SchemeVersionId, ct)).Content.Ranking.Ties.Any(t => t.By == TieComparator.EarlierTotal);

    /// <summary>The seal over the record of this decision: it covers everything that happened before.</summary>
    private Task<SealView?> SealAsync(CancellationToken ct) =>
        (from e in access.Db.AuditEntries
         where e.Subject == nameof(RoundResult) && e.SubjectId == Head.Id && e.Code == "RoundResult.Decide"
         join s in access.Db.AuditSeals on e.Id equals s.EntryId
         select new SealView(s.Height, s.Hash)).FirstOrDefaultAsync(ct);

    private async Task<IReadOnlyList<StatementView>> StatementsAsync(CancellationToken ct) =>
        await access.Db.RoundResults.Where(r => r.Id == Head.Id).SelectMany(r => r.Statements).OrderBy(s => s.Number)
            .Select(s => new StatementView(s.Number, s.UnitId, s.ItemCode, s.StatedAt, s.Answer != null)).ToListAsync(ct);
}
