using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Delegations;

/// <summary>Who acts for me, and for whom I act.</summary>
[Authorize(Policy = Permit.SignedIn)]
public sealed class IndexModel(CampaignDbContext db, Access access) : PageModel
{
    private const int PageSize = 50;

    public sealed record DelegationView(int Id, string From, string To, Capacity Capacity, IReadOnlyList<string> Permits, DateOnly FromDay, DateOnly ToDay, string Reason, bool IsMine, bool IsOver)
    {
        /// <summary>Taken back on or before its first day.</summary>
        public bool NeverBegan => ToDay < FromDay;
    }

    public PageOf<DelegationView> Delegations { get; private set; } = new();

    public async Task OnGetAsync(int? p, CancellationToken ct) => Delegations = await Found(db, access).PageAsync(p, PageSize, ct);

    /// <summary>The person's own, the last to end first.</summary>
    internal static IQueryable<DelegationView> Found(CampaignDbContext db, Access access)
    {
        var (me, today) = (access.PersonId, access.Today);
        return from d in db.Delegations
               where d.FromPersonId == me || d.ToPersonId == me
               join f in db.People on d.FromPersonId equals f.Id
               join t in db.People on d.ToPersonId equals t.Id
               orderby d.To descending, d.Id descending
               select new DelegationView(d.Id, f.Name, t.Name, d.Capacity, d.Permits, d.From, d.To, d.Reason, d.FromPersonId == me, d.To < today);
    }
}
