using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>The person whom the campaign names decides the result, after one page of what he has to know.</summary>
[Authorize(Policy = Permit.DecideResults)]
public sealed class DecideModel(ResultSummary summaries, GradeText grades, GateText gates, ResultDeciding deciding, TimeProvider clock) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public long Version { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public DecidingView Shown { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await summaries.OpenAsync(Id, Permit.DecideResults, ct) is not { } opened
            || await deciding.DeciderAsync(opened.Head.OrganiserUnitId, opened.Head.Decider, ct) is not { } actor)
        {
            return NotFound();
        }

        var (result, round) = await summaries.FindAsync(Id, ct);
        var summary = await summaries.OfAsync(opened, result, ct);
        Shown = new DecidingView(opened.Head, summary, grades.Seats(summary.Grades, summary.Rows), gates.Lines(summary.Rows, summary.Grades.Rules));
        WhyNot = await deciding.WhyNotInsteadAsync(Id, actor, ct) ?? result.WhyNotDecide(ResultDecision.ByPerson(actor.PrincipalId), round, opened.Head.Settings, actor, clock.GetUtcNow()) ?? await deciding.WhyNotYetAsync(Id, round, ct);
        Input.Version = result.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (await summaries.OpenAsync(Id, Permit.DecideResults, ct) is not { Head: var head }
            || await deciding.DeciderAsync(head.OrganiserUnitId, head.Decider, ct) is not { } actor)
        {
            return NotFound();
        }

        await deciding.DecideAsync(Id, Input.Version, ResultDecision.ByPerson(actor.PrincipalId), actor, ct);
        TempData["Notice"] = "Results.Decide.Done";
        return RedirectToPage("Ranking", new { id = Id });
    }
}
