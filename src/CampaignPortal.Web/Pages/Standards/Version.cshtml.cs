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
    public sealed record UseView(string Campaign, Quarter Quarter, RoundState State, bool IsDecided, int RoundId, int? SchemeId);
    public sealed record OtherView(int Id, string SetName, string SetCode, int Number, bool IsSameSet);

    public int Id { get; private set; }
    public string SetName { get; private set; } = "";
    public string SetCode { get; private set; } = "";
    public int Number { get; private set; }
    public DateTimeOffset? FrozenAt { get; private set; }
    public IReadOnlyList<GroupView> Groups { get; private set; } = [];
    public IReadOnlyList<UseView> Uses { get; private set; } = [];

    /// <summary>Versions that it can be compared with.</summary>
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
                      select new UseView(c.Name, r.Quarter, r.State, db.RoundResults.Any(x => x.RoundId == r.Id && ResultStates.InForce.Contains(x.State)), r.Id, r.SchemeVersionId)).ToListAsync(ct);
        Others = await OthersAsync(visible, id, ct);
        return Page();
    }

    /// <summary>Those of the same set, and those that a campaign of this version went by at other times.</summary>
    private async Task<IReadOnlyList<OtherView>> OthersAsync(IQueryable<StandardSetVersion> visible, int id, CancellationToken ct)
    {
        var campaigns = db.Campaigns.Where(c => c.StandardSetVersionId == id || db.Rounds.Any(r => r.CampaignId == c.Id && r.StandardSetVersionId == id));
        return await (from v in visible
                      from s in db.StandardSets
                      where v.Id != id && s.Versions.Any(x => x.Id == v.Id)
                      let isSameSet = s.Versions.Any(x => x.Id == id)
                      where isSameSet || campaigns.Any(c => c.StandardSetVersionId == v.Id || db.Rounds.Any(r => r.CampaignId == c.Id && r.StandardSetVersionId == v.Id))
                      orderby isSameSet descending, s.Name, v.Number
                      select new OtherView(v.Id, s.Name, s.Code, v.Number, isSameSet)).ToListAsync(ct);
    }

    private static CriterionView Of(Criterion c) =>
        new(c.Code, new LocalText(c.Heading, c.HeadingEn), new LocalText(c.Text, c.TextEn), c.EvidenceHint, c.RequiresEvidence, c.CitedRules);
}
