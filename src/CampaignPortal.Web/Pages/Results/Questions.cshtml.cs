using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>What the figures of a result leave to a body, and what it decided (研究决定).</summary>
[Authorize(Policy = Permit.WeighResults)]
public sealed class QuestionsModel(ResultReading reading, ResultResolving resolving, Schemes schemes, Access access) : PageModel
{
    public ResultHead Head { get; private set; } = null!;
    public SchemeContent Scheme { get; private set; } = null!;
    public IReadOnlyList<QuestionView> Questions { get; private set; } = [];
    public IReadOnlyList<ResolutionView> Recorded { get; private set; } = [];
    public bool MayRecord { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await reading.OpenAsync(id, Permit.WeighResults, ct) is not { Head: { IsOrganiser: true } head })
        {
            return NotFound();
        }

        (Head, Scheme) = (head, (await schemes.OfVersionAsync(head.SchemeVersionId, ct)).Content);
        (Questions, Recorded) = (await resolving.QuestionsAsync(head, ct), await resolving.RecordedAsync(head.RoundId, ct));
        MayRecord = RoundResult.WhyNotResolve(head.State, head.RoundState, isAnswered: false) is null && await access.MayAsync(Permit.RunRounds, ct);
        return Page();
    }
}
