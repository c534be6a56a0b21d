using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>One cell on paper.</summary>
/// <param name="IsBlank">Whether the mark is written by hand.</param>
public sealed record PrintedMark(GridCell Cell, bool IsBlank)
{
    /// <summary>Where the entry is a word or two counts, the points stand below it.</summary>
    public bool ShowsPoints => !IsBlank && Cell.Value is not null && Cell.Column.Kind is (ScoreCellKind.Level or ScoreCellKind.YesNo or ScoreCellKind.Ratio);
}

/// <summary>
/// The score sheet on paper: one A4 sheet a unit or one list of all, with what the unit says of itself beside the rater's mark, the responsible
/// office, the basis, and boxes to sign in. Blank on demand, for who marks on paper first.
/// </summary>
[Authorize(Policy = Permit.Score)]
public sealed class PrintModel(ScoreReading reading, ScoreGrid grid, BallotWords ballots) : PageModel
{
    private static readonly Dictionary<string, TypedMark> NothingTyped = [];
    private static readonly Dictionary<string, CellProblem> NoProblems = [];

    /// <summary>So few fill no sheet of paper for one unit.</summary>
    private const int FewItems = 3;

    /// <summary>Null for all units of the page.</summary>
    [FromQuery]
    public int? Unit { get; set; }

    /// <summary>Whether the rater's column stays empty.</summary>
    [FromQuery]
    public bool Blank { get; set; }

    /// <summary>"list" for one table of all units, "units" for a sheet each; without it whatever wastes less paper.</summary>
    [FromQuery]
    public string? Layout { get; set; }

    public bool AsList { get; private set; }
    public ScoreHead Head { get; private set; } = null!;
    public string Channel { get; private set; } = "";

    /// <summary>What one rater may hand in; empty where the scheme asks nothing.</summary>
    public IReadOnlyList<string> Rules { get; private set; } = [];

    public GridView View { get; private set; } = GridView.Empty;
    public IReadOnlyList<ScoredUnit> Units { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;
    public int PageCount => Unit is null ? Math.Max(1, (Units.Count + GridModel.PageSize - 1) / GridModel.PageSize) : 1;

    public async Task<IActionResult> OnGetAsync(int id, int? p, CancellationToken ct)
    {
        if (await reading.FindAsync(id, ct) is not { } head)
        {
            return NotFound();
        }

        var (scheme, columns) = await reading.ColumnsAsync(head, ct);
        (Head, Channel) = (head, scheme.Channel(head.Sheet.ChannelCode).Name.Shown());
        Rules = ballots.Of(scheme.Channel(head.Sheet.ChannelCode).Ballot);
        Units = await reading.UnitsAsync(head, ct);
        PageNumber = Math.Clamp(p ?? 1, 1, PageCount);
        List<ScoredUnit> shown = Unit is { } unitId
            ? [.. Units.Where(u => u.Id == unitId)]
            : [.. Units.Skip((PageNumber - 1) * GridModel.PageSize).Take(GridModel.PageSize)];
        if (shown.Count == 0)
        {
            return NotFound();
        }

        AsList = Unit is null && (Layout ?? (columns.Count <= FewItems ? "list" : "units")) == "list";
        View = await grid.ReadAsync(head, columns, shown, NothingTyped, NoProblems, ct);
        return Page();
    }
}
