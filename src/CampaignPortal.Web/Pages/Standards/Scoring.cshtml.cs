using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Standards;

/// <summary>How points are calculated (算分说明), in plain words, for whoever is rated by it.</summary>
[Authorize(Policy = Permit.SeeStandards)]
public sealed class ScoringModel(CampaignDbContext db, Access access, Schemes schemes, RulebookReading reading, SchemeWords words) : PageModel
{
    public int Id { get; private set; }
    public int Number { get; private set; }
    public string Campaign { get; private set; } = "";
    public string Hash { get; private set; } = "";
    public SchemeExplanation Explanation { get; private set; } = null!;

    /// <summary>Quarters that went by it, of those that the person may see; the latest first.</summary>
    public IReadOnlyList<Quarter> Uses { get; private set; } = [];

    /// <param name="id">Of the version of the scheme.</param>
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var version = await db.SchemeVersions.VisibleTo(access, Permit.SeeStandards).Where(v => v.Id == id)
            .Select(v => new { v.Number, v.Hash, Campaign = db.Campaigns.Where(c => c.Id == v.CampaignId).Select(c => c.Name).First() }).SingleOrDefaultAsync(ct);
        if (version is null)
        {
            return NotFound();
        }

        (Id, Number, Hash, Campaign) = (id, version.Number, version.Hash, version.Campaign);
        Uses = await db.Rounds.VisibleTo(access, Permit.SeeStandards).Where(r => r.SchemeVersionId == id)
            .OrderByDescending(r => r.Quarter.Year).ThenByDescending(r => r.Quarter.Number).Select(r => r.Quarter).ToListAsync(ct);
        Explanation = words.Of((await schemes.OfVersionAsync(id, ct)).Content, await reading.OfficesAsync(ct));
        return Page();
    }
}
