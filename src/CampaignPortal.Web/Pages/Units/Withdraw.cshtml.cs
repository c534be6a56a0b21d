using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Units;

/// <summary>Takes a drafted or planned reorganisation back before its day.</summary>
[Authorize(Policy = Permit.Reorganise)]
public sealed class WithdrawModel(CampaignDbContext db, Access access, Reorganising reorganising) : PageModel
{
    [BindProperty]
    public long Version { get; set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct) =>
        await FindAsync(id, ct) is null ? NotFound() : RedirectToPage("Change", new { id });

    public async Task<IActionResult> OnPostAsync([FromRoute] int id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } about)
        {
            return NotFound();
        }

        await reorganising.WithdrawAsync(id, Version, access.Self, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("Units.Change.Withdrawn", about);
        return RedirectToPage("Changes");
    }

    private Task<string?> FindAsync(int id, CancellationToken ct) =>
        db.Reorganisations.VisibleTo(access, Permit.Reorganise).Where(r => r.Id == id).Select(r => (string?)r.About).SingleOrDefaultAsync(ct);
}
