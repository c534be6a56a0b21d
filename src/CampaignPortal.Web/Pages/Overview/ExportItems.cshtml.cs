using CampaignPortal.Web.Operations.Watching;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Overview;

/// <summary>The list behind one of the three numbers, as an Excel file.</summary>
[Authorize(Policy = Permit.WatchCampaigns)]
public sealed class ExportItemsModel(WatchReading reading, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<OpenThing>[] Columns =>
    [
        new("Overview.Thing", 44, t => texts[$"OpenKind.{t.Kind}", t.About].Value),
        new("Overview.Units", 40, t => string.Join(texts["List.Separator"], t.Units)),
        new("Overview.DueOn", 14, t => t.DueOn, ColumnKind.Day),
        new("Overview.Left", 16, t => t.DaysLeft, ColumnKind.Whole),
        new("Overview.Contested", 12, t => t.IsContested ? texts["ScoreSheets.Yes"].Value : null),
    ];

    public async Task<IActionResult> OnGetAsync(int roundId, string list, CancellationToken ct)
    {
        if (!Enum.TryParse<WatchList>(list, out var chosen) || !Enum.IsDefined(chosen) || await reading.OpenAsync(roundId, ct) is not { } round)
        {
            return NotFound();
        }

        var quarter = texts["Format.Quarter", round.Quarter.Year, round.Quarter.Number].Value;
        return await export.SendAsync(
            new ListHead(texts[$"WatchList.{chosen}"], texts["Format.Pair", round.Campaign, quarter], round.CampaignId), Columns, (await reading.OfAsync(round, ct)).Of(chosen), ct);
    }
}
