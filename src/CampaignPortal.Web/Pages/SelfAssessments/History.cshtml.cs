using CampaignPortal.Domain.Assessments;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Operations.SelfAssessments;
using CampaignPortal.Web.Security;
using CampaignPortal.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.SelfAssessments;

/// <summary>What became of a self-assessment: its submissions and receipts, returns and their reasons, the confirmation.</summary>
[Authorize(Policy = Permit.FillSelfAssessment)]
public sealed class HistoryModel(CampaignDbContext db, Access access, SelfReading reading, SelfWords words) : PageModel
{
    /// <param name="Changed">Items that differ from the submission before.</param>
    public sealed record SubmissionView(
        int Number, string ReceiptNumber, DateTimeOffset At, string Hash, string By, bool IsLate, bool IsAsSubmitted, IReadOnlyList<string> Changed, IReadOnlyList<ReasonView> Reasons);

    public sealed record ReasonView(string? ItemCode, string Reason);

    /// <param name="IsAsLatest">Whether the sheet, being in, still says what its latest receipt proves; null while it is not in.</param>
    public sealed record SheetView(
        int Id, string Quarter, string UnitName, string CampaignName, SheetState State, bool? IsAsLatest, string? ConfirmedBy, DateTimeOffset? ConfirmedAt, bool IsConfirmedLate,
        IReadOnlyList<SubmissionView> Submissions, IReadOnlyList<SelfLineView> Lines, SelfTotalView Total)
    {
        public StatusKind Status => State.Kind();
    }

    public SheetView Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        var read = await reading.ReadAsync(db.SelfAssessments.VisibleTo(access, Permit.FillSelfAssessment), id, ct);
        if (read is null)
        {
            return NotFound();
        }

        var sheet = read.Sheet;
        var reasons = await db.SelfAssessments.Where(s => s.Id == id).SelectMany(s => s.ReturnReasons).OrderBy(r => r.Id).AsNoTracking().ToListAsync(ct);
        int[] people = [.. sheet.Submissions.Select(s => s.SubmittedBy.PersonId), sheet.ConfirmedBy?.PersonId ?? 0];
        var names = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        Shown = new SheetView(
            id, words.Quarter(read.Round.Quarter), read.Unit.UnitName, read.CampaignName, sheet.State,
            sheet.State.IsIn ? sheet.Content().Hash == sheet.LatestSubmission!.Receipt.ContentHash : null,
            names.GetValueOrDefault(sheet.ConfirmedBy?.PersonId ?? 0), sheet.ConfirmedAt, sheet.IsConfirmedLate,
            [.. sheet.Submissions.OrderByDescending(s => s.Number).Select(s => ViewOf(s, sheet, names, reasons))],
            [.. read.Lines.Select(words.Of)], SelfTotalView.Of(read));
        return Page();
    }

    private static SubmissionView ViewOf(SelfSubmission submission, SelfAssessment sheet, Dictionary<int, string> names, List<ReturnReason> reasons)
    {
        var earlier = sheet.Submissions.FirstOrDefault(s => s.Number == submission.Number - 1);
        return new SubmissionView(
            submission.Number, submission.Receipt.Number, submission.Receipt.At, submission.Receipt.ContentHash, names[submission.SubmittedBy.PersonId],
            submission.IsLate, SelfDifference.IsAsSubmitted(submission), earlier is null ? [] : SelfDifference.ItemsBetween(earlier, submission),
            [.. reasons.Where(r => r.SubmissionNumber == submission.Number).Select(r => new ReasonView(r.ItemCode, r.Reason))]);
    }
}
