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

    public PageOf<PersonView> People { get; private set; } = new();
    public string? Search { get; private set; }

    public async Task OnGetAsync(string? q, int? p, CancellationToken ct)
    {
        Search = q?.Trim();
        var found = db.People.VisibleTo(access, Permit.ManageOrganisation)
            .Where(x => string.IsNullOrEmpty(Search) || x.Name.Contains(Search) || x.StaffNumber.Contains(Search));
        var today = access.Today;
        var postings = from posting in db.Postings
                       where posting.From <= today && (posting.To == null || posting.To >= today)
                       join unit in db.Units on posting.UnitId equals unit.Id
                       select new { posting.PersonId, posting.Kind, unit.Name };
        People = await found.OrderBy(x => x.NormalisedStaffNumber)
            .Select(x => new PersonView(
                x.Id, x.StaffNumber, x.Name,
                postings.Where(u => u.PersonId == x.Id && u.Kind == PostingKind.Workplace).Select(u => u.Name).FirstOrDefault(),
                postings.Where(u => u.PersonId == x.Id && u.Kind == PostingKind.Employment).Select(u => u.Name).FirstOrDefault(),
                db.Users.Any(a => a.PersonId == x.Id)))
            .PageAsync(p, PageSize, ct);
    }
}
