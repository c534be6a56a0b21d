using System.Globalization;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Duties;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.Duties;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Duties;

/// <summary>Reminds of one duty, or of everything that is overdue in a campaign, with one click on the board.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class RemindModel(CampaignDbContext db, Access access, DutyReminding reminding) : PageModel
{
    public sealed class Form
    {
        /// <summary>Null for all that is overdue.</summary>
        public int? DutyId { get; set; }
    }

    [FromRoute]
    public int CampaignId { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Nothing is shown here: the board is.</summary>
    public IActionResult OnGet() => RedirectToPage("Board", new { CampaignId });

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var today = access.Today;
        var duties = db.Duties.Organised(access, Permit.RunRounds).Where(d => d.CampaignId == CampaignId);
        var meant = Input.DutyId is { } id ? duties.Where(d => d.Id == id) : duties.Where(d => DutyStates.Outstanding.Contains(d.State) && d.DueOn < today);
        if (!ModelState.IsValid || !await db.Campaigns.Organised(access, Permit.RunRounds).AnyAsync(c => c.Id == CampaignId && c.State == CampaignState.Running, ct) || (Input.DutyId is not null && !await meant.AnyAsync(ct)))
        {
            return NotFound();
        }

        var count = await reminding.RemindAsync(meant, access.Self, ct);
        (TempData["Notice"], TempData["NoticeAbout"]) = (count > 0 ? "Duties.Remind.Done" : "Duties.Remind.Nothing", count.ToString(CultureInfo.InvariantCulture));
        return RedirectToPage("Board", new { CampaignId });
    }
}
