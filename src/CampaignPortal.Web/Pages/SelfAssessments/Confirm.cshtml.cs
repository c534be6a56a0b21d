using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>The head, or the deputy in charge, confirms what the unit submitted; not who filled it in.</summary>
[Authorize(Policy = Permit.ConfirmSelfAssessment)]
public sealed class ConfirmModel(CampaignDbContext db, Access access, SelfReading reading, SelfFiling filing, SelfWords words) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public SelfHeadView Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var read = await reading.ReadAsync(db.SelfAssessments.VisibleTo(access, Permit.ConfirmSelfAssessment), Id, ct);
        if (read is null || await access.ActorForAsync(Permit.ConfirmSelfAssessment, read.Sheet.UnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        Shown = SelfHeadView.Of(read, words, actor, access.ArrivedAt);
        Input.Version = read.Sheet.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var unitId = await db.SelfAssessments.VisibleTo(access, Permit.ConfirmSelfAssessment).Where(s => s.Id == Id).Select(s => (int?)s.UnitId).SingleOrDefaultAsync(ct);
        if (unitId is null || await access.ActorForAsync(Permit.ConfirmSelfAssessment, unitId.Value, ct) is not { } actor)
        {
            return NotFound();
        }

        await filing.ConfirmAsync(Id, Input.Version, actor, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = ("SelfAssessments.Confirm.Done", "");
        return RedirectToPage("Awaiting");
    }
}
