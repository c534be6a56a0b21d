using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>The ranking of one result by category, as far as the reader may know it, with what proves it.</summary>
[Authorize(Policy = Permit.SeeResults)]
public sealed class RankingModel(Access access, ResultReading reading, RankingReading ranking, ResultResolving resolving, GradesReading gradesReading, GradeText gradeText, GateText gateText, Schemes schemes, IStringLocalizer<Texts> texts) : PageModel
{
    private const int PageSize = 100;

    /// <param name="Notes">Names of the notes that stand on the row.</param>
    /// <param name="Gates">What gates did to it and what follows, as far as the reader may know.</param>
    /// <param name="IsResolved">Whether a body decided about it where figures left it open.</param>
    /// <param name="ToldApart">By what the scheme told it from another unit with the same total, in words; null where there is none.</param>
    public sealed record RowView(StandingRow Unit, int? Movement, IReadOnlyList<StandingNotes> Notes, string? ToldApart, bool ShowsLines, IReadOnlyList<string> Grades, IReadOnlyList<string> Gates, bool IsResolved);

    public sealed record CategoryView(string Name, IReadOnlyList<RowView> Rows, IReadOnlyList<SeatLine> Seats);

    public sealed record VersionView(int Id, int Number, ResultState State);

    public sealed record SealView(long Height, string Hash);

    public sealed record StatementView(int Number, int UnitId, string Unit, DateTimeOffset StatedAt, bool IsAnswered);

    public OpenedResult Result { get; private set; } = null!;
    public ResultHead Head => Result.Head;
    public IReadOnlyList<CategoryView> Categories { get; private set; } = [];
    public bool HasGrades { get; private set; }
    /// <summary>Whether the reader may look at what the figures leave to a body.</summary>
    public bool HasQuestions { get; private set; }

    /// <summary>What keeps the result from being decided; 0 for readers who have no part in it.</summary>
    public int OpenQuestionCount => HasQuestions && !Head.State.IsDecided ? Head.OpenQuestionCount : 0;

    /// <summary>Whether the scheme says what quarters come to together.</summary>
    public bool HasYear { get; private set; }

    public IReadOnlyList<OwnUnit> Own { get; private set; } = [];
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
        Own = opened.Own.Count == Head.UnitCount ? [] : opened.Own;
        (MayRun, MayDecide) = (Head.IsOrganiser && await access.MayAsync(Permit.RunRounds, ct), Head.IsOrganiser && await access.MayAsync(Permit.DecideResults, ct));
        var scheme = (await schemes.OfVersionAsync(Head.SchemeVersionId, ct)).Content;
        (HasYear, HasQuestions) = (Head.State.IsInForce && PeriodLadder.From(scheme, PeriodLadder.Quarter).Any(), scheme.HasStanding && (MayRun || MayDecide));
        await RankAsync(ct);
        Versions = await access.Db.RoundResults.Where(r => r.RoundId == Head.RoundId && (Head.IsOrganiser || r.State != ResultState.Previewed))
            .OrderBy(r => r.Number).Select(r => new VersionView(r.Id, r.Number, r.State)).ToListAsync(ct);
        Seal = Head.State.IsDecided ? await SealAsync(ct) : null;
        Statements = Head.IsOrganiser ? await StatementsAsync(ct) : [];
        return Page();
    }

    private async Task RankAsync(CancellationToken ct)
    {
        var page = await ranking.PageAsync(Result, (PageNumber - 1) * PageSize, PageSize, ct);
        var toldApart = await ToldApartAsync(page, ct);
        var grades = await gradesReading.OfAsync(Head, page.Rows, ct);
        var resolved = page.Count > 0 && Head.HasResolutions ? await resolving.UnitsAsync(Head, ct) : new HashSet<int>();
        (Count, HasGrades) = (page.Count, grades.HasGrades);
        Categories = [.. page.Rows.GroupBy(r => r.CategoryCode).Select(g => new CategoryView(g.First().CategoryName, [.. g.Select(r => ViewOf(r, page, toldApart, grades, resolved.Contains(r.UnitId)))], gradeText.Seats(grades, g.Key, g.First().CategoryName, [])))];
        BasedBefore = page.Earlier.CorrectedSince is { } number && await LooksBackAsync(ct) ? number : null;
    }

    private async Task<IReadOnlyDictionary<int, string>> ToldApartAsync(RankingPage page, CancellationToken ct)
    {
        try
        {
            var steps = await ranking.TieStepsAsync(Result, page.ToldApart, ct);
            var scheme = steps.Count == 0 ? null : (await schemes.OfVersionAsync(Head.SchemeVersionId, ct)).Content;
            // Of units that share a rank, in a result of version 0.1, the one in the middle names no step.
            var ofRank = page.Rows.Where(r => steps.ContainsKey(r.UnitId)).ToLookup(r => (r.CategoryCode, r.Rank), r => steps[r.UnitId]);
            return page.Rows.Where(r => page.ToldApart.Contains(r.UnitId) && ofRank.Contains((r.CategoryCode, r.Rank)))
                .ToDictionary(r => r.UnitId, r => texts["Results.ToldApart.By", TieWords.Of(scheme!.Ranking.Ties[ofRank[(r.CategoryCode, r.Rank)].Max() - 1], scheme, texts)].Value);
        }
        catch (DocumentException)
        {
            return new Dictionary<int, string>();
        }
    }

    private RowView ViewOf(StandingRow row, RankingPage page, IReadOnlyDictionary<int, string> toldApart, GradesOfResult grades, bool isResolved) => new(
        row, page.Earlier.MovementOf(row),
        [.. Enum.GetValues<StandingNotes>().Where(n => n != StandingNotes.None && row.Notes.HasFlag(n))],
        page.ToldApart.Contains(row.UnitId) ? toldApart.GetValueOrDefault(row.UnitId, texts["Results.ToldApart"]) : null, Result.Sight.SeesLines(row.UnitId), gradeText.Brief(row, grades), gateText.Brief(row, grades.Rules, Result.SeesGates(row)), isResolved);

    /// <summary>Whether the scheme asks what the quarter before came to, for ties, gates, lists or consequences.</summary>
    private async Task<bool> LooksBackAsync(CancellationToken ct) =>
        (await schemes.OfVersionAsync(Head.SchemeVersionId, ct)).Content.PeriodsBack > 0;

    /// <summary>The seal over the record of this decision: it covers everything that happened before.</summary>
    private Task<SealView?> SealAsync(CancellationToken ct) =>
        (from e in access.Db.AuditEntries
         where e.Subject == nameof(RoundResult) && e.SubjectId == Head.Id && e.Code == "RoundResult.Decide"
         join s in access.Db.AuditSeals on e.Id equals s.EntryId
         select new SealView(s.Height, s.Hash)).FirstOrDefaultAsync(ct);

    private async Task<IReadOnlyList<StatementView>> StatementsAsync(CancellationToken ct) =>
        await (from statement in access.Db.RoundResults.Where(r => r.Id == Head.Id).SelectMany(r => r.Statements)
               join standing in reading.Standings(Head) on statement.UnitId equals standing.UnitId
               orderby statement.Number
               select new StatementView(statement.Number, standing.UnitId, standing.UnitName, statement.StatedAt, statement.Answer != null)).ToListAsync(ct);
}
