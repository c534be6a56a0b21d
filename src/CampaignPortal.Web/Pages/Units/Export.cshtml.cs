using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Units;

/// <summary>The units of the list as an Excel file.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class ExportModel(UnitTree tree, ListExport export, IStringLocalizer<Texts> texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? q, int? unit, NameOrder sort, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var all = await tree.ReadAsync(Permit.ManageOrganisation, ct);
        var (search, chosen) = (q?.Trim(), all.FirstOrDefault(u => u.Id == unit));
        if (unit is not null && chosen is null)
        {
            return NotFound();
        }

        var filter = string.IsNullOrEmpty(search) ? chosen?.Name : search;
        var listed = UnitTree.Sort(IndexModel.Listed(all, search, chosen), all, sort);
        var faces = await tree.FacesAsync([.. listed.Select(u => u.Id)], ct);
        return await export.SendAsync(new ListHead(texts["Units.Index.Title"], filter), Columns(all, faces), listed, ct);
    }

    /// <summary>The first ones stand as they are brought in again; who answers for the unit follows.</summary>
    private ListColumn<UnitNode>[] Columns(IReadOnlyList<UnitNode> all, IReadOnlyDictionary<int, UnitFaces> faces)
    {
        var names = all.ToDictionary(u => u.Id, u => u.Name);
        return
        [
            new("Units.Code", 14, u => u.Code),
            new("Units.Name", 36, u => u.Name),
            new("Units.Kind", 10, u => texts[$"UnitKind.{u.Kind}"].Value),
            new("Units.Parent", 36, u => u.ParentId is { } parent ? names.GetValueOrDefault(parent) : null),
            new("Units.ClosedOn", 13, u => u.ClosedOn, ColumnKind.Day),
            new("Role.OfficeHead", 24, u => All(faces[u.Id].Heads.Select(h => h.InWords(texts)))),
            new("ChargeKind.DeputyInCharge", 18, u => All(faces[u.Id].Deputies.Select(d => d.Name))),
            new("ChargeKind.Liaison", 28, u => All(faces[u.Id].Liaisons.Select(l => $"{l.Name} {l.OfficePhone}".TrimEnd()))),
            new("Units.People", 8, u => faces[u.Id].PeopleCount, ColumnKind.Number),
        ];
    }

    private string All(IEnumerable<string> names) => string.Join(texts["List.Separator"], names);
}
