using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>What proves a submission: number, instant and check code.</summary>
[Authorize(Policy = Permit.FillSelfAssessment)]
public sealed class ReceiptModel(CampaignDbContext db, Access access, SelfWords words) : PageModel
{
    public sealed record ReceiptView(
        int Id, string Quarter, string UnitName, string CampaignName, Receipt Receipt, bool IsLate, string By, bool IsAsSubmitted, SheetState State);

    public ReceiptView Shown { get; private set; } = null!;

    /// <param name="number">Which submission; the latest when it is not named.</param>
    public async Task<IActionResult> OnGetAsync(int id, int? number, CancellationToken ct)
    {
        var found = await (from s in db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment)
                           where s.Id == id
                           from x in s.Submissions
                           where number == null || x.Number == number
                           join r in db.Rounds on s.RoundId equals r.Id
                           join c in db.Campaigns on s.CampaignId equals c.Id
                           from place in r.Participants
                           where place.UnitId == s.UnitId
                           orderby x.Number descending
                           select new { Submission = x, r.Quarter, place.UnitName, c.Name, s.State }).AsNoTracking().FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return NotFound();
        }

        var by = await db.People.Where(p => p.Id == found.Submission.SubmittedBy.PersonId).Select(p => p.Name).SingleAsync(ct);
        Shown = new ReceiptView(
            id, words.Quarter(found.Quarter), found.UnitName, found.Name, found.Submission.Receipt, found.Submission.IsLate, by,
            SelfDifference.IsAsSubmitted(found.Submission), found.State);
        return Page();
    }
}
