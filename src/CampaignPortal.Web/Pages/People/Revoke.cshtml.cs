using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.People;

/// <summary>Takes a right back at once: yesterday was its last day.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class RevokeModel(CampaignDbContext db, Access access, RightsKeeping rights) : PageModel, IRedisplay
{
    public sealed record RightView(int PersonId, string Person, Role Role, string Unit, DateOnly From, Refusal? WhyNot);

    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public RightView Right { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } right)
        {
            return NotFound();
        }

        Right = new RightView(
            right.PersonId, await db.People.Where(p => p.Id == right.PersonId).Select(p => p.Name).SingleAsync(ct), right.Role,
            await db.Units.Where(u => u.Id == right.UnitId).Select(u => u.Name).SingleAsync(ct), right.From, right.WhyNotRevoke(access.Today, await rights.TakingAsync(right, ct)));
        Input.Version = right.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } right)
        {
            return NotFound();
        }

        await rights.RevokeAsync(right.Id, Input.Version, ct);
        TempData["Notice"] = "People.Revoke.Done";
        return RedirectToPage("Details", new { id = right.PersonId });
    }

    private Task<Assignment?> FindAsync(CancellationToken ct) =>
        db.Assignments.VisibleTo(access, Permit.ManageOrganisation).SingleOrDefaultAsync(a => a.Id == Id, ct);
}
