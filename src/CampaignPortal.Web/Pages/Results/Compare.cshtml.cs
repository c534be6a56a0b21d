using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Before and after of a correction, unit by unit.</summary>
[Authorize(Policy = Permit.SeeResults)]
public sealed class CompareModel(Access access, ResultReading reading) : PageModel
{
    public sealed record RowView(StandingRow After, decimal? TotalBefore, int? RankBefore)
    {
        public bool IsChanged => After.Total != TotalBefore || After.Rank != RankBefore;
    }

    public ResultHead Head { get; private set; } = null!;
    public int BeforeId { get; private set; }
    public IReadOnlyList<RowView> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await ReadAsync(access, reading, id, ct) is not { } compared)
        {
            return NotFound();
        }

        (Head, BeforeId, Rows) = (compared.Head, compared.BeforeId, compared.Rows);
        return Page();
    }

    /// <returns>What is different first; null where the result corrects none, or does not exist for this person.</returns>
    internal static async Task<(ResultHead Head, int BeforeId, IReadOnlyList<RowView> Rows)?> ReadAsync(Access access, ResultReading reading, int id, CancellationToken ct)
    {
        if (await reading.OpenAsync(id, Permit.SeeResults, ct) is not { Head.CorrectsNumber: { } number } after
            || !(after.Head.IsOrganiser || after.Head.State.IsDecided))
        {
            return null;
        }

        var before = await access.Db.RoundResults.Where(r => r.RoundId == after.Head.RoundId && r.Number == number)
            .Select(r => new { r.Id, Figures = r.Standings.Select(s => new { s.UnitId, s.Total, s.Rank }).ToList() }).SingleAsync(ct);
        var figures = before.Figures.ToDictionary(f => f.UnitId);
        return (after.Head, before.Id,
        [
            .. (await reading.RowsAsync(after.Head, ct)).Where(after.SeesFigures)
                .Select(r => figures.TryGetValue(r.UnitId, out var f) ? new RowView(r, f.Total, f.Rank) : new RowView(r, null, null))
                .OrderByDescending(r => r.IsChanged).ThenBy(r => r.After.Order),
        ]);
    }
}
