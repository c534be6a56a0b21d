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

    public PageOf<UnitView> Units { get; private set; } = new();
    public string? Search { get; private set; }

    public async Task OnGetAsync(string? q, int? p, CancellationToken ct)
    {
        Search = q?.Trim();
        var today = access.Today;
        var found = db.Units.VisibleTo(access, Permit.ManageOrganisation)
            .Where(u => string.IsNullOrEmpty(Search) || u.Name.Contains(Search) || u.Code.Contains(Search));
        Units = await found.OrderBy(u => u.Parent!.Order).ThenBy(u => u.ParentId).ThenBy(u => u.Order).ThenBy(u => u.Id)
            .Select(u => new UnitView(
                u.Id, u.Code, u.Name, u.Kind, u.Parent!.Name,
                db.Postings.Count(x => x.UnitId == u.Id && x.From <= today && (x.To == null || x.To >= today)), u.ClosedOn))
            .PageAsync(p, PageSize, ct);
    }
}
