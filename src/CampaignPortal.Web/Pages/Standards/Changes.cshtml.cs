using CampaignPortal.Domain.Rulebooks;
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

/// <summary>What is different between a version of a campaign's scheme and the one before it, for whoever is rated by it.</summary>
[Authorize(Policy = Permit.SeeStandards)]
public sealed class ChangesModel(CampaignDbContext db, Access access, Schemes schemes, RulebookReading reading, DifferenceWords words) : PageModel
{
    public sealed record VersionView(int Id, int Number);

    public VersionView Older { get; private set; } = null!;
    public VersionView Newer { get; private set; } = null!;
    public string Campaign { get; private set; } = "";
    public IReadOnlyList<DifferenceSection> Sections { get; private set; } = [];

    /// <param name="id">Of the newer version.</param>
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var newer = await db.SchemeVersions.VisibleTo(access, Permit.SeeStandards).Where(v => v.Id == id)
            .Select(v => new { v.Number, v.CampaignId, Campaign = db.Campaigns.Where(c => c.Id == v.CampaignId).Select(c => c.Name).First() }).SingleOrDefaultAsync(ct);
        var older = newer is null ? null : await db.SchemeVersions.Where(v => v.CampaignId == newer.CampaignId && v.Number == newer.Number - 1)
            .Select(v => new VersionView(v.Id, v.Number)).SingleOrDefaultAsync(ct);
        if (newer is null || older is null)
        {
            return NotFound();
        }

        (Campaign, Older, Newer) = (newer.Campaign, older, new VersionView(id, newer.Number));
        var (old, changed) = (await BookAsync(Older, ct), await BookAsync(Newer, ct));
        Sections = words.Changes(old, changed, await reading.OfficesAsync(ct));
        return Page();
    }

    /// <summary>The scheme alone: what it asks of units is a document of its own.</summary>
    private async Task<Rulebook> BookAsync(VersionView version, CancellationToken ct) => new("", [], (await schemes.OfVersionAsync(version.Id, ct)).Content);
}
