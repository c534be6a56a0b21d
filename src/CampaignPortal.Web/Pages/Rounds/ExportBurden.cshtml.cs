using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>What a quarter will ask of each unit, as an Excel file.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class ExportBurdenModel(BurdenReading reading, Access access, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    private ListColumn<UnitBurden>[] Columns =>
    [
        new("Units.Name", 32, u => u.Unit),
        new("Rounds.Burden.Items", 10, u => u.Burden.ItemCount, ColumnKind.Whole),
        new("Rounds.Burden.Words", 12, u => u.Burden.WordsCount, ColumnKind.Whole),
        new("Rounds.Burden.Files", 12, u => u.Burden.FileCount, ColumnKind.Whole),
        new("Rounds.Burden.Filed", 14, u => u.Burden.FiledCount, ColumnKind.Whole),
        new("Rounds.Burden.Tasks", 10, u => u.Burden.Tasks.Count, ColumnKind.Whole),
        new("Rounds.Burden.Minutes", 10, u => u.Burden.Minutes, ColumnKind.Whole),
        new("Rounds.Burden.How", 50, u => BurdenModel.Sum(u.Burden.Terms, texts)),
    ];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await BurdenModel.ReadAsync(access.Db, access, reading, id, ct) is not { Burden: { } burden, Round: var round })
        {
            return NotFound();
        }

        var quarter = texts["Format.Quarter", round.Quarter.Year, round.Quarter.Number].Value;
        return await export.SendAsync(new ListHead(texts["Rounds.Burden.Title"], texts["Format.Pair", round.Campaign, quarter], round.CampaignId), Columns, burden.Units, ct);
    }
}
