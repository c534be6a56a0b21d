using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>Takes a file out of an answer that is not submitted yet. The file stays with the unit and can be used again.</summary>
[Authorize(Policy = Permit.FillSelfAssessment)]
public sealed class DetachModel(CampaignDbContext db, Access access, SelfEvidence files) : PageModel
{
    public IActionResult OnGet(int id, string code) => RedirectToPage("Attach", new { id, code });

    public async Task<IActionResult> OnPostAsync([FromRoute] int id, [FromRoute] string code, [FromForm] int evidence, [FromQuery] string? from, CancellationToken ct)
    {
        var sheet = await db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment).SingleOrDefaultAsync(s => s.Id == id, ct);
        if (sheet is null || await access.ActorForAsync(Permit.FillSelfAssessment, sheet.UnitId, ct) is not { } actor)
        {
            return NotFound();
        }

        try
        {
            if (!await files.DetachAsync(sheet, code, evidence, actor, ct))
            {
                return NotFound();
            }

            TempData["Notice"] = "SelfAssessments.Attach.Removed";
        }
        catch (RefusedException refused)
        {
            // Nothing was typed here: the page with the files says why.
            TempData["Notice"] = $"Refusal.{refused.Refusal}";
        }
        catch (DbUpdateConcurrencyException)
        {
            TempData["Notice"] = $"Refusal.{Refusal.WrongState}";
        }

        return RedirectToPage("Attach", new { id, code, from });
    }
}
