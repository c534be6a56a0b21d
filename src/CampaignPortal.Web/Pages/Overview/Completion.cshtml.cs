using CampaignPortal.Web.Operations.Watching;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Overview;

/// <summary>Completion by unit and standard; each cell leads to what is missing.</summary>
[Authorize(Policy = Permit.WatchCampaigns)]
public sealed class CompletionModel(WatchReading reading, CompletionReading completion) : PageModel
{
    public WatchedRound Round { get; private set; } = null!;
    public CompletionTable Table { get; private set; } = null!;
    public IReadOnlyList<CompletionStep> Steps { get; } = Enum.GetValues<CompletionStep>();

    public async Task<IActionResult> OnGetAsync(int roundId, int? p, CancellationToken ct)
    {
        if (await reading.OpenAsync(roundId, ct) is not { } round)
        {
            return NotFound();
        }

        (Round, Table) = (round, await completion.PageAsync(round, p, ct));
        return Page();
    }
}
