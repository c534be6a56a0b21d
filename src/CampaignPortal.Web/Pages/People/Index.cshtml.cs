using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.People;

/// <summary>People by staff number, found by name or number.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class IndexModel(CampaignDbContext db, Access access) : PageModel
{
    private const int PageSize = 50;

    public sealed record PersonView(int Id, string StaffNumber, string Name, string? Workplace, string? Employer, bool HasAccount);

    public IReadOnlyList<PersonView> People { get; private set; } = [];
    public string? Search { get; private set; }
    public int Count { get; private set; }
    public int PageNumber { get; private set; } = 1;
    public int PageCount => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public async Task OnGetAsync(string? q, int? p, CancellationToken ct)
    {
        Search = q?.Trim();
        PageNumber = Math.Clamp(p ?? 1, 1, 100_000);
        var found = db.People.VisibleTo(access, Permit.ManageOrganisation)
            .Where(x => string.IsNullOrEmpty(Search) || x.Name.Contains(Search) || x.StaffNumber.Contains(Search));
        Count = await found.CountAsync(ct);
        var today = access.Today;
        var postings = from posting in db.Postings
                       where posting.From <= today && (posting.To == null || posting.To >= today)
                       join unit in db.Units on posting.UnitId equals unit.Id
                       select new { posting.PersonId, posting.Kind, unit.Name };
        People = await found.OrderBy(x => x.NormalisedStaffNumber).Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(x => new PersonView(
                x.Id, x.StaffNumber, x.Name,
                postings.Where(u => u.PersonId == x.Id && u.Kind == PostingKind.Workplace).Select(u => u.Name).FirstOrDefault(),
                postings.Where(u => u.PersonId == x.Id && u.Kind == PostingKind.Employment).Select(u => u.Name).FirstOrDefault(),
                db.Users.Any(a => a.PersonId == x.Id)))
            .ToListAsync(ct);
    }
}
