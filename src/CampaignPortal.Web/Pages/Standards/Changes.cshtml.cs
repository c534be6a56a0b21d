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
        var found = await (from v in db.SchemeVersions.VisibleTo(access, Permit.SeeStandards)
                           where v.Id == id
                           join c in db.Campaigns on v.CampaignId equals c.Id
                           from before in db.SchemeVersions.Where(b => b.CampaignId == v.CampaignId && b.Number == v.Number - 1)
                           select new { Campaign = c.Name, Newer = new VersionView(v.Id, v.Number), Older = new VersionView(before.Id, before.Number) }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return NotFound();
        }

        (Campaign, Older, Newer) = (found.Campaign, found.Older, found.Newer);
        var (old, changed) = (await BookAsync(Older, ct), await BookAsync(Newer, ct));
        Sections = words.Changes(old, changed, await reading.OfficesAsync(ct));
        return Page();
    }

    /// <summary>The scheme alone: what it asks of units is a document of its own.</summary>
    private async Task<Rulebook> BookAsync(VersionView version, CancellationToken ct) => new("", [], (await schemes.OfVersionAsync(version.Id, ct)).Content);
}
