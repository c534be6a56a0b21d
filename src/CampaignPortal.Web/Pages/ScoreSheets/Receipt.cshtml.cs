using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.ScoreSheets;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.ScoreSheets;

/// <summary>What proves that a score sheet was submitted; earlier submissions below it.</summary>
[Authorize(Policy = Permit.Score)]
public sealed class ReceiptModel(CampaignDbContext db, ScoreReading reading) : PageModel
{
    public sealed record ReceiptView(Receipt Receipt, string Submitter, string? For);

    public ScoreHead Head { get; private set; } = null!;
    public ReceiptView Latest { get; private set; } = null!;
    public IReadOnlyList<ReceiptView> Earlier { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await reading.FindAsync(id, ct) is not { } head)
        {
            return NotFound();
        }

        var receipts = await (from s in db.ScoreSheets
                              where s.Id == id
                              from x in s.Submissions
                              orderby x.Number descending
                              select new ReceiptView(
                                  x.Receipt,
                                  db.People.Where(p => p.Id == x.SubmittedBy.PersonId).Select(p => p.Name).FirstOrDefault() ?? "",
                                  db.People.Where(p => p.Id == x.SubmittedBy.ForPersonId).Select(p => p.Name).FirstOrDefault())).ToListAsync(ct);
        if (receipts.Count == 0)
        {
            return RedirectToPage("Grid", new { id });
        }

        (Head, Latest, Earlier) = (head, receipts[0], [.. receipts.Skip(1)]);
        return Page();
    }
}
