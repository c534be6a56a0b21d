using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Units;

/// <summary>The unit tree as a list in its order, found by name or code.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class IndexModel(CampaignDbContext db, Access access) : PageModel
{
    private const int PageSize = 100;

    public sealed record UnitView(int Id, string Code, string Name, UnitKind Kind, string? ParentName, int PeopleCount, DateOnly? ClosedOn);

    public IReadOnlyList<UnitView> Units { get; private set; } = [];
    public string? Search { get; private set; }
    public int Count { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public int PageCount => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public async Task OnGetAsync(string? q, int? p, CancellationToken ct)
    {
        Search = q?.Trim();
        PageNumber = Math.Clamp(p ?? 1, 1, 100_000);
        var today = access.Today;
        var found = db.Units.VisibleTo(access, Permit.ManageOrganisation)
            .Where(u => string.IsNullOrEmpty(Search) || u.Name.Contains(Search) || u.Code.Contains(Search));
        Count = await found.CountAsync(ct);
        Units = await found.OrderBy(u => u.Parent!.Order).ThenBy(u => u.ParentId).ThenBy(u => u.Order).ThenBy(u => u.Id)
            .Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(u => new UnitView(
                u.Id, u.Code, u.Name, u.Kind, u.Parent!.Name,
                db.Postings.Count(x => x.UnitId == u.Id && x.From <= today && (x.To == null || x.To >= today)), u.ClosedOn))
            .ToListAsync(ct);
    }
}
