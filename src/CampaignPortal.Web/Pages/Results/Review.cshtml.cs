using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>Sheets that stand out before a result is decided, and what was decided about them (评分复核).</summary>
[Authorize(Policy = Permit.WeighResults)]
public sealed class ReviewModel(ResultReading reading, SheetReviewing reviewing, Schemes schemes, Access access) : PageModel
{
    public ResultHead Head { get; private set; } = null!;
    public Scheme Scheme { get; private set; } = null!;
    public SheetReview Found { get; private set; } = null!;
    public bool MayRecord { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await reading.OpenAsync(id, Permit.WeighResults, ct) is not { Head: { IsOrganiser: true } head } || !await reviewing.IsOnAsync(head, ct))
        {
            return NotFound();
        }

        (Head, Scheme) = (head, await schemes.OfVersionAsync(head.SchemeVersionId, ct));
        Found = await reviewing.ReviewAsync(head, ct);
        MayRecord = RoundResult.WhyNotResolve(head.State, head.RoundState, isAnswered: false) is null && await access.MayAsync(Permit.RunRounds, ct);
        return Page();
    }
}
