using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>The results of the list, newest first, as an Excel file; figures are in the file of each ranking.</summary>
[Authorize(Policy = Permit.SeeResults)]
public sealed class ExportListModel(Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private sealed record Line(Quarter Quarter, string Campaign, int Number, ResultState State, DateTimeOffset? DecidedAt);

    private ListColumn<Line>[] Columns =>
    [
        new("Results.Quarter", 24, l => l.Number > 1 ? texts["Format.Pair", QuarterOf(l), texts["Results.Version", l.Number].Value].Value : QuarterOf(l)),
        new("Results.Campaign", 40, l => l.Campaign),
        new("Results.State", 14, l => texts[$"ResultState.{l.State}"].Value),
        new("Results.DecidedAt", 18, l => l.DecidedAt, ColumnKind.Instant),
    ];

    private string QuarterOf(Line line) => texts["Format.Quarter", line.Quarter.Year, line.Quarter.Number];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var db = access.Db;
        var rows = from r in IndexModel.Found(access, await access.UnitsAsync(Permit.SeeResults, Roles.OfUnit, ct))
                   join round in db.Rounds on r.RoundId equals round.Id
                   join c in db.Campaigns on r.CampaignId equals c.Id
                   orderby round.Quarter.Year descending, round.Quarter.Number descending, c.Id descending, r.Number descending
                   select new Line(round.Quarter, c.Name, r.Number, r.State, r.DecidedAt);
        return await export.SendAsync(new ListHead(texts["Results.Index.Title"]), Columns, rows.AsAsyncEnumerable(), ct);
    }
}
