using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.People;

/// <summary>One person: where he is posted, what he may do, and since when.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class DetailsModel(CampaignDbContext db, Access access) : PageModel
{
    public sealed record PersonView(int Id, string StaffNumber, string Name, string? AccountName);
    public sealed record PostingView(int Id, string Unit, PostingKind Kind, string Post, DateOnly From, DateOnly? To);
    public sealed record RightView(int Id, Role Role, string Unit, bool WithSubtree, DateOnly From, DateOnly? To, string? GivenBy)
    {
        /// <summary>Taken back on or before its first day.</summary>
        public bool NeverBegan => To < From;
    }

    public PersonView Person { get; private set; } = null!;
    public IReadOnlyList<PostingView> Postings { get; private set; } = [];
    public IReadOnlyList<RightView> Rights { get; private set; } = [];
    public DateOnly Today => access.Today;

    public bool MayHandOver { get; private set; }

    /// <summary>Nobody changes his own rights.</summary>
    public bool IsSelf => Person.Id == access.PersonId;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var person = await db.People.VisibleTo(access, Permit.ManageOrganisation).Where(p => p.Id == id)
            .Select(p => new PersonView(p.Id, p.StaffNumber, p.Name, db.Users.Where(a => a.PersonId == p.Id).Select(a => a.UserName).FirstOrDefault()))
            .SingleOrDefaultAsync(ct);
        if (person is null)
        {
            return NotFound();
        }

        (Person, MayHandOver) = (person, await access.MayAsync(Permit.Reorganise, ct));
        Postings = await (from p in db.Postings where p.PersonId == id
                          join u in db.Units on p.UnitId equals u.Id
                          orderby p.From descending, p.Id
                          select new PostingView(p.Id, u.Name, p.Kind, p.Post, p.From, p.To)).ToListAsync(ct);
        Rights = await (from a in db.Assignments where a.PersonId == id
                        join u in db.Units on a.UnitId equals u.Id
                        orderby a.From descending, a.Id
                        select new RightView(
                            a.Id, a.Role, u.Name, a.WithSubtree, a.From, a.To,
                            db.People.Where(g => g.Id == a.GivenById).Select(g => g.Name).FirstOrDefault())).ToListAsync(ct);
        return Page();
    }
}
