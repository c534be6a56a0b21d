using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Pages.Results;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Overview;

/// <summary>The ranking with its movement since the quarter before, and the reason in words, as an Excel file.</summary>
[Authorize(Policy = Permit.WatchCampaigns)]
public sealed class ExportRankingModel(
    ResultReading reading, RankingReading ranking, ChangeReading changes, ChangeWords words, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private const int RowsAtOnce = 200;

    private static readonly ListColumn<RankingModel.RowView>[] Columns =
    [
        new("Rounds.Category", 16, r => r.Unit.CategoryName),
        new("Results.Unit", 32, r => r.Unit.UnitName),
        new("Results.Rank", 10, r => r.Unit.Rank, ColumnKind.Whole),
        new("Results.Movement", 14, r => r.Movement, ColumnKind.Whole),
        new("Results.Total", 12, r => r.Unit.Total, ColumnKind.Number),
        new("Overview.Ranking.Reason", 60, r => r.Reason),
    ];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await reading.OpenAsync(id, Permit.WatchCampaigns, ct) is not { } opened || !(opened.Head.IsOrganiser || opened.Head.State.IsDecided))
        {
            return NotFound();
        }

        var head = opened.Head;
        var quarter = texts["Format.Quarter", head.Quarter.Year, head.Quarter.Number].Value;
        return await export.SendAsync(
            new ListHead(texts["Overview.Ranking.Title"], string.Join(texts["List.Comma"], head.CampaignName, quarter, texts[$"ResultState.{head.State}"]), head.CampaignId), Columns, RowsAsync(opened, ct), ct);
    }

    private async IAsyncEnumerable<RankingModel.RowView> RowsAsync(OpenedResult opened, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var skip = 0; ; skip += RowsAtOnce)
        {
            var page = await ranking.PageAsync(opened, skip, RowsAtOnce, ct);
            var reasons = await changes.OfReadableAsync(opened, [.. page.Rows.Select(r => r.UnitId).Where(opened.Sight.SeesLines)], ct);
            foreach (var row in page.Rows)
            {
                var reason = reasons is not null ? words.Sentence(reasons.GetValueOrDefault(row.UnitId)) : opened.Sight.SeesLines(row.UnitId) ? texts["Results.Unreadable"].Value : null;
                yield return new(row, page.Earlier.MovementOf(row), reason, ShowsLines: false);
            }

            if (page.Rows.Count < RowsAtOnce)
            {
                yield break;
            }
        }
    }
}
