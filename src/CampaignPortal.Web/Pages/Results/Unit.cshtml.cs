using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>How one unit's result came about, down to the single mark and occurrence, calculated anew from the bundle.</summary>
[Authorize(Policy = Permit.SeeResults)]
public sealed class UnitModel(Access access, ResultReading reading, ExplanationReading explanations, ResultResolving resolving, GradeText gradeText, GateText gateText, QuestionWords questionWords, IStringLocalizer<Texts> texts) : PageModel
{
    public sealed record StatementView(int Number, string? Item, string Text, DateTimeOffset StatedAt, string? Answer, DateTimeOffset? AnsweredAt);

    public OpenedResult Result { get; private set; } = null!;
    public ResultHead Head => Result.Head;
    public StandingRow Standing { get; private set; } = null!;
    public bool ShowsTotals { get; private set; }
    public int CategoryCount { get; private set; }

    /// <summary>Grade and lists with their grounds; empty where totals are not shown.</summary>
    public IReadOnlyList<string> Grades { get; private set; } = [];

    /// <summary>What a body decided where figures left it open, with its grounds; empty where totals are not shown.</summary>
    public IReadOnlyList<string> Resolutions { get; private set; } = [];

    /// <summary>Gates with their grounds; empty for those who may not know them.</summary>
    public IReadOnlyList<AppliedGate> Gates { get; private set; } = [];

    /// <summary>What follows, with its grounds; empty for the same.</summary>
    public IReadOnlyList<string> Consequences { get; private set; } = [];

    /// <summary>Whether a gate keeps it from having a rank.</summary>
    public bool IsTakenOut { get; private set; }

    public IReadOnlyList<ExplainedLine> Lines { get; private set; } = [];
    public IReadOnlyList<IReadOnlyList<ExplainedStep>> Steps { get; private set; } = [];
    public IReadOnlyList<string> Notes { get; private set; } = [];
    public IReadOnlyList<StatementView> Statements { get; private set; } = [];

    /// <summary>Whether the stored bundle can be read; it always can unless somebody changed the database by hand.</summary>
    public bool IsReadable { get; private set; } = true;

    public bool MayStateCase { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, int unitId, CancellationToken ct)
    {
        var opened = await reading.OpenAsync(id, Permit.SeeResults, ct);
        if (opened?.Sight.SeesLines(unitId) != true || await reading.RowAsync(opened.Head, unitId, ct) is not { } standing)
        {
            return NotFound();
        }

        (Result, Standing, ShowsTotals) = (opened, standing, opened.SeesFigures(standing));
        CategoryCount = await reading.RankedCountAsync(Head, standing.CategoryCode, ct);
        MayStateCase = opened.IsOwn(standing) && !Head.State.IsDecided && await access.MayAsync(Permit.StateCase, ct);
        await ExplainAsync(ct);
        return Page();
    }

    private async Task ExplainAsync(CancellationToken ct)
    {
        ExplainedUnit explained;
        try
        {
            explained = await explanations.OfAsync(Result, Standing, ct);
        }
        catch (DocumentException)
        {
            IsReadable = false;
            return;
        }

        var text = new ExplanationText(texts, explained, ShowsTotals);
        (Lines, Steps, Notes) = (text.Lines(), text.Steps(), text.Notes());
        Grades = ShowsTotals ? gradeText.Sentences(Standing, new GradesOfResult(explained.Scheme.Content.Standing, Head.Seats)) : [];
        Resolutions = ShowsTotals && Head.HasResolutions ? [.. (await resolving.OfUnitAsync(Head, Standing.UnitId, ct)).Select(r => questionWords.Of(r, explained.Scheme.Content))] : [];
        IsTakenOut = Standing.IsTakenOut(explained.Scheme.Content.Standing);
        if (Result.SeesGates(Standing))
        {
            (Gates, Consequences) = (gateText.Applied(Standing, explained, ShowsTotals), gateText.Consequences(Standing, explained.Scheme.Content, ShowsTotals));
            Statements = await StatementsAsync(explained.Scheme, ct);
        }
    }

    private async Task<IReadOnlyList<StatementView>> StatementsAsync(Scheme scheme, CancellationToken ct)
    {
        var (id, unitId) = (Head.Id, Standing.UnitId);
        var statements = await access.Db.RoundResults.Where(r => r.Id == id).SelectMany(r => r.Statements).Where(s => s.UnitId == unitId).OrderBy(s => s.Number)
            .Select(s => new StatementView(s.Number, s.ItemCode, s.Text, s.StatedAt, s.Answer, s.AnsweredAt)).ToListAsync(ct);
        return statements.ConvertAll(s => s.Item is { } code && scheme.FindItem(code) is { } item ? s with { Item = item.Name.Shown() } : s);
    }
}
