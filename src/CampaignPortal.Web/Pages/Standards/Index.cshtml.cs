using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Standards;

/// <summary>The versions of standards by which somebody's units are rated, or by which his campaigns go.</summary>
[Authorize(Policy = Permit.SeeStandards)]
public sealed class IndexModel(CampaignDbContext db, Access access) : PageModel
{
    private const int PageSize = 50;

    public sealed record VersionView(int Id, string SetName, string SetCode, int Number, int CriterionCount, bool IsFrozen, int RoundCount);

    public PageOf<VersionView> Versions { get; private set; } = new();

    /// <summary>Names of the campaigns that go by a version, or whose rounds do.</summary>
    public ILookup<int, string> Campaigns { get; private set; } = Enumerable.Empty<string>().ToLookup(_ => 0);

    public async Task OnGetAsync(int? p, CancellationToken ct)
    {
        var (campaigns, rounds) = (db.Campaigns.VisibleTo(access, Permit.SeeStandards), db.Rounds.VisibleTo(access, Permit.SeeStandards));
        Versions = await Found(access).PageAsync(p, PageSize, ct);
        int[] shown = [.. Versions.Rows.Select(v => v.Id)];
        var uses = await (from c in campaigns
                          from v in db.Set<StandardSetVersion>()
                          where shown.Contains(v.Id) && (c.StandardSetVersionId == v.Id || rounds.Any(r => r.CampaignId == c.Id && r.StandardSetVersionId == v.Id))
                          orderby c.Id
                          select new { v.Id, c.Name }).ToListAsync(ct);
        Campaigns = uses.ToLookup(u => u.Id, u => u.Name);
    }

    /// <summary>By name, the latest version first.</summary>
    internal static IQueryable<VersionView> Found(Access access)
    {
        var (db, rounds) = (access.Db, access.Db.Rounds.VisibleTo(access, Permit.SeeStandards));
        return from v in db.Set<StandardSetVersion>().VisibleTo(access, Permit.SeeStandards)
               from s in db.StandardSets
               where s.Versions.Any(x => x.Id == v.Id)
               orderby s.Name, s.Id, v.Number descending
               select new VersionView(v.Id, s.Name, s.Code, v.Number, v.Criteria.Count, v.FrozenAt != null, rounds.Count(r => r.StandardSetVersionId == v.Id));
    }
}
