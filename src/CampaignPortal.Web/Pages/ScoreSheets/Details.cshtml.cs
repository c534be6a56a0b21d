using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>One's own marks, to read: after the submission, or when the days for scoring are over.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class DetailsModel(ScoreReading reading, ScoreGrid grid, Access access) : PageModel
{
    private static readonly Dictionary<string, TypedMark> NothingTyped = [];
    private static readonly Dictionary<string, CellProblem> NoProblems = [];

    public ScoreHead Head { get; private set; } = null!;
    public string Channel { get; private set; } = "";
    public GridView View { get; private set; } = GridView.Empty;

    /// <summary>Why it can no longer be filled in; null when it still can.</summary>
    public Refusal? WhyNot { get; private set; }

    public bool IsSubmitted => Head.Sheet.State.IsIn;
    public int UnitCount { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public int PageCount => Math.Max(1, (UnitCount + GridModel.PageSize - 1) / GridModel.PageSize);

    public async Task<IActionResult> OnGetAsync(int id, int? p, CancellationToken ct)
    {
        if (await reading.FindAsync(id, ct) is not { } head)
        {
            return NotFound();
        }

        var (scheme, columns) = await reading.ColumnsAsync(head, ct);
        var units = await reading.UnitsAsync(head, ct);
        (Head, Channel, UnitCount) = (head, scheme.Channel(head.Sheet.ChannelCode).Name.Shown(), units.Count);
        WhyNot = head.WhyNotWrite(access.ArrivedAt);
        PageNumber = Math.Clamp(p ?? 1, 1, PageCount);
        View = await grid.ReadAsync(
            head, columns, [.. units.Skip((PageNumber - 1) * GridModel.PageSize).Take(GridModel.PageSize)], NothingTyped, NoProblems, ct);
        return Page();
    }
}
