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

namespace CampaignPortal.Web.Pages.Units;

/// <summary>Shows what a reorganisation would touch, and decides it: done at once, or on its day.</summary>
[Authorize(Policy = Permit.Reorganise)]
public sealed class ChangeModel(CampaignDbContext db, Access access, Reorganising reorganising, ReorganisationPreview preview) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }

        /// <summary>What the page showed when it was decided on.</summary>
        public string Seen { get; set; } = "";
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Reorganisation Reorganisation { get; private set; } = null!;
    public PreviewView Preview { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }

    public bool IsDue => Reorganisation.EffectiveOn <= access.Today;
    public bool IsToDecide => Reorganisation.State == ReorganisationState.Drafted && WhyNot is null;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var found = await db.Reorganisations.VisibleTo(access, Permit.Reorganise).AsSingleQuery().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, ct);
        if (found is null)
        {
            return NotFound();
        }

        (Reorganisation, Preview) = (found, await preview.ReadAsync(found, ct));
        WhyNot = found.IsOpen ? await reorganising.WhyNotAsync(found, ct) : null;
        db.ChangeTracker.Clear();
        ModelState.Remove("Input.Seen");
        (Input.Version, Input.Seen) = (found.Version, Preview.Seen);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (version, seen) = (Input.Version, Input.Seen);
        var shown = await RedisplayAsync(ct);
        if (shown is not PageResult)
        {
            return shown;
        }

        var isDone = await reorganising.DecideAsync(Id, version, seen, access.Self, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = (isDone ? "Units.Change.Done" : "Units.Change.Planned", Reorganisation.About);
        return RedirectToPage("Details", new { id = Reorganisation.Units[0].UnitId });
    }
}
