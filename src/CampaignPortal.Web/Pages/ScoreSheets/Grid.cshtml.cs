using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>The grid: units by items, fifty units a page. Saving a page saves all of its cells or none.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class GridModel(ScoreReading reading, ScoreGrid grid, ScoreSaving saving, BallotWords ballots, Colleagues colleagues, Access access, IStringLocalizer<Texts> texts)
    : PageModel, IRedisplay
{
    public const int PageSize = 50;

    /// <summary>Goes on to the page from which the sheet is submitted.</summary>
    public const string Check = "check";

    /// <summary>More would be read by nobody; the rest stands beside the cells.</summary>
    private const int MostErrors = 20;

    private IReadOnlyDictionary<string, CellProblem> _problems = new Dictionary<string, CellProblem>(StringComparer.Ordinal);

    [FromRoute]
    public int Id { get; set; }

    [FromQuery(Name = "p")]
    public int? AskedPage { get; set; }

    /// <summary>By cell, see <see cref="ScoreColumn.CellOf"/>.</summary>
    [BindProperty]
    public IDictionary<string, TypedMark> Marks { get; set; } = new Dictionary<string, TypedMark>(StringComparer.Ordinal);

    /// <summary>The page to go to once this one is saved; null to stay.</summary>
    [BindProperty]
    public int? Next { get; set; }

    [BindProperty]
    public string? Then { get; set; }

    public ScoreHead Head { get; private set; } = null!;
    public string Channel { get; private set; } = "";
    public GridView View { get; private set; } = GridView.Empty;
    public Refusal? WhyNot { get; private set; }
    public int PersonId => access.PersonId;

    /// <summary>Who else is at this sheet; empty where nobody is.</summary>
    public string Others { get; private set; } = "";

    /// <summary>What one rater may hand in, with how the sheet stands to it; empty where the scheme asks nothing.</summary>
    public IReadOnlyList<string> Ballot { get; private set; } = [];

    public int UnitCount { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public int PageCount => Math.Max(1, (UnitCount + PageSize - 1) / PageSize);
    public bool IsFresh => HttpMethods.IsPost(Request.Method);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        return result is PageResult && WhyNot is not null ? RedirectToPage("Details", new { Id }) : result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await reading.FindAsync(Id, ct) is not { } head)
        {
            return NotFound();
        }

        var (scheme, columns) = await reading.ColumnsAsync(head, ct);
        var units = await reading.UnitsAsync(head, ct);
        (Head, Channel, UnitCount) = (head, scheme.Channel(head.Sheet.ChannelCode).Name.Shown(), units.Count);
        WhyNot = head.WhyNotWrite(access.ArrivedAt);
        Others = await colleagues.SayAsync(head.Recent, ct);
        PageNumber = Math.Clamp(AskedPage ?? 1, 1, PageCount);

        // What was typed is shown again as a whole, whichever page it came from.
        var typedUnits = Marks.Keys.Select(k => ScoreSaving.Place(k, columns)?.UnitId ?? 0).ToHashSet();
        var shown = typedUnits.Count > 0 ? [.. units.Where(u => typedUnits.Contains(u.Id))] : units.Skip((PageNumber - 1) * PageSize).Take(PageSize).ToList();
        var marks = await reading.MarksAsync(Id, scheme.Channel(head.Sheet.ChannelCode).Ballot.IsNone ? [.. shown.Select(u => u.Id)] : null, ct);
        Ballot = [.. SheetBallot.Of(scheme, head.Sheet.ChannelCode, marks).Select(ballots.Of)];
        View = await grid.ReadAsync(head, columns, shown, marks, Marks.AsReadOnly(), _problems, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await reading.FindAsync(Id, ct) is not { } head)
        {
            return NotFound();
        }

        var (_, columns) = await reading.ColumnsAsync(head, ct);
        ModelState.Clear();
        var outcome = await saving.SaveAsync(Id, columns, Marks.AsReadOnly(), ct);
        RefusedException.ThrowIf(outcome.Refusal);
        if (outcome.IsSaved)
        {
            if (Then == Check)
            {
                return RedirectToPage("Submit", new { Id });
            }

            TempData["Notice"] = "ScoreSheets.Grid.Saved";
            return RedirectToPage("Grid", new { Id, p = Next ?? AskedPage });
        }

        _problems = outcome.Problems;
        var result = await RedisplayAsync(ct);
        NameProblems();
        return result;
    }

    private void NameProblems()
    {
        var wrong = (from row in View.Rows from cell in row.Cells where cell.Error is not null select (row.Unit, Cell: cell)).ToList();
        foreach (var (unit, cell) in wrong.Take(MostErrors))
        {
            ModelState.AddModelError($"{cell.Name}.{cell.Column.Field}", texts["ScoreSheets.Cell.Error", unit.Name, cell.Column.Name, cell.Error!]);
        }

        if (wrong.Count > MostErrors)
        {
            ModelState.AddModelError("", texts["ScoreSheets.Cell.MoreErrors", wrong.Count - MostErrors]);
        }
    }
}
