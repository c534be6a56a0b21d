using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Pages.Results;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Overview;

/// <summary>The ranking with its movement since the quarter before, and the reason in words.</summary>
[Authorize(Policy = Permit.WatchCampaigns)]
public sealed class RankingModel(ResultReading reading, RankingReading ranking, ChangeReading changes, ChangeWords words) : PageModel
{
    private const int PageSize = 50;

    /// <param name="Reason">Null where there is nothing to compare, and where the reader sees no lines of the unit.</param>
    public sealed record RowView(StandingRow Unit, int? Movement, string? Reason, bool ShowsLines);

    public sealed record CategoryView(string Name, IReadOnlyList<RowView> Rows);

    public OpenedResult Result { get; private set; } = null!;
    public ResultHead Head => Result.Head;
    public IReadOnlyList<CategoryView> Categories { get; private set; } = [];

    /// <summary>Whether the scheme changed since the quarter before.</summary>
    public bool HasOtherRules { get; private set; }

    /// <summary>False only where somebody changed the database by hand.</summary>
    public bool IsReadable { get; private set; }

    public int Count { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public int PageCount => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public async Task<IActionResult> OnGetAsync(int id, int? p, CancellationToken ct)
    {
        if (await reading.OpenAsync(id, Permit.WatchCampaigns, ct) is not { } opened || !(opened.Head.IsOrganiser || opened.Head.State.IsDecided))
        {
            return NotFound();
        }

        Result = opened;
        PageNumber = Math.Clamp(p ?? 1, 1, 100_000);
        var page = await ranking.PageAsync(opened, (PageNumber - 1) * PageSize, PageSize, ct);
        var reasons = await changes.OfReadableAsync(opened, [.. page.Rows.Select(r => r.UnitId).Where(opened.Sight.SeesLines)], ct);
        Count = page.Count;
        IsReadable = reasons is not null;
        HasOtherRules = reasons?.Values.Any(r => r.Change?.HasOtherRules == true) == true;
        Categories = [.. page.Rows.GroupBy(r => r.CategoryCode).Select(g => new CategoryView(g.First().CategoryName, [.. g.Select(ViewOf)]))];
        return Page();

        RowView ViewOf(StandingRow row) =>
            new(row, page.Earlier.MovementOf(row), words.Sentence(reasons?.GetValueOrDefault(row.UnitId)), opened.Sight.SeesLines(row.UnitId));
    }
}
