using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>The units that may be a responsible office, by their codes.</summary>
public sealed class OfficeChoices(Access access, IStringLocalizer<Texts> texts)
{
    /// <param name="present">What is named now, offered even where this person does not reach it; null for none.</param>
    public async Task<IReadOnlyList<SelectListItem>> OpenAsync(string? present, CancellationToken ct)
    {
        var units = await access.Db.Units.VisibleTo(access, Permit.SetUpCampaigns).Where(u => u.ClosedOn == null).OrderBy(u => u.Path)
            .Select(u => new SelectListItem(u.Name, u.NormalisedCode)).ToListAsync(ct);
        if (present is not null && units.TrueForAll(u => u.Value != Text.NormalisedCode(present)))
        {
            units.Add(new SelectListItem(await NameAsync(present, ct), present));
        }

        return [new SelectListItem(texts["Rulebooks.Item.Office.None"], ""), .. units];
    }

    /// <summary>Their names by their codes.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ByCodeAsync(CancellationToken ct) =>
        (await OpenAsync(null, ct)).Where(u => u.Value.Length > 0).ToDictionary(u => u.Value, u => u.Text, StringComparer.Ordinal);

    private async Task<string> NameAsync(string code, CancellationToken ct)
    {
        var normalised = Text.NormalisedCode(code);
        var unit = await access.Db.Units.Where(u => u.NormalisedCode == normalised).Select(u => new { u.Name, IsClosed = u.ClosedOn != null }).SingleOrDefaultAsync(ct);
        return unit is null ? texts["Rulebooks.Item.Office.Unknown", code] : unit.IsClosed ? texts["Rulebooks.Item.Office.Closed", unit.Name] : unit.Name;
    }

    public static bool Offers(IReadOnlyList<SelectListItem> choices, string? chosen) => choices.Any(c => c.Value == (chosen ?? ""));
}
