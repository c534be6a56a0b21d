using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Standards;

/// <summary>One version of standards as whoever is rated by it reads it.</summary>
[Authorize(Policy = Permit.SeeStandards)]
public sealed class VersionModel(CampaignDbContext db, Access access) : PageModel
{
    public sealed record CriterionView(string Code, LocalText Heading, LocalText Wording, string? EvidenceHint, bool RequiresEvidence, string? CitedRules);
    public sealed record GroupView(string Name, IReadOnlyList<CriterionView> Criteria);
    public sealed record UseView(string Campaign, Quarter Quarter, RoundState State, int RoundId, int? SchemeId);
    public sealed record OtherView(int Id, int Number);

    public int Id { get; private set; }
    public string SetName { get; private set; } = "";
    public string SetCode { get; private set; } = "";
    public int Number { get; private set; }
    public DateTimeOffset? FrozenAt { get; private set; }
    public IReadOnlyList<GroupView> Groups { get; private set; } = [];
    public IReadOnlyList<UseView> Uses { get; private set; } = [];

    /// <summary>Versions of the same set that it can be compared with.</summary>
    public IReadOnlyList<OtherView> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var visible = db.Set<StandardSetVersion>().VisibleTo(access, Permit.SeeStandards);
        var version = await visible.Where(v => v.Id == id).Select(v => new { v.Number, v.FrozenAt }).SingleOrDefaultAsync(ct);
        if (version is null)
        {
            return NotFound();
        }

        (Id, Number, FrozenAt) = (id, version.Number, version.FrozenAt);
        var set = await db.StandardSets.Where(s => s.Versions.Any(v => v.Id == id)).Select(s => new { s.Name, s.Code }).SingleAsync(ct);
        (SetName, SetCode) = (set.Name, set.Code);
        var criteria = await visible.Where(v => v.Id == id).SelectMany(v => v.Criteria).OrderBy(c => c.Order).AsNoTracking().ToListAsync(ct);
        Groups = [.. criteria.GroupBy(c => c.GroupName, StringComparer.Ordinal).Select(g => new GroupView(g.Key, [.. g.Select(Of)]))];
        Uses = await (from r in db.Rounds.VisibleTo(access, Permit.SeeStandards)
                      where r.StandardSetVersionId == id
                      join c in db.Campaigns on r.CampaignId equals c.Id
                      orderby r.Quarter.Year descending, r.Quarter.Number descending
                      select new UseView(c.Name, r.Quarter, r.State, r.Id, r.SchemeVersionId)).ToListAsync(ct);
        Others = await visible.Where(v => v.Id != id && db.StandardSets.Any(s => s.Versions.Any(x => x.Id == v.Id) && s.Versions.Any(x => x.Id == id)))
            .OrderBy(v => v.Number).Select(v => new OtherView(v.Id, v.Number)).ToListAsync(ct);
        return Page();
    }

    private static CriterionView Of(Criterion c) =>
        new(c.Code, new LocalText(c.Heading, c.HeadingEn), new LocalText(c.Text, c.TextEn), c.EvidenceHint, c.RequiresEvidence, c.CitedRules);
}
