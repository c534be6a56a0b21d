using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Standards;

/// <summary>What is different between two versions of standards; the older one counts as the one before.</summary>
[Authorize(Policy = Permit.SeeStandards)]
public sealed class CompareModel(CampaignDbContext db, Access access, RulebookReading reading, DifferenceWords words) : PageModel
{
    public sealed record VersionView(int Id, string SetName, string SetCode, int Number);

    public VersionView Older { get; private set; } = null!;
    public VersionView Newer { get; private set; } = null!;
    public IReadOnlyList<DifferenceSection> Sections { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, int otherId, CancellationToken ct)
    {
        var versions = await (from v in db.Set<StandardSetVersion>().VisibleTo(access, Permit.SeeStandards)
                              where v.Id == id || v.Id == otherId
                              from s in db.StandardSets
                              where s.Versions.Any(x => x.Id == v.Id)
                              orderby v.Id
                              select new VersionView(v.Id, s.Name, s.Code, v.Number)).ToListAsync(ct);
        if (versions is not [var older, var newer])
        {
            return NotFound();
        }

        (Older, Newer) = (older, newer);
        Sections = words.Of(StandardsDifference.Between(await reading.CriteriaAsync(older.Id, ct), await reading.CriteriaAsync(newer.Id, ct)));
        return Page();
    }
}
