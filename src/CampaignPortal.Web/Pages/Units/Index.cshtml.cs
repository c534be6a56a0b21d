using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.Units;

/// <summary>The unit tree: branches at the side, the units of the chosen one beside them with those who answer for each.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class IndexModel(UnitTree tree, Access access, IStringLocalizer<Texts> texts) : PageModel
{
    private const int PageSize = 50;

    public sealed record UnitView(UnitNode Unit, string? ParentName, UnitFaces Faces);

    public IReadOnlyList<Branch> Branches { get; private set; } = [];
    public PageOf<UnitView> Units { get; private set; } = new();

    /// <summary>The branch whose units are listed; null when all are.</summary>
    public UnitNode? Chosen { get; private set; }

    public string? Search { get; private set; }
    public NameOrder Order { get; private set; }
    public bool MayReorganise { get; private set; }
    public IReadOnlyList<SelectListItem> Orders { get; } = [.. new[] { NameOrder.Number, NameOrder.Pinyin }.Select(o => new SelectListItem(texts[$"NameOrder.{o}"], $"{o}"))];
    public IDictionary<string, string> Filters => new Dictionary<string, string> { ["sort"] = $"{Order}", ["unit"] = $"{Chosen?.Id}" };

    public async Task OnGetAsync(string? q, int? unit, NameOrder sort, int? p, CancellationToken ct)
    {
        (Search, Order) = (q?.Trim(), sort);
        MayReorganise = await access.MayAsync(Permit.Reorganise, ct);
        var all = await tree.ReadAsync(Permit.ManageOrganisation, ct);
        Chosen = all.FirstOrDefault(u => u.Id == unit);
        Branches = UnitTree.BranchesOf(all, Chosen);
        var page = UnitTree.Sort(Listed(all, Search, Chosen), all, Order).Page(p, PageSize);
        var faces = await tree.FacesAsync([.. page.Rows.Select(u => u.Id)], ct);
        var names = all.ToDictionary(u => u.Id, u => u.Name);
        Units = new PageOf<UnitView>(
            [.. page.Rows.Select(u => new UnitView(u, u.ParentId is { } parent ? names.GetValueOrDefault(parent) : null, faces[u.Id]))], page.Number, page.Count, page.Total);
    }

    /// <summary>What was searched for, closed units too; else the chosen unit with those right below it; else all that exist.</summary>
    internal static IEnumerable<UnitNode> Listed(IReadOnlyList<UnitNode> all, string? search, UnitNode? chosen) =>
        !string.IsNullOrEmpty(search) ? all.Where(u => Pinyin.Finds(search, u.Name) || u.Code.Contains(search, StringComparison.OrdinalIgnoreCase))
        : all.Where(u => u.ClosedOn is null && (chosen is null || u.Id == chosen.Id || u.ParentId == chosen.Id));
}
