using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Security;

/// <summary>The units that a form offers, and the check that what comes back was among them.</summary>
public sealed class UnitChoices(Access access)
{
    /// <returns>Units that exist, in tree order, indented by level.</returns>
    public async Task<IReadOnlyList<SelectListItem>> OpenAsync(string permit, CancellationToken ct)
    {
        var rows = await access.Db.Units.VisibleTo(access, permit).Where(u => u.ClosedOn == null).OrderBy(u => u.Path)
            .Select(u => new { u.Id, u.Name, u.Path }).ToListAsync(ct);
        var top = rows.Select(r => Depth(r.Path)).DefaultIfEmpty().Min();
        return [.. rows.Select(r => new SelectListItem(
            new string('　', Depth(r.Path) - top) + r.Name, r.Id.ToString(CultureInfo.InvariantCulture)))];

        static int Depth(string path) => path.Count(c => c == '/');
    }

    public async Task<bool> ReachesAsync(string permit, IReadOnlyCollection<int> unitIds, CancellationToken ct) =>
        await access.Db.Units.VisibleTo(access, permit).CountAsync(u => unitIds.Contains(u.Id), ct) == unitIds.Distinct().Count();
}
